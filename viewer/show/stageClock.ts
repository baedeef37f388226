/**
 * Wakes the page exactly when something on it changes: at each whole second of server time and at each reveal.
 * Sleeps by timer until shortly before, then watches frame by frame; a page that comes back to the front
 * catches up at once.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { forwardOnly } from './forwardOnly.ts';

/** Timers may be this late, so the last stretch is watched frame by frame. */
const LAST_STRETCH_MS = 40;
const SECOND_MS = 1000;

export interface StageClock {
  /** Server time of the frame being drawn, milliseconds since 1970; this machine's until the server's is known. */
  readonly nowMs: ReadonlySignal<number>;
  /** Looks again, because what is to come has changed. */
  refresh(): void;
}

/**
 * @param serverNow server time, milliseconds; null until it is known
 * @param nextChange the next instant after a given one at which the screen changes by itself
 */
export function startStageClock(
  serverNow: () => number | null,
  nextChange: (nowMs: number) => number,
): StageClock {
  const nowMs = signal(Date.now());
  let isSynchronised = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  /** Until the page changes next. */
  function untilDueMs(): number {
    const nextSecondMs = (Math.floor(nowMs.value / SECOND_MS) + 1) * SECOND_MS;
    return Math.min(nextChange(nowMs.value), nextSecondMs) - (serverNow() ?? Date.now());
  }

  function wait(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    const waitMs = untilDueMs();
    if (waitMs > LAST_STRETCH_MS) timer = setTimeout(wait, waitMs - LAST_STRETCH_MS / 2);
    else frame = requestAnimationFrame(() => (untilDueMs() <= 0 ? draw() : wait()));
  }

  function draw(): void {
    const readMs = serverNow();
    nowMs.value =
      readMs !== null && isSynchronised ? forwardOnly(nowMs.value, readMs) : (readMs ?? Date.now());
    isSynchronised = readMs !== null;
    wait();
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') draw();
  });
  draw();
  return { nowMs, refresh: draw };
}
