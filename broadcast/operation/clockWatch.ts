/** Notices a clock that cannot be believed: one that is set while the server runs, or that is behind its own journal. */

export interface ClockParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A clock that never jumps, milliseconds. */
  readonly steady: () => number;
  /** The journal's newest instant, milliseconds since 1970; 0 while it is empty. */
  readonly lastRecordMs: () => number;
}

/** More than clock discipline ever slews between two looks. */
const JUMP_MS = 1000;
/** A jump is told of for so long: whoever watches looks more often. */
const TELL_MS = 60_000;
/** This software is younger. */
const EARLIEST_MS = Date.UTC(2025, 0, 1);

/** Answers what is wrong with the clock, or null. To be asked again and again. */
export function watchClock({ now, steady, lastRecordMs }: ClockParts): () => string | null {
  let offsetMs = now() - steady();
  let jumpedAtMs = Number.NEGATIVE_INFINITY;
  let jumpMs = 0;
  return () => {
    const nowMs = now();
    const steadyMs = steady();
    const moved = nowMs - steadyMs - offsetMs;
    offsetMs += moved;
    if (Math.abs(moved) > JUMP_MS) {
      jumpedAtMs = steadyMs;
      jumpMs = moved;
    }
    if (nowMs < EARLIEST_MS) return 'the clock is wrong: it shows a year before 2025';
    const behindMs = lastRecordMs() - nowMs;
    if (behindMs > JUMP_MS)
      return `the clock is ${Math.round(behindMs / 1000)} s behind the journal’s last record`;
    if (steadyMs - jumpedAtMs < TELL_MS)
      return `the clock was set by ${Math.round(jumpMs / 1000)} s just now`;
    return null;
  };
}
