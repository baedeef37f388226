/** A line of the benchmark table: something that can be run again and again and says how long it took. */

/** What the rows of a group all do, and so what their times compare. */
export interface Row {
  readonly group: string;
  readonly name: string;
  /** A step of one whole, beside its other steps: a ratio between them would mean nothing. */
  readonly isStage?: true;
  /** Does the whole work once. @returns elapsed milliseconds, measured around the work alone */
  readonly run: () => number | Promise<number>;
}

/** A peer that this machine lacks; `missing` says what to install. */
export interface MissingRow {
  readonly group: string;
  readonly name: string;
  readonly missing: string;
}

export type AnyRow = Row | MissingRow;

/** A row that times a synchronous function of this process. */
export const timed = (group: string, name: string, work: () => void): Row => ({
  group,
  name,
  run() {
    const startMs = performance.now();
    work();
    return performance.now() - startMs;
  },
});

/** A row that times one stage of a longer work. */
export const timedStage = (group: string, name: string, work: () => void): Row => ({
  ...timed(group, name, work),
  isStage: true,
});
