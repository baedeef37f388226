/** How much one viewer may ask: a token bucket. A person needs a handful of requests. */

/** Requests in a row, and how many more a second. */
const BURST = 40;
const REFILL_PER_SECOND = 5;

export class RequestBudget {
  #tokens = BURST;
  #lastMs: number;

  constructor(nowMs: number) {
    this.#lastMs = nowMs;
  }

  /** Says whether one more request is within bounds. */
  spend(nowMs: number): boolean {
    // A clock that is set back must not take tokens away.
    const elapsedMs = Math.max(0, nowMs - this.#lastMs);
    this.#tokens = Math.min(BURST, this.#tokens + (elapsedMs / 1000) * REFILL_PER_SECOND);
    this.#lastMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
