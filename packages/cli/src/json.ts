/** `JSON.rawJSON` writes digits as they are; the library types do not know it yet. */
const exactJson = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** Fields of the model that are wall time in nanoseconds. */
const TIMES: ReadonlySet<string> = new Set(['time', 'canaryTime']);

/**
 * A value of the model for machines. Wall times are RFC 3339 with nanoseconds, 0 is null; other
 * 64-bit integers are JSON numbers with all their digits. Nothing is cut or escaped for people.
 */
export function toJson(value: unknown, indent = 0): string {
  return JSON.stringify(
    value,
    function (this: Readonly<Record<string, unknown>>, key, field: unknown) {
      if (typeof field !== 'bigint') return field;
      if (!TIMES.has(key) && !isWallStart(this, key)) return exactJson.rawJSON(field.toString());
      return field === 0n ? null : rfc3339(field);
    },
    indent,
  );
}

/** A node's start is wall time; a process's, beside its pid, is boot time. */
function isWallStart(holder: Readonly<Record<string, unknown>>, key: string): boolean {
  return key === 'startTime' && !('pid' in holder);
}

/** `2026-11-24T15:58:50.123456789Z`. */
export function rfc3339(nanoseconds: bigint): string {
  const fraction = BigInt.asUintN(64, ((nanoseconds % NANOS) + NANOS) % NANOS);
  const seconds = (nanoseconds - fraction) / NANOS;
  const date = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
  return `${date}.${fraction.toString().padStart(9, '0')}Z`;
}

const NANOS = 1_000_000_000n;
