/** Work done again and again while the server runs: a failure is logged, and the next turn comes all the same. */
import type { Logger } from 'pino';

/**
 * Runs `work` every `periodMs`; a turn that comes while the one before is still busy is left out.
 * @param what names the work in the log
 * @returns how to stop it
 */
export function repeat(
  logger: Logger,
  what: string,
  periodMs: number,
  work: () => void | Promise<void>,
): () => void {
  let busy = false;
  let stopped = false;
  const turn = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (fault) {
      // Work that the end of the server interrupts has not failed.
      if (!stopped) logger.error({ err: fault }, `${what} failed; it will be tried again`);
    }
    busy = false;
  };
  const timer = setInterval(turn, periodMs);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
