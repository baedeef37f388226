/** Exact proofs of the samplers: a source that answers chosen doubles, so that a law can be measured instead of sampled. */
import type { DoubleSource } from './randomDoubles.ts';

/** A source that answers `doubles` in order, then fails; it has no words. */
export function chosenDoubles(doubles: readonly number[]): DoubleSource {
  let asked = 0;
  return {
    next() {
      throw new Error('expected doubles to be asked for, got a word');
    },
    nextDouble() {
      const answer = doubles[asked++];
      if (answer === undefined)
        throw new RangeError(`expected ${doubles.length} doubles to be asked for, got one more`);
      return answer;
    },
  };
}

/** Whether a sampler is content with `doubles`; it is not where it rejects them and asks for one more. */
export function accepts(sampler: (source: DoubleSource) => unknown, doubles: readonly number[]): boolean {
  try {
    sampler(chosenDoubles(doubles));
    return true;
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}

/** Where a condition that holds below some point of [low, high] and not above it stops to hold, to the last digit. */
export function lastOf(low: number, high: number, holds: (x: number) => boolean): number {
  let [from, to] = [low, high];
  for (let middle = (from + to) / 2; middle > from && middle < to; middle = (from + to) / 2) {
    if (holds(middle)) from = middle;
    else to = middle;
  }
  return to;
}

/** The law of a sampler that turns one double into a count, never falling: the length of what each count is answered to. */
export function lawByInversion(
  sampler: (source: DoubleSource) => number,
  counts: readonly number[],
): number[] {
  let from = 0;
  return counts.map((count) => {
    const to = lastOf(from, 1, (u) => sampler(chosenDoubles([u])) <= count);
    const length = to - from;
    from = to;
    return length;
  });
}
