import type { Operation, PostureAction, Rule, RuleTable } from '@ringfence/model';

/** What a posture is asked about: a list of what may be reached forbids nobody to come in. */
export type PostureQuestion =
  | 'file'
  | 'exec'
  | 'egress'
  | 'ingress'
  | 'socket'
  | 'privilege'
  | 'capability';

export function postureQuestion(operation: Operation): PostureQuestion {
  return operation.type === 'network' ? operation.direction : operation.type;
}

/**
 * Posture is asked only where the workload has an Allow rule that such an operation could meet;
 * exec and capabilities are asked about by themselves, but follow the posture of files and of
 * privileges. Allow rules that no such operation can meet (features not carried) do not bring it into
 * play, and a list of sockets that may be made forbids no connection.
 */
export function postureOf(table: RuleTable, question: PostureQuestion): PostureAction | null {
  const isAsked = table.rules.some(
    (rule) => rule.action === 'Allow' && rule.unsupported.length === 0 && speaksOf(rule, question),
  );
  if (!isAsked) return null;
  switch (question) {
    case 'exec':
      return table.posture.file;
    case 'egress':
    case 'ingress':
    case 'socket':
      return table.posture.network;
    case 'capability':
      return table.posture.privilege;
    default:
      return table.posture[question];
  }
}

function speaksOf(rule: Rule, question: PostureQuestion): boolean {
  switch (question) {
    case 'file':
      return rule.class === 'file';
    case 'exec':
      return rule.class === 'process';
    case 'privilege':
    case 'capability':
    case 'socket':
      return rule.match.type === question;
    default:
      return rule.match.type === 'network' && rule.match.direction === question;
  }
}
