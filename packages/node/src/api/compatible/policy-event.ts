import type { PolicyName } from '@ringfence/model';
import { POLICY_API } from '@ringfence/model/schema';
import { stringify } from 'yaml';
import { CONTAINER_NAMESPACE } from './workload-fields.ts';

/** Whose policy a client sends; each has a method of its own. */
export type PolicyTarget = 'container' | 'host';

/** A change of one policy as a client asks for it. */
export interface PolicyEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly name: PolicyName;
  /** The whole document, for the one reader of policies that there is. */
  readonly text: string;
}

/** Why what a client sent is no policy event. */
export interface PolicyEventProblem {
  readonly problem: string;
}

type Fields = Readonly<Record<string, unknown>>;

const TYPES = ['ADDED', 'MODIFIED', 'DELETED'] as const;
/** Sections that clients send empty when the policy has none of them. */
const SECTIONS = ['process', 'file', 'network', 'capabilities', 'syscalls'];
const ACTIONS: Fields = { allow: 'Allow', audit: 'Audit', block: 'Block' };

/** Reads `{"type": ..., "object": {"metadata": ..., "spec": ...}}`, as `karmor` sends it. */
export function readPolicyEvent(
  bytes: Uint8Array,
  target: PolicyTarget,
): PolicyEvent | PolicyEventProblem {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { problem: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const type = TYPES.find((known) => isFields(event) && event.type === known);
  if (type === undefined) return { problem: `its type is none of ${TYPES.join(', ')}` };
  const object = isFields(event) && isFields(event.object) ? event.object : {};
  const metadata = isFields(object.metadata) ? object.metadata : {};
  if (typeof metadata.name !== 'string' || metadata.name === '')
    return { problem: 'metadata.name is missing' };
  const spec = withoutZeroValues(isFields(object.spec) ? object.spec : {});
  if (type !== 'DELETED' && target === 'container' && !selects(spec))
    return { problem: 'its selector is empty, which no client can tell from one left out' };
  const name: PolicyName = {
    kind: target === 'host' ? 'KubeArmorHostPolicy' : 'KubeArmorPolicy',
    // As in KubeArmor outside Kubernetes: all containers are in one namespace.
    namespace: target === 'host' ? '' : CONTAINER_NAMESPACE,
    name: metadata.name,
  };
  return { type, name, text: documentText(name, metadata, spec) };
}

function documentText({ kind, namespace, name }: PolicyName, metadata: Fields, spec: Fields) {
  const { labels, annotations } = metadata;
  const document = {
    apiVersion: POLICY_API[kind],
    kind,
    metadata: {
      name,
      ...(namespace === '' ? {} : { namespace }),
      ...(isFields(labels) ? { labels } : {}),
      ...(isFields(annotations) ? { annotations } : {}),
    },
    spec,
  };
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Clients send a field that the text did not have as null, as an empty word or an empty section. */
function withoutZeroValues(spec: Fields): Fields {
  const kept = Object.entries(spec).filter(
    ([key, value]) => !(SECTIONS.includes(key) && isFields(value) && isEmpty(value)),
  );
  return clean(Object.fromEntries(kept)) as Fields;
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, field]) => field !== null && !(key === 'action' && field === ''),
  );
  return Object.fromEntries(
    kept.map(([key, field]) => [key, key === 'action' ? actionWord(field) : clean(field)]),
  );
}

/** Written in small letters it means the same to KubeArmor. */
function actionWord(action: unknown): unknown {
  return typeof action === 'string' && Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : action;
}

function selects({ selector }: Fields): boolean {
  if (!isFields(selector)) return false;
  const { matchLabels, matchExpressions } = selector;
  const hasLabels = isFields(matchLabels) && !isEmpty(matchLabels);
  return hasLabels || (Array.isArray(matchExpressions) && matchExpressions.length > 0);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(fields: Fields): boolean {
  return Object.keys(fields).length === 0;
}
