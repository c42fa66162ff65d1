import {
  type PolicyName,
  type RuleOrigin,
  type RuleStanding,
  summarizeRule,
  type Verdict,
  type Workload,
} from '@ringfence/model';
import type { ExplainedRule, Explanation } from '@ringfence/policy';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { indented } from '../terminal/wrap.ts';
import { policyNameText } from './policy-view.ts';
import { isStandingInFull, standingText } from './standing.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;
/** What the node says of rules, by their origin. */
export type Standings = ReadonlyMap<RuleOrigin, RuleStanding>;

/** Which rule decides, why, how, and what nearly did. */
export function explanationView(
  explanation: Explanation,
  operation: string,
  workload: Workload,
  standings: Standings | null,
  canvas: Canvas,
): string {
  const { style } = canvas;
  const { verdict, winner, reason } = explanation;
  const word = verdict.permitted ? style.good('permitted') : style.bad('denied');
  const lines = [
    `${style.strong(escapeText(operation))} by ${escapeText(workload.name)}: ${word}${alertText(verdict)}`,
  ];
  if (winner !== null) lines.push(...ruleLines(winner, canvas));
  lines.push(...paragraph(reason, canvas));
  if (!verdict.permitted) lines.push(...paragraph(howText(explanation), canvas));
  lines.push(
    ...annotationLines(winner, canvas),
    ...enforcementLines(explanation, standings, canvas),
  );
  lines.push(
    ...list(
      'These match too, and come after it:',
      explanation.beaten,
      canvas,
      ({ reason: why }) => [why],
    ),
    ...list('These nearly match:', explanation.near, canvas, ({ parts }) => parts),
  );
  return `${lines.join('\n')}\n`;
}

function alertText({ alert }: Verdict): string {
  return alert === null ? ', without an alert' : `, with the alert ${alert}`;
}

function placeText({ file, rule }: ExplainedRule): string {
  return `${escapeText(file)}:${rule.origin.line}`;
}

function ruleLines(explained: ExplainedRule, { style }: Canvas): string[] {
  const { rule } = explained;
  return [
    `  ${style.strong(placeText(explained))}  ${rule.action} ${escapeText(summarizeRule(rule))}`,
    `    ${style.quiet(`${policyNameText(rule.origin.policy)}, ${escapeText(rule.origin.path)}`)}`,
  ];
}

function paragraph(text: string, { width }: Canvas): string[] {
  return indented(text, 2, 2, width);
}

/** Where it is decided, and what the caller is told. */
function howText({ operation, awaitsArguments }: Explanation): string {
  if (awaitsArguments)
    return 'decided in the kernel, before its first instruction: the program is killed (SIGKILL)';
  switch (operation.type) {
    case 'network':
      return 'decided in the kernel, at the socket: the caller gets EPERM';
    case 'privilege':
    case 'capability':
      return 'decided in the kernel, by BPF-LSM: the caller gets EPERM';
    default:
      return 'decided in the kernel, by BPF-LSM: the caller gets EACCES';
  }
}

function annotationLines(winner: ExplainedRule | null, canvas: Canvas): string[] {
  if (winner === null) return [];
  const { severity, tags, message } = winner.rule;
  const parts = [
    severity > 0 ? `severity ${severity}` : '',
    tags.length > 0 ? `tags ${tags.map(escapeText).join(', ')}` : '',
    message === '' ? '' : `message: ${escapeText(message)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : paragraph(`its alert carries ${parts.join('; ')}`, canvas);
}

/** What is missing in force, as the node says, else as every node has it. */
function enforcementLines(
  { winner, notEnforced, verdict, today }: Explanation,
  standings: Standings | null,
  canvas: Canvas,
): string[] {
  const lines: string[] = [];
  const standing = winner === null ? undefined : standings?.get(winner.rule.origin);
  if (winner !== null && standing !== undefined) {
    const { action } = winner.rule;
    const paint = isStandingInFull(action, standing) ? canvas.style.good : canvas.style.bad;
    const text = `on this node: ${standingText(action, standing)}`;
    lines.push(...paragraph(text, canvas).map(paint));
  }
  for (const { rule, reason, ...more } of notEnforced) {
    if (rule === winner?.rule && standing !== undefined) continue;
    const text = `NOT ENFORCED: ${placeText({ rule, ...more })}: ${escapeText(reason)}`;
    lines.push(...paragraph(text, canvas).map(canvas.style.bad));
  }
  if (today.permitted !== verdict.permitted) {
    const text = `so today a node ${today.permitted ? 'permits' : 'denies'} it`;
    lines.push(...paragraph(text, canvas).map(canvas.style.bad));
  }
  return lines;
}

function list<Entry extends ExplainedRule>(
  title: string,
  entries: readonly Entry[],
  canvas: Canvas,
  reasons: (entry: Entry) => readonly string[],
): string[] {
  if (entries.length === 0) return [];
  return [
    canvas.style.heading(title),
    ...entries.flatMap((entry) => [
      `  ${placeText(entry)}  ${entry.rule.action} ${escapeText(summarizeRule(entry.rule))}`,
      ...reasons(entry).flatMap((reason) => indented(escapeText(reason), 4, 6, canvas.width)),
    ]),
  ];
}

interface RuleJson {
  readonly policy: PolicyName;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly action: string;
  readonly summary: string;
  /** Of the node, where it was asked. */
  readonly standing: RuleStanding | null;
}

/** The same for machines. */
export function explanationJson(
  explanation: Explanation,
  operation: string,
  workload: Workload,
  standings: Standings | null,
) {
  const rule = ({ file, rule: { origin, action, ...more } }: ExplainedRule): RuleJson => ({
    policy: origin.policy,
    file,
    line: origin.line,
    column: origin.column,
    path: origin.path,
    action,
    summary: summarizeRule({ origin, action, ...more }),
    standing: standings?.get(origin) ?? null,
  });
  const { verdict, today, winner, beaten, near, notEnforced } = explanation;
  return {
    operation,
    workload: { id: workload.id, name: workload.name, namespace: workload.namespace },
    permitted: verdict.permitted,
    alert: verdict.alert,
    rule: winner === null ? null : rule(winner),
    reason: explanation.reason,
    posture: explanation.posture,
    today: { permitted: today.permitted, alert: today.alert },
    beaten: beaten.map((each) => ({ ...rule(each), reason: each.reason })),
    near: near.map((each) => ({ ...rule(each), parts: each.parts })),
    notEnforced: notEnforced.map((each) => ({ ...rule(each), reason: each.reason })),
  };
}
