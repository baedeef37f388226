/** Timers that a test moves by hand. */
import type { Timers } from '../channel/timers.ts';

export class HandTimers implements Timers {
  nowMs = 0;
  #pending: { dueMs: number; run: () => void }[] = [];

  after(ms: number, run: () => void): unknown {
    const timer = { dueMs: this.nowMs + ms, run };
    this.#pending.push(timer);
    return timer;
  }

  cancel(handle: unknown): void {
    this.#pending = this.#pending.filter((timer) => timer !== handle);
  }

  /** Moves time on, running what falls due in order. */
  advance(ms: number): void {
    const endMs = this.nowMs + ms;
    for (;;) {
      const next = this.#pending.toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (!next || next.dueMs > endMs) break;
      this.cancel(next);
      this.nowMs = next.dueMs;
      next.run();
    }
    this.nowMs = endMs;
  }
}
