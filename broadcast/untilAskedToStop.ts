/** How a server is asked to end. */

/** Resolves at Ctrl-C or a polite kill; a second one ends the process at once. */
export const untilAskedToStop = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
