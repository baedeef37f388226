/** Keeps a `ServerClock` true: a burst of questions at once, then a few every half minute and after each sleep. */
import type { ServerClock } from './serverClock.ts';
import type { Timers } from './timers.ts';

const FIRST_BURST = 6;
const LATER_BURST = 3;
const BETWEEN_QUESTIONS_MS = 150;
const BETWEEN_BURSTS_MS = 30_000;

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

  const question = (left: number): void => {
    const sentAtMs = localNow();
    ask((serverMs) => {
      clock.add(sentAtMs, serverMs, localNow());
      onSample?.();
    });
    pending =
      left > 1
        ? timers.after(BETWEEN_QUESTIONS_MS, () => question(left - 1))
        : timers.after(BETWEEN_BURSTS_MS, () => question(LATER_BURST));
  };

  const stop = (): void => timers.cancel(pending);

  return {
    resync() {
      stop();
      question(FIRST_BURST);
    },
    stop,
  };
}
