/**
 * Does every value of `uniform(m)` have exactly as many words, ⌊2³² / m⌋? The words of a value lie together; the first and the last
 * ones of its run are fed to the real `uniform`, which must take or reject them as the count demands.
 */
import { uniform } from '../../../engine/random/uniform.ts';
import type { WordSource } from '../../../engine/random/wordSource.ts';

const WORDS = 2n ** 32n;
/** The answer of a source that was asked again: the word was rejected. */
const REJECTED = -1;

/** What `uniform` makes of one word. */
function answerTo(word: bigint, bound: number): number {
  let asked = 0;
  const source: WordSource = {
    next() {
      if (asked++ > 0) throw new RangeError('rejected');
      return Number(word);
    },
  };
  try {
    return uniform(source, bound);
  } catch {
    return REJECTED;
  }
}

/** Words that give `value`, by the run's ends; undefined when `uniform` does not treat its ends as a run has it. */
export function wordsOf(value: number, bound: number): number | undefined {
  const m = BigInt(bound);
  let first = (BigInt(value) * WORDS + m - 1n) / m;
  const last = (BigInt(value + 1) * WORDS + m - 1n) / m - 1n;
  // Only a run's first word can be rejected: its product is the nearest above a multiple of 2³².
  if (answerTo(first, bound) === REJECTED) first++;
  if (answerTo(first, bound) !== value || answerTo(last, bound) !== value) return undefined;
  return Number(last - first + 1n);
}

/** Values of [0, bound) spread over its whole length that do not have their share of words. @param samples how many are looked at */
export function unevenValues(bound: number, samples: number): number {
  const share = Math.floor(2 ** 32 / bound);
  const step = Math.max(1, Math.floor(bound / samples));
  let uneven = 0;
  for (let value = 0; value < bound; value += step) if (wordsOf(value, bound) !== share) uneven++;
  return uneven;
}
