/**
 * How many tickets of each category are among a fixed number drawn without replacement: an exact sample, prepared once for
 * many trials.
 *
 * Let every ticket be drawn on its own with the same odds. Given that `draws` are drawn in all, each choice of them is as
 * likely as any other, so the categories are distributed as without replacement. Hence: each category but the largest is a
 * binomial number, read from an alias table; the largest must take what is missing, and the trial is kept with the
 * probability that it does so, relative to its mode: in about √(largest ∕ total) of all tries.
 */
import { aliasTable } from './aliasTable.ts';
import { binomialWeights } from './binomialWeights.ts';
import { assertCount, largestOf, totalOf } from './counts.ts';
import { drawMarginals } from './multivariateHypergeometric.ts';
import type { DoubleSource } from './randomDoubles.ts';

export interface FixedDrawsSampler {
  /** Writes one trial to `out`, as many integers as there are categories. Not checked. */
  fill(source: DoubleSource, out: Int32Array): void;
}

/** A largest category under a sixteenth of the tickets would reject three tries in four: marginals are then quicker. */
const LEAST_SHARE = 1 / 16;
/** Standard deviations of all categories together up to which tables pay: larger ones, 8 MB and more, leave the caches. */
const MOST_TABLE_SD = 2 ** 14;

/**
 * @param counts tickets of each category, at least one category, each from 0, at most 2³¹ − 1 in all; copied
 * @param draws an integer, 0 to the sum of `counts`
 * @throws RangeError for anything else
 */
export function fixedDrawsSampler(counts: Int32Array, draws: number): FixedDrawsSampler {
  const own = counts.slice();
  const total = totalOf('fixedDrawsSampler', own);
  if (own.length === 0) throw new RangeError('fixedDrawsSampler: expected a category or more, got none');
  assertCount('fixedDrawsSampler: draws', draws, total);
  return isWorthTables(own, total, draws)
    ? tableSampler(own, total, draws)
    : { fill: (source, out) => drawMarginals(source, own, total, draws, out) };
}

function isWorthTables(counts: Int32Array, total: number, draws: number): boolean {
  if (counts[largestOf(counts)]! < total * LEAST_SHARE) return false;
  const share = draws / total;
  const sds = counts.reduce((sum, count) => sum + Math.sqrt(count * share * (1 - share)), 0);
  return sds <= MOST_TABLE_SD;
}

function tableSampler(counts: Int32Array, total: number, draws: number): FixedDrawsSampler {
  const odds = draws / (total - draws);
  const largest = largestOf(counts);

  // A category with one possible answer (it is empty, or all tickets or none are drawn) needs no table.
  const laws = Array.from(counts, (count, category) => ({ category, ...binomialWeights(count, odds) }));
  const certain = laws.filter(({ category, weights }) => category !== largest && weights.length === 1);
  const drawn = laws
    .filter(({ category, weights }) => category !== largest && weights.length > 1)
    .map(({ category, lowest, weights }) => ({ category, lowest, table: aliasTable(weights) }));
  const { weights: balance, lowest: leastBalance } = laws[largest]!;
  const missingAfterCertain = certain.reduce((missing, { lowest }) => missing - lowest, draws);

  // The tables' cells one after another.
  const categories = Int32Array.from(drawn, ({ category }) => category);
  const lowests = Int32Array.from(drawn, ({ lowest }) => lowest);
  const bits = Int32Array.from(drawn, ({ table }) => table.bits);
  const froms = new Int32Array(drawn.length);
  for (let i = 1; i < drawn.length; i++) froms[i] = froms[i - 1]! + drawn[i - 1]!.table.cells.length;
  const cells = new Int32Array(drawn.reduce((length, { table }) => length + table.cells.length, 0));
  for (const [i, { table }] of drawn.entries()) cells.set(table.cells, froms[i]!);

  return {
    fill(source, out) {
      for (const { category, lowest } of certain) out[category] = lowest;
      for (;;) {
        let missing = missingAfterCertain;
        for (let i = 0; i < categories.length; i++) {
          // As `chooseFrom`, but without a branch: half of the answers would be guessed wrong.
          const word = source.next();
          const column = word >>> (32 - bits[i]!);
          const cell = froms[i]! + 2 * column;
          const difference = ((word << bits[i]!) >>> bits[i]!) - cells[cell]!;
          let kept = difference >> 31;
          if (difference === 0) kept = source.nextDouble() < drawn[i]!.table.rests[column]! ? -1 : 0;
          const other = cells[cell + 1]!;
          const count = lowests[i]! + (other ^ ((column ^ other) & kept));
          out[categories[i]!] = count;
          missing -= count;
        }
        const place = missing - leastBalance;
        if (place < 0 || place >= balance.length || source.nextDouble() >= balance[place]!) continue;
        out[largest] = missing;
        return;
      }
    },
  };
}
