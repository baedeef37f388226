/** How often a password may be wrong: some tries are free, and each one after them has to wait twice as long as the one before. */

const FREE_TRIES = 10;
const FIRST_WAIT_MS = 1000;
/** Never locked out for good: who has the password gets another try after a minute. */
const LONGEST_WAIT_MS = 60_000;
/** Without another try, failures are forgotten. */
const FORGOTTEN_MS = 15 * 60_000;

interface Tries {
  readonly count: number;
  readonly lastMs: number;
}

function waitAfter({ count, lastMs }: Tries): number {
  if (count < FREE_TRIES) return 0;
  return lastMs + Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS);
}

export class FailureBudget {
  readonly #most: number;
  /** The longest untried first. */
  readonly #tries = new Map<string, Tries>();

  /** @param most subjects that are remembered; of more the longest untried is forgotten */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Begins a try, which counts as a failure until it is known to be none: many at once are no way around.
   * @returns 0, or for how many milliseconds the subject has to wait; then nothing is counted
   */
  begin(subject: string, nowMs: number): number {
    const known = this.#tries.get(subject);
    const before = known && nowMs - known.lastMs < FORGOTTEN_MS ? known : { count: 0, lastMs: nowMs };
    const waitMs = waitAfter(before) - nowMs;
    if (waitMs > 0) return waitMs;
    this.#tries.delete(subject);
    this.#tries.set(subject, { count: before.count + 1, lastMs: nowMs });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > this.#most) this.#tries.delete(oldest!);
    return 0;
  }

  /** The try that was begun last never took place. */
  undo(subject: string): void {
    const known = this.#tries.get(subject);
    if (known) this.#tries.set(subject, { ...known, count: known.count - 1 });
  }

  /** The password was right. */
  succeeded(subject: string): void {
    this.#tries.delete(subject);
  }
}
