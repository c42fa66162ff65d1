import type { ringfence } from '../generated/ringfence/v1/node.js';

/**
 * 64-bit integers are `bigint` in the model. The generated code reads and writes objects of two
 * 32-bit halves, which lose nothing either; no class for them is needed on our side.
 */
export interface Halves {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

type Long = NonNullable<ringfence.v1.Gap.$Properties['lost']>;

/** As the generated encoder takes it: it reads the two halves and nothing else. */
export function longFromBigInt(value: bigint, unsigned: boolean): Long {
  const bits = BigInt.asUintN(64, value);
  const halves: Halves = {
    low: Number(bits & 0xffffffffn) | 0,
    high: Number(bits >> 32n) | 0,
    unsigned,
  };
  return halves as Long;
}

/** The signed value of a field, 0n when it is absent. */
export function int64FromLong(value: Halves | null | undefined): bigint {
  return BigInt.asIntN(64, uint64FromLong(value));
}

/** The unsigned value of a field, 0n when it is absent. */
export function uint64FromLong(value: Halves | null | undefined): bigint {
  if (value === null || value === undefined) return 0n;
  return (BigInt(value.high >>> 0) << 32n) | BigInt(value.low >>> 0);
}

export const longFromInt64 = (value: bigint) => longFromBigInt(value, false);
export const longFromUint64 = (value: bigint) => longFromBigInt(value, true);
