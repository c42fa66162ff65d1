import type { PostureAction, Rule, RuleTable } from '@ringfence/model';
import { type PostureQuestion, postureOf } from '../evaluate/posture.ts';

/** What a set does with operations that no rule matches; null: it permits them. */
export type CompiledPosture = Readonly<Record<PostureQuestion, PostureAction | null>>;

/** Why Allow rules of a class have no posture behind them. */
export type PostureObstacle = Readonly<Record<PostureQuestion, string | null>>;

const QUESTIONS: readonly PostureQuestion[] = [
  'file',
  'exec',
  'egress',
  'ingress',
  'socket',
  'privilege',
  'capability',
];

/**
 * The posture of each class as it can be enforced. Where an Allow rule had to be left out, the
 * posture is left out with it: it would deny, or alert on, what somebody allowed.
 */
export function compilePosture(
  table: RuleTable,
  excluded: ReadonlySet<number>,
): { posture: CompiledPosture; obstacles: PostureObstacle } {
  const posture: Record<PostureQuestion, PostureAction | null> = emptyRecord();
  const obstacles: Record<PostureQuestion, string | null> = emptyRecord();
  for (const question of QUESTIONS) {
    const asked = postureOf(table, question);
    const missing = table.rules.find((rule) => isLeftOutAllow(rule, question, excluded));
    if (asked !== null && missing !== undefined)
      obstacles[question] =
        `the default posture is not enforced, since the Allow rule ${missing.origin.path} of ` +
        `${missing.origin.policy.name} is not`;
    else posture[question] = asked;
  }
  return { posture, obstacles };
}

function emptyRecord<Value>(): Record<PostureQuestion, Value | null> {
  return {
    file: null,
    exec: null,
    egress: null,
    ingress: null,
    socket: null,
    privilege: null,
    capability: null,
  };
}

/** The question that an Allow rule brings up; null for what no posture is about. */
export function questionOf(rule: Rule): PostureQuestion | null {
  if (rule.match.type === 'network') return rule.match.direction;
  const { type } = rule.match;
  if (type === 'privilege' || type === 'capability' || type === 'socket') return type;
  if (rule.class === 'process') return 'exec';
  return rule.class === 'file' ? 'file' : null;
}

function isLeftOutAllow(
  rule: Rule,
  question: PostureQuestion,
  excluded: ReadonlySet<number>,
): boolean {
  return rule.action === 'Allow' && excluded.has(rule.index) && questionOf(rule) === question;
}
