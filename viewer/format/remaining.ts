/** Time left, cut into the units of a countdown. */

export interface Remaining {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Rounded up to whole seconds, so that "1" is on screen during the last second; never negative. */
export function remaining(leftMs: number): Remaining {
  const total = Math.max(0, Math.ceil(leftMs / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "04:15:09", or "15:09" in the last hour. */
export function clockText({ days, hours, minutes, seconds }: Remaining): string {
  const withHours = days > 0 || hours > 0;
  return withHours ? `${two(hours)}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/**
 * How far the ring has closed, 0 to 1: over the last hour, before that over the day or the week that runs. It is whole
 * at the instant that is counted down to.
 */
export function ringClosed(leftMs: number): number {
  if (leftMs <= 0) return 1;
  const unitsMs = [3_600_000, 86_400_000, 604_800_000];
  const unitMs = unitsMs.find((unit) => leftMs <= unit);
  return unitMs === undefined ? 0 : 1 - leftMs / unitMs;
}
