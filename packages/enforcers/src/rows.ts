/** Rows of one map, laid one after the other as they are put there. */
export interface Rows {
  readonly map: string;
  readonly keys: Buffer;
  readonly values: Buffer;
  readonly count: number;
  /** Rows of an array are never removed: whoever has their place next writes over them. */
  readonly isArray?: true;
}
