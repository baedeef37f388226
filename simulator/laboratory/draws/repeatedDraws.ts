/**
 * Has a draw been drawn twice? Pairs of draws with the same winners in the same order. From a whole series an honest run gives none:
 * the chance of one pair among 100,000 draws is 4 in 10⁸.
 */
import { poissonP } from '../laws/poisson.ts';
import type { DrawnPlaces } from './drawnPlaces.ts';

/** Every draw's winners in their order, as one text each. */
export function outcomesOf({ winners, places }: DrawnPlaces): string[] {
  return Array.from({ length: places.length / winners }, (_, d) =>
    places.subarray(d * winners, (d + 1) * winners).join(),
  );
}

/** Pairs of equal texts. */
export function repeatedMarks(marks: Iterable<string>): number {
  const times = new Map<string, number>();
  let pairs = 0;
  for (const mark of marks) {
    const earlier = times.get(mark) ?? 0;
    pairs += earlier;
    times.set(mark, earlier + 1);
  }
  return pairs;
}

/** The upper mid-p value: one half without a repeat, next to nothing with one. */
export function repeatedDraws(drawn: DrawnPlaces): number {
  const outcomes = outcomesOf(drawn);
  let possible = 1;
  for (let i = 0; i < drawn.winners; i++) possible *= drawn.entries - i;
  return poissonP(repeatedMarks(outcomes), (outcomes.length * (outcomes.length - 1)) / 2 / possible, 0.5);
}
