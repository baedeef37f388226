/**
 * The G-test of independence: does a value go with an outcome?
 * Source: D. A. Williams, "Improved likelihood ratio tests for complete contingency tables", Biometrika 63(1), 1976.
 * The likelihood ratio is used rather than Pearson's sum because it keeps to the chi-square law far out in the tail,
 * where one test of hundreds has to decide.
 */
import { logUpperTail } from './chiSquareTail.ts';

/** Cells expected to hold fewer tickets are merged: below this the chi-square law is not to be relied on. */
export const LEAST_EXPECTED = 20;

/** Counts, level-major: level l of group g at l × groups + g. */
export interface ContingencyTable {
  readonly levels: number;
  readonly groups: number;
  readonly counts: ArrayLike<number>;
}

export interface Independence {
  /** G with Williams' correction. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Natural logarithm of the p-value. */
  readonly logP: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Adds rows whose total is below `least` together, and the sum to the smallest other row where it is still too small. */
function mergeSmallRows(rows: readonly (readonly number[])[], least: number): number[][] {
  const added = (a: readonly number[], b: readonly number[]): number[] => a.map((count, i) => count + b[i]!);
  const filled = rows.filter((row) => sum(row) > 0);
  const kept = filled.filter((row) => sum(row) >= least).map((row) => [...row]);
  const small = filled.filter((row) => sum(row) < least);
  if (small.length === 0) return kept;
  const rest = small.reduce<number[]>(added, new Array<number>(small[0]!.length).fill(0));
  if (sum(rest) >= least || kept.length === 0) return [...kept, rest];
  const smallest = kept.reduce((best, row, i) => (sum(row) < sum(kept[best]!) ? i : best), 0);
  kept[smallest] = added(kept[smallest]!, rest);
  return kept;
}

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!));

/** The table's rows with every expected count `LEAST_EXPECTED` or more; merging looks at margins only. */
function wellFilledRows({ levels, groups, counts }: ContingencyTable): number[][] {
  const rows = Array.from({ length: levels }, (_, level) =>
    Array.from({ length: groups }, (_, group) => counts[level * groups + group]!),
  );
  const inUse = rows.filter((row) => sum(row) > 0);
  // Groups first, so that an average level is filled; then levels, by the smallest group that is left.
  const byGroup = mergeSmallRows(transposed(inUse), groups > 2 ? LEAST_EXPECTED * inUse.length : 1);
  if (byGroup.length === 0) return [];
  const total = sum(byGroup.map(sum));
  const smallestGroup = Math.min(...byGroup.map(sum));
  return mergeSmallRows(transposed(byGroup), (LEAST_EXPECTED * total) / smallestGroup);
}

/** The test, or undefined where merging leaves nothing to compare. */
export function gTest(table: ContingencyTable): Independence | undefined {
  const rows = wellFilledRows(table);
  const groups = rows[0]?.length ?? 0;
  if (rows.length < 2 || groups < 2) return undefined;
  const rowSums = rows.map(sum);
  const groupSums = transposed(rows).map(sum);
  const total = sum(rowSums);
  let g = 0;
  for (const [r, row] of rows.entries()) {
    for (const [c, count] of row.entries()) {
      if (count > 0) g += 2 * count * Math.log((count * total) / (rowSums[r]! * groupSums[c]!));
    }
  }
  const inverse = (sums: readonly number[]): number => total * sum(sums.map((s) => 1 / s)) - 1;
  const degreesOfFreedom = (rows.length - 1) * (groups - 1);
  const williams = 1 + (inverse(rowSums) * inverse(groupSums)) / (6 * total * degreesOfFreedom);
  const statistic = Math.max(0, g / williams);
  return { statistic, degreesOfFreedom, logP: logUpperTail(statistic, degreesOfFreedom) };
}

/** The same test of counts against expected counts that are known beforehand; small cells are merged from the ends. */
export function goodnessOfFit(
  observed: readonly number[],
  expected: readonly number[],
): Independence | undefined {
  const cells: { seen: number; due: number }[] = [];
  let open = { seen: 0, due: 0 };
  for (const [i, due] of expected.entries()) {
    open = { seen: open.seen + observed[i]!, due: open.due + due };
    if (open.due >= LEAST_EXPECTED) {
      cells.push(open);
      open = { seen: 0, due: 0 };
    }
  }
  const last = cells.at(-1);
  if (!last || cells.length < 2) return undefined;
  cells[cells.length - 1] = { seen: last.seen + open.seen, due: last.due + open.due };
  const g = cells.reduce(
    (total, { seen, due }) => total + (seen > 0 ? 2 * seen * Math.log(seen / due) : 0),
    0,
  );
  const degreesOfFreedom = cells.length - 1;
  const total = sum(cells.map(({ due }) => due));
  const williams = 1 + (sum(cells.map(({ due }) => total / due)) - 1) / (6 * total * degreesOfFreedom);
  const statistic = Math.max(0, g / williams);
  return { statistic, degreesOfFreedom, logP: logUpperTail(statistic, degreesOfFreedom) };
}
