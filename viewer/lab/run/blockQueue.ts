/**
 * Which blocks of trials are handed out next, and how many at once: as many as take a worker a quarter of a second, so
 * that charts live, cancelling is quick, and a slow core holds nobody up at the end. Results depend on none of it.
 */

/** Half-open. */
export interface BlockRange {
  readonly from: number;
  readonly until: number;
}

const TARGET_MS = 250;
/** A first block compiles code and builds tables: its time says little. */
const LARGEST_GROWTH = 4;
/** What is left is shared out so that nobody waits long for the last worker. */
const LAST_ROUNDS = 2;

export class BlockQueue {
  readonly #blockCount: number;
  readonly #workers: number;
  #next = 0;
  #size = 1;

  constructor(blockCount: number, workers: number) {
    this.#blockCount = blockCount;
    this.#workers = workers;
  }

  /** The next range, null when all have been handed out. */
  next(): BlockRange | null {
    const left = this.#blockCount - this.#next;
    if (left <= 0) return null;
    const fairShare = Math.max(1, Math.ceil(left / (this.#workers * LAST_ROUNDS)));
    const from = this.#next;
    this.#next += Math.min(this.#size, fairShare);
    return { from, until: this.#next };
  }

  /** Learns how long a range took. */
  finished({ from, until }: BlockRange, elapsedMs: number): void {
    const fitting = ((until - from) * TARGET_MS) / Math.max(elapsedMs, 1);
    this.#size = Math.max(1, Math.floor(Math.min(fitting, this.#size * LARGEST_GROWTH)));
  }
}
