import { dayText, timeOfDay } from './time-text.ts';

/** `15:58:50`, with its day in front where that is not the reference's: `11-27 15:58:50`. */
export function momentText(nanoseconds: bigint, reference: bigint): string {
  if (nanoseconds === 0n) return '';
  const time = timeOfDay(nanoseconds).slice(0, 8);
  const day = dayText(nanoseconds).slice(5, 10);
  return day === dayText(reference).slice(5, 10) ? time : `${day} ${time}`;
}
