import type { PolicyName, PolicyReport, RuleReport } from '@ringfence/model';
import { displayWidth, padEnd } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { formatTable } from '../terminal/table.ts';
import { indented } from '../terminal/wrap.ts';
import { isInFull, isStandingInFull, standingText, whereText } from './standing.ts';
import { counted } from './time-text.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

const MOST_NAMES = 5;
/** Wider ones leave the column, so that states stay in sight. */
const WIDEST_SUBJECT = 48;

/** `WorkloadPolicy default/pod-a-etc-bin`. */
export function policyNameText({ kind, namespace, name }: PolicyName): string {
  const where = namespace === '' ? '' : `${escapeText(namespace)}/`;
  return `${kind} ${where}${escapeText(name)}`;
}

/** One policy in full: what it selects, and what became of each rule. */
export function policyView(policy: PolicyReport, change: string, canvas: Canvas): string {
  const { style } = canvas;
  const isWhole = policy.trouble === '' && policy.rules.every(isInFull);
  const glyph = isWhole ? style.good('●') : style.bad('✗');
  const head = `${glyph} ${style.strong(policyNameText(policy.name))} ${change}`;
  if (isUnread(policy)) {
    const text = `NOT ENFORCED: ${escapeText(policy.trouble)}`;
    return [head.trimEnd(), ...indented(text, 2, 4, canvas.width).map(style.bad), ''].join('\n');
  }
  const lines = [`${head}${selectionText(policy)}`];
  if (policy.trouble !== '')
    lines.push(...indented(escapeText(policy.trouble), 2, 4, canvas.width).map(style.bad));
  lines.push(...ruleLines(policy, canvas));
  return `${lines.join('\n')}\n`;
}

/** On disk, and nothing more. */
const isUnread = ({ trouble, rules }: PolicyReport) => trouble !== '' && rules.length === 0;

function selectionText({ workloads }: PolicyReport): string {
  if (workloads.length === 0) return 'selects no workload here yet';
  const names = workloads.slice(0, MOST_NAMES).map(({ name }) => escapeText(name));
  if (workloads.length > MOST_NAMES) names.push('…');
  return `selects ${counted(workloads.length, 'workload')}: ${names.join(', ')}`;
}

function placeText(policy: PolicyReport, rule: RuleReport): string {
  return `${escapeText(policy.fileName)}:${rule.line}`;
}

function subjectText(rule: RuleReport): string {
  return `${rule.action} ${escapeText(rule.summary)}`;
}

/** Rules below each other, so that whatever is missing catches the eye. */
function ruleLines(policy: PolicyReport, { style, width }: Canvas): string[] {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));
  const placeWidth = widest(policy.rules.map((rule) => placeText(policy, rule)));
  const subjectWidth = Math.min(WIDEST_SUBJECT, widest(policy.rules.map(subjectText)));
  return policy.rules.flatMap((rule) => {
    const place = style.quiet(padEnd(placeText(policy, rule), placeWidth));
    const line = `  ${place}  ${padEnd(subjectText(rule), subjectWidth)}`;
    const [only] = rule.standings;
    if (only !== undefined && rule.standings.length === 1 && isInFull(rule)) {
      return [`${line}  ${style.good(standingText(rule.action, only))}`];
    }
    const standings = rule.standings.flatMap((standing) => {
      const paint = isStandingInFull(rule.action, standing) ? style.good : style.bad;
      const text = standingText(rule.action, standing) + whereText(policy, standing);
      return indented(text, 4, 6, width).map(paint);
    });
    return [line.trimEnd(), ...standings];
  });
}

const IN_FORCE = 'enforced';

function stateText(policy: PolicyReport): string {
  if (isUnread(policy)) return 'NOT ENFORCED: cannot be read';
  const missing = policy.rules.filter((rule) => !isInFull(rule)).length;
  if (missing > 0) return `NOT ENFORCED: ${counted(missing, 'rule')}`;
  return policy.trouble === '' ? IN_FORCE : 'as before: cannot be read now';
}

/** Every policy, one a line. */
export function policyTable(policies: readonly PolicyReport[], { width, style }: Canvas): string {
  const rows = policies.map((policy) => {
    const state = stateText(policy);
    return [
      { text: escapeText(policy.name.namespace) },
      { text: escapeText(policy.name.name), paint: style.strong },
      { text: policy.name.kind },
      { text: String(policy.workloads.length) },
      { text: String(policy.rules.length) },
      { text: state, paint: state === IN_FORCE ? style.good : style.bad },
    ];
  });
  const columns = [
    { title: 'NAMESPACE', shrinkTo: 9 },
    { title: 'NAME', shrinkTo: 12 },
    { title: 'KIND', shrinkTo: 10 },
    { title: 'WORKLOADS', align: 'right' },
    { title: 'RULES', align: 'right' },
    { title: 'STATE' },
  ] as const;
  return `${formatTable(columns, rows, width, style.quiet).join('\n')}\n`;
}
