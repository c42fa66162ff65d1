import { displayWidth, padEnd, padStart, truncate } from './display-width.ts';

/** A cell: escaped text, and how it is painted once it has its final width. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** May be cut, down to this many cells, where the line would be too long. */
  readonly shrinkTo?: number;
}

const SPACING = 2;

/** Lines of a table, headings first; columns without content are left out. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paintTitle: (text: string) => string,
): string[] {
  const shown = columns.map((_, index) => rows.some((row) => (row[index]?.text ?? '') !== ''));
  const widths = fitWidths(columns, naturalWidths(columns, rows, shown), width);
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, index) => formatCell(cell, columns[index], widths[index] ?? 0))
      .filter((_, index) => shown[index])
      .join(' '.repeat(SPACING))
      .trimEnd();
  const titles = columns.map(({ title }) => ({ text: title, paint: paintTitle }));
  return [line(titles), ...rows.map(line)];
}

function naturalWidths(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  shown: readonly boolean[],
): number[] {
  return columns.map(({ title }, index) =>
    shown[index]
      ? rows.reduce(
          (widest, row) => Math.max(widest, displayWidth(row[index]?.text ?? '')),
          displayWidth(title),
        )
      : 0,
  );
}

/** Takes from the widest column that may shrink until the line fits or nothing can give. */
function fitWidths(columns: readonly Column[], natural: number[], width: number): number[] {
  const widths = [...natural];
  const used = () =>
    widths.reduce((sum, each) => sum + each, 0) +
    SPACING * Math.max(0, widths.filter((each) => each > 0).length - 1);
  while (used() > width) {
    let widest = -1;
    for (const [index, { shrinkTo }] of columns.entries()) {
      const own = widths[index] ?? 0;
      if (shrinkTo !== undefined && own > shrinkTo && own > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function formatCell(cell: Cell, column: Column | undefined, width: number): string {
  const text = truncate(cell.text, width);
  const painted = cell.paint === undefined ? text : cell.paint(text);
  const padding = (column?.align === 'right' ? padStart : padEnd)(text, width);
  // Padding is not painted: an underlined heading would run on.
  return padding.replace(text, () => painted);
}
