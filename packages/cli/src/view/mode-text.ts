import type { NodeMode } from '@ringfence/model';
import { escapeText } from '../terminal/escape.ts';
import type { Style } from '../terminal/style.ts';

/** The first thing anyone wants to know: green when the kernel enforces, else red and why. */
export function modeText(mode: NodeMode, reason: string, style: Style): string {
  if (mode === 'enforcing(bpf-lsm)') return style.good(`● ${mode}`);
  const why = reason === '' ? '' : `: ${escapeText(reason)}`;
  return style.bad(`✗ ${mode}${why}`);
}

/** Lines of names and values, aligned. */
export function factLines(facts: readonly (readonly [string, string])[], style: Style): string[] {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${style.quiet(name.padEnd(width))}  ${value}`);
}
