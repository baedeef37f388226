/** Whether the worker threads answer: a tiny task now and then, never more than one at a time. */
import type { WorkerPool } from '../../engine/pool/pool.ts';

/** A probe every so often is enough. */
const FRESH_MS = 5_000;
/** A print run keeps both threads busy for some seconds; longer than this is no answer. */
const PATIENCE_MS = 15_000;

/** Answers what is wrong with the pool, or null. @param steady a clock that never jumps, milliseconds */
export function probePool(pool: Pick<WorkerPool, 'freeze'>, steady: () => number): () => string | null {
  let pendingSinceMs: number | null = null;
  let answeredMs = Number.NEGATIVE_INFINITY;
  let fault: string | null = null;

  const settle = (next: string | null): void => {
    pendingSinceMs = null;
    answeredMs = steady();
    fault = next;
  };
  const ask = (): void => {
    pendingSinceMs = steady();
    pool.freeze({ lines: new TextEncoder().encode('0\n') }).then(
      () => settle(null),
      () => settle('the worker threads fail'),
    );
  };
  return () => {
    if (pendingSinceMs === null && steady() - answeredMs >= FRESH_MS) ask();
    if (pendingSinceMs !== null && steady() - pendingSinceMs >= PATIENCE_MS) {
      return 'the worker threads do not answer';
    }
    return fault;
  };
}
