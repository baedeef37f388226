/** Every trial as a row: its number from 0 and one value of each metric. Columns, for Arrow; filled block by block, in order. */
import { METRIC_IDS, RTP_UNITS } from './metricColumns.ts';
import type { MetricId } from './simulationResult.ts';

export interface RowColumnName {
  readonly name: 'trial' | MetricId;
  /** All are but `rtp`. */
  readonly whole: boolean;
}

/** In the order of `TrialRows.columns`. */
export const ROW_COLUMNS: readonly RowColumnName[] = [
  { name: 'trial', whole: true },
  ...METRIC_IDS.map((id) => ({ name: id, whole: id !== 'rtp' })),
];

export interface TrialRows {
  /** As `ROW_COLUMNS`; all of one length, the capacity. */
  readonly columns: readonly Float64Array<ArrayBuffer>[];
  /** Rows that are filled. */
  length: number;
}

/** Room for so many rows, none filled. */
export const trialRows = (capacity: number): TrialRows => ({
  columns: ROW_COLUMNS.map(() => new Float64Array(capacity)),
  length: 0,
});

/**
 * Appends trials.
 * @param first number of the first trial
 * @param metrics columns of `METRIC_IDS`, RTP in billionths; `count` values of each are taken
 * @throws RangeError where there is no room left
 */
export function appendRows(
  rows: TrialRows,
  first: number,
  metrics: readonly Float64Array[],
  count: number,
): void {
  const [trial, ...columns] = rows.columns;
  const at = rows.length;
  if (at + count > trial!.length) {
    throw new RangeError(`rows: expected room for ${at + count} trials, got ${trial!.length}`);
  }
  for (let i = 0; i < count; i++) trial![at + i] = first + i;
  for (const [i, column] of columns.entries()) column.set(metrics[i]!.subarray(0, count), at);
  const rtp = columns[METRIC_IDS.indexOf('rtp')]!;
  for (let i = at; i < at + count; i++) rtp[i]! /= RTP_UNITS;
  rows.length = at + count;
}
