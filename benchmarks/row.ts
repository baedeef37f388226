/** A line of the benchmark table: something that can be run again and again and says how long it took. */

/** What the rows of a group all do, and so what their times compare. */
export interface Row {
  readonly group: string;
  readonly name: string;
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
