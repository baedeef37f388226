/** A choice among outcomes of given probabilities, prepared once. */
import { aliasTable, chooseFrom, MOST_OUTCOMES } from './aliasTable.ts';
import type { DoubleSource } from './randomDoubles.ts';

export interface WeightedChoice {
  /** The index of an outcome. One word, or three once in millions; none where there is one outcome only. */
  choose(source: DoubleSource): number;
}

/**
 * @param weights 1 to 2²¹ of them, finite, from 0; probabilities are their shares of the sum, which must be finite and above 0
 * @throws RangeError for anything else
 */
export function weightedChoice(weights: ArrayLike<number>): WeightedChoice {
  const own = Float64Array.from(weights);
  if (own.length === 0 || own.length > MOST_OUTCOMES) {
    throw new RangeError(`weightedChoice: expected 1 to ${MOST_OUTCOMES} weights, got ${own.length}`);
  }
  let sum = 0;
  for (const [i, weight] of own.entries()) {
    if (!(weight >= 0))
      throw new RangeError(`weightedChoice: weights[${i}]: expected 0 or more, got ${weight}`);
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity)) {
    throw new RangeError(`weightedChoice: expected weights with a finite sum above 0, got ${sum}`);
  }
  const table = aliasTable(own);
  return { choose: (source) => chooseFrom(table, source) };
}
