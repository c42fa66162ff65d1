import { readFileSync } from 'node:fs';

const REFRESH_MILLISECONDS = 10_000;
/** /proc/uptime counts hundredths of a second; less than this between the clocks is no suspend. */
const RESOLUTION = 20_000_000n;

/** Turns the kernel's boot time into wall time. */
export class BootClock {
  #offset = 0n;
  #readAt = Number.NEGATIVE_INFINITY;

  /** Looks at the clocks anew where it did so long ago. */
  look(): void {
    const now = performance.now();
    if (now - this.#readAt <= REFRESH_MILLISECONDS) return;
    this.#readAt = now;
    this.#offset = BigInt(Date.now()) * 1_000_000n - bootNow();
  }

  /** Wall time in nanoseconds of a boot time in nanoseconds, as the clocks were at the last look. */
  wall(boot: bigint): bigint {
    return boot + this.#offset;
  }
}

/** CLOCK_BOOTTIME, which Node does not read: the monotonic clock plus what was slept through. */
function bootNow(): bigint {
  const monotonic = process.hrtime.bigint();
  const uptime = BigInt(Math.round(Number.parseFloat(readFileSync('/proc/uptime', 'utf8')) * 1e9));
  const suspended = uptime - monotonic;
  return suspended > RESOLUTION ? uptime : monotonic;
}
