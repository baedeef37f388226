/** Timers as an argument, so that tests own time. */
export interface Timers {
  after(ms: number, run: () => void): unknown;
  cancel(handle: unknown): void;
}

export const browserTimers: Timers = {
  after: (ms, run) => setTimeout(run, ms),
  cancel: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
