const NANOS_PER_MILLISECOND = 1_000_000n;

const two = (value: number) => String(value).padStart(2, '0');

/** Local time of day with milliseconds: `15:58:50.123`. */
export function timeOfDay(nanoseconds: bigint): string {
  const date = dateOf(nanoseconds);
  const seconds = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${seconds}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** Local date with its distance from UTC: `2026-11-24 +01:00`. */
export function dayText(nanoseconds: bigint): string {
  const date = dateOf(nanoseconds);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const minutes = -date.getTimezoneOffset();
  if (minutes === 0) return `${day} UTC`;
  const distance = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `${day} ${sign}${two(Math.trunc(distance / 60))}:${two(distance % 60)}`;
}

function dateOf(nanoseconds: bigint): Date {
  return new Date(Number(nanoseconds / NANOS_PER_MILLISECOND));
}

/** The two largest parts of a duration: `3 d 4 h`, `12 min 5 s`. */
export function durationText(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / 1_000_000_000n);
  const parts: [number, string][] = [
    [Math.trunc(seconds / 86_400), 'd'],
    [Math.trunc(seconds / 3600) % 24, 'h'],
    [Math.trunc(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** `1,204`: digits in groups, the same everywhere. */
export function countText(count: bigint | number): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 record`, `3 records`. */
export function counted(count: bigint | number, noun: string, plural = `${noun}s`): string {
  return `${countText(count)} ${BigInt(count) === 1n ? noun : plural}`;
}
