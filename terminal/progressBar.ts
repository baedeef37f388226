/** A progress bar on stderr, shown to people only: where stderr is no terminal there is none. */
import { SingleBar } from 'cli-progress';

/** Steps of the bar; more than it has characters, so that it moves smoothly. */
const STEPS = 1000;

export interface Progress {
  /**
   * @param done 0 to the total; the bar appears with the first call
   * @param note a few words behind the bar, such as the rate and the time left
   */
  update(done: number, note?: string): void;
  /** Ends the bar and clears its line; may be called again. */
  stop(): void;
}

/** @param label a few words on what is being done @param total the value of `done` at the end */
export function startProgress(label: string, total: number): Progress {
  let bar: SingleBar | undefined;
  return {
    update(done, note = '') {
      if (!process.stderr.isTTY) return;
      if (!bar) {
        const format = `${label} [{bar}] {percentage}%{note}`;
        bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true });
        bar.start(STEPS, 0, { note: '' });
      }
      const shown = note === '' ? '' : `  ${note}`;
      bar.update(Math.min(STEPS, Math.round((done / total) * STEPS)), { note: shown });
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}

/** The same for work that tells its share, 0 to 1. @param label a few words on what is being done */
export const progressBar = (label: string): Progress => startProgress(label, 1);
