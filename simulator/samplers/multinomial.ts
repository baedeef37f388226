/** How many of n things fall in each of several cells, each thing independently: binomials, one cell after another. */
import { drawBinomial } from './binomial.ts';
import { assertCount, MOST_TICKETS } from './counts.ts';
import type { DoubleSource } from './randomDoubles.ts';

/** What rounding may leave of a sum of probabilities that should be 1. */
const ROUNDING = 1e-9;

/**
 * Writes to `out` how many of `n` things fall in each cell.
 * @param n an integer, 0 to 2³¹ − 1
 * @param probabilities at least one, each 0 to 1, which add up to 1 within 10⁻⁹; the last cell takes what is left
 * @param out as many integers as there are cells, overwritten
 * @throws RangeError for anything else
 */
export function multinomial(
  source: DoubleSource,
  n: number,
  probabilities: ArrayLike<number>,
  out: Int32Array,
): void {
  const cells = probabilities.length;
  assertCells(n, probabilities, out);
  let left = n;
  let leftProbability = 1;
  for (let i = 0; i < cells - 1; i++) {
    const p = probabilities[i]!;
    // The rest may be rounded below the cell's own part of it.
    out[i] = p >= leftProbability ? left : drawBinomial(source, left, p / leftProbability);
    left -= out[i]!;
    leftProbability -= p;
  }
  out[cells - 1] = left;
}

function assertCells(n: number, probabilities: ArrayLike<number>, out: Int32Array): void {
  assertCount('multinomial: n', n, MOST_TICKETS);
  const cells = probabilities.length;
  if (cells === 0) throw new RangeError('multinomial: expected a probability or more, got none');
  if (out.length !== cells)
    throw new RangeError(`multinomial: expected out of length ${cells}, got ${out.length}`);
  let sum = 0;
  for (let i = 0; i < cells; i++) {
    const p = probabilities[i]!;
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`multinomial: probabilities[${i}]: expected 0 to 1, got ${p}`);
    }
    sum += p;
  }
  if (Math.abs(sum - 1) > ROUNDING) {
    throw new RangeError(`multinomial: expected probabilities that add up to 1, got ${sum}`);
  }
}
