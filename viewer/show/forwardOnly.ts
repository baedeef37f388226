/** Time on a stage: it may be corrected, but a digit that has turned does not turn back for a few milliseconds. */

/** A step back further than this is a real correction, such as after a sleep. */
const REAL_CORRECTION_MS = 2_000;

/** The time to show after `beforeMs` when the clock now reads `readMs`. */
export const forwardOnly = (beforeMs: number, readMs: number): number =>
  beforeMs - readMs > REAL_CORRECTION_MS ? readMs : Math.max(beforeMs, readMs);
