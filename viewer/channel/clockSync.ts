/**
 * Keeps a `ServerClock` true: a burst of questions at once, then a few every half minute and after each sleep; sooner while
 * the answers were slow, as those of a server are to which everybody has just come back.
 */
import type { ServerClock } from './serverClock.ts';
import type { Timers } from './timers.ts';

const FIRST_BURST = 6;
const LATER_BURST = 3;
const BETWEEN_QUESTIONS_MS = 150;
const BETWEEN_BURSTS_MS = 30_000;
/** While the clock may be further off than this, the next burst comes after 2 s, then 4, 8, 16. */
const GOOD_ERROR_MS = 25;
const SOON_MS = 2_000;

export interface ClockSyncParts {
  readonly clock: ServerClock;
  readonly localNow: () => number;
  /** Asks the server for its time; may never answer. */
  readonly ask: (reply: (serverMs: number) => void) => void;
  readonly timers: Timers;
  /** Called after each answer. */
  readonly onSample?: () => void;
}

export interface ClockSync {
  /** A burst now: after connecting, after a sleep. */
  resync(): void;
  stop(): void;
}

export function startClockSync({ clock, localNow, ask, timers, onSample }: ClockSyncParts): ClockSync {
  let pending: unknown = null;
  let soonMs = SOON_MS;

  const pauseMs = (): number => {
    if (clock.errorMs <= GOOD_ERROR_MS) return BETWEEN_BURSTS_MS;
    const pause = Math.min(soonMs, BETWEEN_BURSTS_MS);
    soonMs *= 2;
    return pause;
  };

  const question = (left: number): void => {
    const sentAtMs = localNow();
    ask((serverMs) => {
      clock.add(sentAtMs, serverMs, localNow());
      onSample?.();
    });
    pending =
      left > 1
        ? timers.after(BETWEEN_QUESTIONS_MS, () => question(left - 1))
        : timers.after(pauseMs(), () => question(LATER_BURST));
  };

  const stop = (): void => timers.cancel(pending);

  return {
    resync() {
      stop();
      soonMs = SOON_MS;
      question(FIRST_BURST);
    },
    stop,
  };
}
