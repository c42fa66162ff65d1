import { readFileSync } from 'node:fs';

/** What each kernel can do about each operation: as guest tests tell it, and as the page has it. */

export const MATRIX_FILE = 'docs/matrix.json';

export interface Abilities {
  readonly see: boolean;
  readonly audit: boolean;
  readonly block: boolean;
}

/** By kernel, then by operation. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, Abilities>>>>;

export interface Found extends Abilities {
  readonly kernel: string;
  readonly operation: string;
}

export const readMatrix = (path: string): Matrix =>
  JSON.parse(readFileSync(path, 'utf8')) as Matrix;

const MARK = '@matrix ';

export function abilityLine(found: Found): string {
  return `${MARK}${JSON.stringify(found)}`;
}

/** What a line of a test's output says, or undefined where it is ordinary output. */
export function parseAbilityLine(line: string): Found | undefined {
  const at = line.indexOf(MARK);
  return at < 0 ? undefined : (JSON.parse(line.slice(at + MARK.length)) as Found);
}

/** The matrix with what was found in place of what was known of those kernels. */
export function withFound(known: Matrix, found: readonly Found[]): Matrix {
  const fresh = Map.groupBy(found, ({ kernel }) => kernel);
  const kernels = [...new Set([...Object.keys(known), ...fresh.keys()])];
  kernels.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return Object.fromEntries(
    kernels.map((kernel) => [kernel, ofKernel(fresh.get(kernel)) ?? known[kernel] ?? {}]),
  );
}

function ofKernel(found: readonly Found[] | undefined): Matrix[string] | undefined {
  if (found === undefined) return undefined;
  return Object.fromEntries(
    found.map(({ operation, see, audit, block }) => [operation, { see, audit, block }]),
  );
}

const BEGIN = '<!-- matrix: written by `make matrix` -->';
const END = '<!-- matrix ends -->';

/** The page with the table of this matrix in the place for it. */
export function withTable(page: string, matrix: Matrix): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no place "${BEGIN}" … "${END}"`);
  return `${page.slice(0, begin + BEGIN.length)}\n${tableOf(matrix)}${page.slice(end)}`;
}

function tableOf(matrix: Matrix): string {
  const kernels = Object.keys(matrix);
  // In the order of who has most: an older kernel may lack some.
  const columns = kernels.map((kernel) => Object.keys(matrix[kernel] ?? {}));
  columns.sort((one, other) => other.length - one.length);
  const operations = [...new Set(columns.flat())];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [
    row(['operation', ...kernels]),
    `|---${'|---'.repeat(kernels.length)}|\n`,
    ...operations.map((operation) =>
      row([operation, ...kernels.map((kernel) => cellOf(matrix[kernel]?.[operation]))]),
    ),
  ].join('');
}

function cellOf(abilities: Abilities | undefined): string {
  if (abilities === undefined) return 'not tried';
  const { see, audit, block } = abilities;
  const words = [see ? 'see' : '', audit ? 'audit' : '', block ? 'block' : ''];
  return words.filter((word) => word !== '').join(', ') || 'nothing';
}
