/**
 * Whether a screen is late, with patience both ways: one character that stumbles is no news, and a notice that came does not
 * flicker with every character that is in time.
 */

/** A delay below this cannot be seen, milliseconds. */
const NOTICED_MS = 150;
/** Late without a break for so long: it is said. */
export const LATE_AFTER_MS = 3_000;
/** In time without a break for so long: it is no longer said. */
export const TIMELY_AFTER_MS = 5_000;

export interface Lateness {
  /** How late the last character came, milliseconds; 0 when in time. */
  readonly lateMs: number;
  readonly isLate: boolean;
  /** Since when what is heard is the contrary of `isLate`; null when it agrees. Server time. */
  readonly contrarySinceMs: number | null;
}

export const IN_TIME: Lateness = { lateMs: 0, isLate: false, contrarySinceMs: null };

/** Whether it is said at `nowMs`: a notice also goes away where nothing more comes to be late. */
export function isLateAt({ isLate, contrarySinceMs }: Lateness, nowMs: number): boolean {
  return isLate && (contrarySinceMs === null || nowMs - contrarySinceMs < TIMELY_AFTER_MS);
}

/** After an event that came `lateMs` after its instant. @param nowMs server time */
export function heardEvent(before: Lateness, lateMs: number, nowMs: number): Lateness {
  const wasLate = isLateAt(before, nowMs);
  const contrarySinceMs = wasLate === before.isLate ? before.contrarySinceMs : null;
  if (lateMs > NOTICED_MS === wasLate) return { lateMs, isLate: wasLate, contrarySinceMs: null };
  const sinceMs = contrarySinceMs ?? nowMs;
  // Leaving is a matter of time alone; coming takes a character that is late to the end.
  if (!wasLate && nowMs - sinceMs >= LATE_AFTER_MS) return { lateMs, isLate: true, contrarySinceMs: null };
  return { lateMs, isLate: wasLate, contrarySinceMs: sinceMs };
}
