import type { PolicyProblem } from '@ringfence/model';
import { displayWidth, truncate } from '../terminal/display-width.ts';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';

/** Where no terminal sets a width: a file of one line may be megabytes long. */
const EXCERPT_WIDTH = 160;
/** Of what stands before the place, where the line is longer than there is room. */
const CONTEXT = 20;

type Canvas = Pick<Screen, 'width' | 'style'>;

/** The lines of a text, once for all its problems. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** A problem as compilers tell it: place, what, the line itself, a mark below it, the mend. */
export function problemView(
  problem: PolicyProblem,
  text: readonly string[],
  fileName: string,
  { style, width }: Canvas,
): string {
  const isError = problem.severity === 'error';
  const paint = isError ? style.bad : style.audit;
  const place =
    problem.line === 0
      ? escapeText(fileName)
      : `${escapeText(fileName)}:${problem.line}:${problem.column}`;
  const lines = [
    `${style.strong(place)}: ${paint(problem.severity)}: ${messageText(problem)} ${style.quiet(
      `[${problem.code}]`,
    )}`,
  ];
  const source = problem.line === 0 ? undefined : text[problem.line - 1];
  if (source !== undefined) {
    const gutter = `${problem.line}`;
    const room = Math.min(width - gutter.length - 5, EXCERPT_WIDTH);
    const { shown, before, meant } = excerpt(source, problem, room);
    lines.push(
      style.quiet(`  ${gutter} │ `) + shown,
      `${style.quiet(`  ${' '.repeat(gutter.length)} │ `)}${' '.repeat(before)}${paint(
        '^'.repeat(meant),
      )}`,
    );
    if (problem.mend !== '') {
      lines.push(`${style.quiet(`  ${' '.repeat(gutter.length)} = `)}${escapeText(problem.mend)}`);
    }
  } else if (problem.mend !== '') lines.push(`  ${style.quiet('=')} ${escapeText(problem.mend)}`);
  return `${lines.join('\n')}\n`;
}

function messageText({ path, message }: PolicyProblem): string {
  return path === '' ? escapeText(message) : `${escapeText(path)}: ${escapeText(message)}`;
}

/** As much of a line as there is room for, with its place in it. */
function excerpt(
  source: string,
  problem: PolicyProblem,
  room: number,
): { shown: string; before: number; meant: number } {
  const at = problem.column - 1;
  const head = drawn(source.slice(Math.max(0, at - room), at));
  const fits = at <= room && displayWidth(head) <= room - CONTEXT;
  const lead = fits ? head : `…${drawn(source.slice(Math.max(0, at - CONTEXT), at))}`;
  const before = displayWidth(lead);
  const meant = displayWidth(drawn(meantText(source.slice(0, at + room), problem)));
  return {
    shown: truncate(lead + drawn(source.slice(at, at + room)), room),
    before,
    meant: Math.max(1, Math.min(meant, room - before)),
  };
}

/** Where the node does not say how far it reaches, the word or value that starts there. */
function meantText(source: string, { column, length }: PolicyProblem): string {
  const rest = source.slice(column - 1);
  if (length > 0) return rest.slice(0, length);
  return /^(?:\{[^{}]*\}|"[^"]*"|'[^']*'|[^\s:,\]}]+)/.exec(rest)?.[0] ?? '';
}

/** Tabs would move the mark: the source is drawn escaped, and the mark is set by what is drawn. */
function drawn(source: string): string {
  return escapeText(source.replaceAll('\t', '  ')).replaceAll('\\\\', '\\');
}
