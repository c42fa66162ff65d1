export interface EventTime {
  /** Seconds since 1970. */
  readonly seconds: bigint;
  /** RFC 3339 in UTC, with six digits of a second. */
  readonly text: string;
}

/** A time in nanoseconds since 1970 as KubeArmor's records carry it, twice. */
export function eventTime(nanoseconds: bigint): EventTime {
  const microseconds = nanoseconds / 1000n;
  const milliseconds = microseconds / 1000n;
  const text = new Date(Number(milliseconds)).toISOString();
  const digits = String(microseconds % 1000n).padStart(3, '0');
  return { seconds: nanoseconds / 1_000_000_000n, text: text.replace('Z', `${digits}Z`) };
}
