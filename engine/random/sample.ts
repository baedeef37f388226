/** The ordered sample of Randomness v1: winners and reserves of a draw are one such sample. */
import { uniform } from './uniform.ts';
import type { WordSource } from './wordSource.ts';

/**
 * `count` distinct indices of [0, populationSize), every ordered choice equally likely: for i = 0 … count−1,
 * j = i + uniform(n − i), swap; the first `count` in order.
 *
 * The swaps are kept in a map, so the cost is O(count) whatever the population.
 * @param populationSize an integer, 0 to 2³²: what one word reaches
 * @throws RangeError for another population, or when more are asked for than there are
 */
export function sample(populationSize: number, count: number, source: WordSource): number[] {
  if (!Number.isInteger(populationSize) || populationSize < 0 || populationSize > 2 ** 32) {
    throw new RangeError(`populationSize: expected an integer 0 to ${2 ** 32}, got ${populationSize}`);
  }
  if (!Number.isInteger(count) || count < 0 || count > populationSize) {
    throw new RangeError(`count: expected an integer 0 to ${populationSize} (the population), got ${count}`);
  }
  const moved = new Map<number, number>();
  const at = (index: number): number => moved.get(index) ?? index;
  const chosen: number[] = [];
  for (let i = 0; i < count; i++) {
    const j = i + uniform(source, populationSize - i);
    chosen.push(at(j));
    moved.set(j, at(i));
  }
  return chosen;
}
