import type { NodeMode } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Screen } from '../terminal/screen.ts';
import { indented, wrap } from '../terminal/wrap.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

/** The first thing anyone wants to know: green when the kernel enforces, else red and why. */
export function modeLines(mode: NodeMode, reason: string, { style, width }: Canvas): string[] {
  if (mode === 'enforcing(bpf-lsm)') return [style.good(`● ${mode}`)];
  const why = reason === '' ? '' : `: ${escapeText(reason)}`;
  return indented(`✗ ${mode}${why}`, 0, 2, width).map(style.bad);
}

/** What is wrong until somebody mends it: nobody may overlook it. */
export function troubleLines(troubles: readonly string[], { style, width }: Canvas): string[] {
  return troubles.flatMap((trouble) =>
    indented(`✗ ${escapeText(trouble)}`, 0, 2, width).map(style.bad),
  );
}

/** Lines of names and values, aligned. */
export function factLines(
  facts: readonly (readonly [string, string])[],
  { style, width }: Canvas,
): string[] {
  const column = Math.max(...facts.map(([name]) => name.length)) + 2;
  return facts.flatMap(([name, value]) =>
    wrap(value, width - column).map(
      (line, index) => style.quiet((index === 0 ? name : '').padEnd(column)) + line,
    ),
  );
}
