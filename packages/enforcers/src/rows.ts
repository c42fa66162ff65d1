/** Rows of one map, laid one after the other as they are put there. */
export interface Rows {
  readonly map: string;
  readonly keys: Buffer;
  readonly values: Buffer;
  readonly count: number;
}
