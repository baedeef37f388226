/**
 * The chi-square law, and Pearson's goodness of fit.
 * Source: D. E. Knuth, The Art of Computer Programming 2, 3rd ed., §3.3.1; the tail is stdlib's incomplete gamma function.
 */
import gammainc from '@stdlib/math-base-special-gammainc';

/** Cells are merged with their neighbours until this many observations are expected in each. */
export const LEAST_EXPECTED = 10;

/** P(χ² ≥ statistic). @param degreesOfFreedom more than 0 */
export const chiSquareUpper = (statistic: number, degreesOfFreedom: number): number =>
  statistic <= 0 ? 1 : gammainc(statistic / 2, degreesOfFreedom / 2, true, true);

/**
 * The p-value of counts against what is expected; a few small cells in a row become one.
 * @param expected adds up to the sum of `observed`
 * @throws RangeError when merging leaves fewer than two cells
 */
export function goodnessOfFit(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  const cells = mergedCells(observed, expected);
  if (cells.length < 2) throw new RangeError('goodnessOfFit: expected counts too small for two cells');
  const statistic = cells.reduce((sum, { seen, due }) => sum + (seen - due) ** 2 / due, 0);
  return chiSquareUpper(statistic, cells.length - 1);
}

function mergedCells(observed: ArrayLike<number>, expected: ArrayLike<number>) {
  const cells: { seen: number; due: number }[] = [];
  let seen = 0;
  let due = 0;
  for (let i = 0; i < expected.length; i++) {
    seen += observed[i]!;
    due += expected[i]!;
    if (due < LEAST_EXPECTED) continue;
    cells.push({ seen, due });
    seen = 0;
    due = 0;
  }
  const last = cells.at(-1);
  if (last) cells[cells.length - 1] = { seen: last.seen + seen, due: last.due + due };
  return cells;
}

/** Σ (count − mean)² / mean over cells that are equally likely. */
export function equalCellsStatistic(counts: ArrayLike<number>): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < counts.length; i++) {
    total += counts[i]!;
    squares += counts[i]! ** 2;
  }
  return total === 0 ? 0 : (squares * counts.length) / total - total;
}

/** The p-value of counts of cells that are equally likely. */
export const equalCells = (counts: ArrayLike<number>): number =>
  chiSquareUpper(equalCellsStatistic(counts), counts.length - 1);
