import { displayWidth } from './display-width.ts';

/** Lines of at most `width` cells, broken between words; a longer word keeps a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** The same, each line behind an indent: the first behind its own. */
export function indented(text: string, first: number, rest: number, width: number): string[] {
  return wrap(text, width - Math.max(first, rest)).map(
    (line, index) => ' '.repeat(index === 0 ? first : rest) + line,
  );
}
