/**
 * Exact proofs of the samplers: a word source that makes `uniform` answer what the proof wants, so that every
 * sequence of choices can be enumerated instead of sampled.
 */
import type { WordSource } from './wordSource.ts';

const WORD = 2 ** 32;

/** A word that `uniform(source, bound)` answers with `answer`: the last one of its run, never rejected. */
export const wordFor = (answer: number, bound: number): number =>
  Number((BigInt(answer + 1) * BigInt(WORD) + BigInt(bound) - 1n) / BigInt(bound)) - 1;

/** A source that answers `answers[k]` to the k-th bound of `bounds`, then fails. */
export function chosenAnswers(answers: readonly number[], bounds: readonly number[]): WordSource {
  let asked = 0;
  return {
    next() {
      const answer = answers[asked];
      const bound = bounds[asked];
      if (answer === undefined || bound === undefined) {
        throw new Error(`expected ${bounds.length} words to be asked for, got one more`);
      }
      asked++;
      return wordFor(answer, bound);
    },
  };
}

/** Every sequence of answers to `bounds`: their product of sequences, in counting order. */
export function* everyAnswer(bounds: readonly number[]): Generator<number[]> {
  const [first, ...rest] = bounds;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let answer = 0; answer < first; answer++) {
    for (const others of everyAnswer(rest)) yield [answer, ...others];
  }
}
