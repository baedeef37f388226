/**
 * How many tickets of each category are among those drawn without replacement: an exact sample by conditional marginals, one
 * category after another, each hypergeometric given those before it.
 */
import { assertCount, largestOf, totalOf } from './counts.ts';
import { drawHypergeometric } from './hypergeometric.ts';
import type { DoubleSource } from './randomDoubles.ts';

/**
 * The loop itself, nothing checked: the largest category takes what the others leave, and none is asked once all is drawn.
 */
export function drawMarginals(
  source: DoubleSource,
  counts: Int32Array,
  total: number,
  draws: number,
  out: Int32Array,
): void {
  // What is drawn and what is left have the same law: the smaller of the two is sampled.
  const isLeft = 2 * draws > total;
  const last = largestOf(counts);
  let toTake = isLeft ? total - draws : draws;
  let others = total;
  for (let i = 0; i < counts.length; i++) {
    if (i === last) continue;
    const count = counts[i]!;
    others -= count;
    const taken = toTake === 0 || count === 0 ? 0 : drawHypergeometric(source, count, others, toTake);
    toTake -= taken;
    out[i] = isLeft ? count - taken : taken;
  }
  out[last] = isLeft ? counts[last]! - toTake : toTake;
}

/**
 * Writes to `out` how many tickets of each category are among `draws` taken without replacement.
 * @param counts tickets of each category, at least one category, each from 0
 * @param total the sum of `counts`, at most 2³¹ − 1
 * @param draws an integer, 0 to `total`
 * @param out as many integers as there are categories, overwritten; not `counts` itself
 * @throws RangeError for anything else
 */
export function multivariateHypergeometric(
  source: DoubleSource,
  counts: Int32Array,
  total: number,
  draws: number,
  out: Int32Array,
): void {
  const sum = totalOf('multivariateHypergeometric', counts);
  if (counts.length === 0 || out.length !== counts.length || out === counts) {
    throw new RangeError(
      `multivariateHypergeometric: expected another array of ${counts.length || 'some'} categories, got ${out.length}`,
    );
  }
  if (total !== sum) {
    throw new RangeError(
      `multivariateHypergeometric: total: expected the sum of counts ${sum}, got ${total}`,
    );
  }
  assertCount('multivariateHypergeometric: draws', draws, total);
  drawMarginals(source, counts, total, draws, out);
}
