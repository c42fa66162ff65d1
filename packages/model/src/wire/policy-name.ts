import type { ringfence } from '../generated/ringfence/v1/node.js';
import type { PolicyName } from '../rule.ts';
import { policyKindWord } from './words.ts';

type Message = ringfence.v1.PolicyName.$Properties;

export function policyNameToProto(name: PolicyName): Message {
  return { kind: policyKindWord.toProto(name.kind), namespace: name.namespace, name: name.name };
}

/** An absent message has no kind and is refused like an unknown one. */
export function policyNameFromProto(message: Message | null | undefined): PolicyName {
  return {
    kind: policyKindWord.fromProto(message?.kind),
    namespace: message?.namespace ?? '',
    name: message?.name ?? '',
  };
}
