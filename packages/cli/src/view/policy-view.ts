import type { PolicyName, PolicyReport, RuleReport, RuleStanding } from '@ringfence/model';
import { displayWidth } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { formatTable } from '../terminal/table.ts';
import { wrap } from '../terminal/wrap.ts';
import { isInFull, isStandingInFull, standingText, whereText } from './standing.ts';
import { counted } from './time-text.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

const MOST_NAMES = 5;

/** `WorkloadPolicy default/pod-a-etc-bin`. */
export function policyNameText({ kind, namespace, name }: PolicyName): string {
  const where = namespace === '' ? '' : `${escapeText(namespace)}/`;
  return `${kind} ${where}${escapeText(name)}`;
}

/** One policy in full: what it selects, and what became of each rule. */
export function policyView(policy: PolicyReport, change: string, canvas: Canvas): string {
  const { style } = canvas;
  const isWhole = policy.rules.every(isInFull);
  const glyph = isWhole ? style.good('●') : style.bad('✗');
  const head = `${glyph} ${style.strong(policyNameText(policy.name))} ${change}`;
  const lines = [`${head}${selectionText(policy)}`];
  for (const rule of policy.rules) lines.push(...ruleLines(policy, rule, canvas));
  return `${lines.join('\n')}\n`;
}

function selectionText({ workloads }: PolicyReport): string {
  if (workloads.length === 0) return 'selects no workload here yet';
  const names = workloads.slice(0, MOST_NAMES).map(({ name }) => escapeText(name));
  if (workloads.length > MOST_NAMES) names.push('…');
  return `selects ${counted(workloads.length, 'workload')}: ${names.join(', ')}`;
}

function ruleLines(policy: PolicyReport, rule: RuleReport, canvas: Canvas): string[] {
  const { style } = canvas;
  const place = `${escapeText(policy.fileName)}:${rule.line}`;
  const subject = `${rule.action} ${escapeText(rule.summary)}`;
  const line = `  ${style.quiet(place)}  ${subject}`;
  const [only] = rule.standings;
  if (only !== undefined && rule.standings.length === 1 && isInFull(rule)) {
    return [`${line}  ${style.good(standingText(rule.action, only))}`];
  }
  return [line, ...rule.standings.flatMap((each) => standingLines(policy, rule, each, canvas))];
}

function standingLines(
  policy: PolicyReport,
  rule: RuleReport,
  standing: RuleStanding,
  { style, width }: Canvas,
): string[] {
  const paint = isStandingInFull(rule.action, standing) ? style.good : style.bad;
  const text = standingText(rule.action, standing) + whereText(policy, standing);
  return wrap(text, width - 6).map(
    (line, index) => `${index === 0 ? '    ' : '      '}${paint(line)}`,
  );
}

/** Every policy, one a line. */
export function policyTable(policies: readonly PolicyReport[], { width, style }: Canvas): string {
  const rows = policies.map((policy) => {
    const missing = policy.rules.filter((rule) => !isInFull(rule)).length;
    const state = missing === 0 ? 'enforced' : `NOT ENFORCED: ${counted(missing, 'rule')}`;
    return [
      { text: escapeText(policy.name.namespace) },
      { text: escapeText(policy.name.name), paint: style.strong },
      { text: policy.name.kind },
      { text: String(policy.workloads.length) },
      { text: String(policy.rules.length) },
      { text: state, paint: missing === 0 ? style.good : style.bad },
    ];
  });
  const columns = [
    { title: 'NAMESPACE', shrinkTo: 9 },
    { title: 'NAME', shrinkTo: 12 },
    { title: 'KIND', shrinkTo: 10 },
    { title: 'WORKLOADS', align: 'right' },
    { title: 'RULES', align: 'right' },
    { title: 'STATE', shrinkTo: displayWidth('NOT ENFORCED') },
  ] as const;
  return `${formatTable(columns, rows, width, style.quiet).join('\n')}\n`;
}
