/** The measured rows as one table, or as data. */
import { alignColumns } from '../terminal/textTable.ts';
import type { Machine } from './machine.ts';
import type { AnyRow, MissingRow } from './row.ts';
import { median, medianAbsoluteDeviation } from './spread.ts';

export interface Measured {
  readonly group: string;
  readonly name: string;
  readonly rounds: number;
  readonly medianMs: number;
  readonly deviationMs: number;
  /** Median over the median of the group's first row, which is ours: 6 means six times slower; null for stages. */
  readonly timesOurs: number | null;
}

/** Elapsed milliseconds by row, for the rows that ran, as results; the first row of each group is the measure. */
export function summarize(
  rows: readonly AnyRow[],
  elapsedMs: ReadonlyMap<AnyRow, readonly number[]>,
): (Measured | MissingRow)[] {
  const oursMs = new Map<string, number>();
  return rows.map((row) => {
    const { group, name } = row;
    if ('missing' in row) return row;
    const times = elapsedMs.get(row)!;
    const medianMs = median(times);
    if (!oursMs.has(group)) oursMs.set(group, medianMs);
    return {
      group,
      name,
      rounds: times.length,
      medianMs,
      deviationMs: medianAbsoluteDeviation(times),
      timesOurs: row.isStage ? null : medianMs / oursMs.get(group)!,
    };
  });
}

/** @param peers one line a peer: its name and version, or what is missing */
export function formatReport(
  results: readonly (Measured | MissingRow)[],
  machine: Machine,
  peers: readonly string[],
): string {
  const cells: string[][] = [['work', 'by', 'median ms', '± MAD', 'rounds', '× ours']];
  let group = '';
  for (const result of results) {
    const work = result.group === group ? '' : result.group;
    group = result.group;
    if ('missing' in result) {
      cells.push([work, `${result.name}: ${result.missing}`]);
    } else {
      cells.push([
        work,
        result.name,
        result.medianMs.toFixed(2),
        result.deviationMs.toFixed(2),
        String(result.rounds),
        result.timesOurs?.toFixed(2) ?? '',
      ]);
    }
  }
  return [
    ...alignColumns(cells, ['left', 'left', 'right', 'right', 'right', 'right']),
    '',
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}`,
    `Node ${machine.node} (V8 ${machine.v8}), pure-rand ${machine.pureRand}, @noble/hashes ${machine.nobleHashes}`,
    ...peers,
    'Medians over rounds that run all rows of a group in turns; ± is the median absolute deviation (MAD).',
  ].join('\n');
}
