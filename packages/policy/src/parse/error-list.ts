import { type FieldPath, formatFieldPath } from './field-path.ts';
import type { LineTable } from './line-table.ts';
import { POLICY_ERRORS, type PolicyError, type Problem } from './policy-error.ts';
import type { Position } from './policy-rules.ts';

/** More of one file are counted, not kept. */
export const MAX_ERRORS = 200;
const MAX_TEXT = 500;

/** The errors of one file, in the order of the text. */
export class ErrorList {
  readonly file: string;
  readonly #lines: LineTable;
  readonly #errors: PolicyError[] = [];
  #count = 0;

  constructor(file: string, lines: LineTable) {
    this.file = file;
    this.#lines = lines;
  }

  get count(): number {
    return this.#count;
  }

  add({ kind, message, mend }: Problem, path: FieldPath, offset: number): void {
    this.#count++;
    if (this.#errors.length >= MAX_ERRORS) return;
    const position = this.positionAt(offset);
    this.#errors.push({
      code: POLICY_ERRORS[kind],
      file: this.file,
      ...position,
      path: clip(formatFieldPath(path)),
      message: clip(message),
      mend: clip(mend),
    });
  }

  /** Counts errors that nobody will look up the place of. */
  skip(count: number): void {
    this.#count += count;
  }

  positionAt(offset: number): Position {
    return this.#lines.positionAt(offset);
  }

  list(): readonly PolicyError[] {
    const sorted = this.#errors.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const last = sorted.at(-1);
    const left = this.#count - sorted.length;
    if (left === 0 || last === undefined) return sorted;
    const message = `at least ${left} more errors in this file are not shown`;
    const mend = 'mend these first';
    return [...sorted, { ...last, code: POLICY_ERRORS.moreErrors, path: '', message, mend }];
  }
}

/** Some repeat what the file says, and a file can say it at any length. */
function clip(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 3)}...`;
}
