/** Ctrl-C and a polite kill, as one abort signal and the exit code that shells expect. */
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Shells report a process ended by a signal as 128 and its number. */
const SIGNAL_EXIT = 128;
/** A terminal and the program that started us may both pass on one Ctrl-C. */
const REPEAT_MS = 1000;

export interface StopSignals {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** 130 for Ctrl-C, 143 for a kill; undefined before there was one. */
  readonly exitCode: number | undefined;
  /** Signals end the process again as they do by default. */
  release(): void;
}

/** Takes over both signals. A second one, a second or more later, ends the process at once. */
export function stopSignals(): StopSignals {
  const controller = new AbortController();
  let exitCode: number | undefined;
  let stoppedAt = 0;
  const stop = (name: NodeJS.Signals): void => {
    const code = SIGNAL_EXIT + constants.signals[name];
    const now = performance.now();
    if (exitCode !== undefined && now - stoppedAt >= REPEAT_MS) process.exit(code);
    if (exitCode !== undefined) return;
    [exitCode, stoppedAt] = [code, now];
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    release() {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
