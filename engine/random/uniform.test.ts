import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from './uniform.ts';
import type { WordSource } from './wordSource.ts';

const WORD = 2n ** 32n;

/** A source that gives the listed words, then fails. */
function listed(words: readonly number[]): WordSource & { given(): number } {
  let at = 0;
  return {
    next() {
      const word = words[at++];
      if (word === undefined) throw new Error(`asked for word ${at} of ${words.length}`);
      return word;
    },
    given: () => at,
  };
}

/** Randomness v1, letter by letter: what `uniform` answers for one word, or null where it rejects it. */
function answerOf(word: bigint, bound: bigint): bigint | null {
  const product = word * bound;
  return product % WORD < WORD % bound ? null : product / WORD;
}

/** What the code does with one word: the answer, or null where it asks for another. */
function answered(word: bigint, bound: bigint): bigint | null {
  // 2³² − 1 is accepted for every bound and tells by the second word taken that the first was rejected.
  const source = listed([Number(word), 2 ** 32 - 1]);
  const answer = uniform(source, Number(bound));
  return source.given() === 1 ? BigInt(answer) : null;
}

/** The first word whose product with `bound` is at least `product`. */
const firstWord = (product: bigint, bound: bigint): bigint => (product + bound - 1n) / bound;

/**
 * The words that answer `answer` are a run, since word × bound grows with the word: its two ends and their outer
 * neighbours, checked against the code, prove its length.
 */
function acceptedWords(answer: bigint, bound: bigint): bigint {
  const first = firstWord(answer * WORD + (WORD % bound), bound);
  const end = firstWord((answer + 1n) * WORD, bound);
  expect(answered(first, bound)).toBe(answer);
  expect(answered(end - 1n, bound)).toBe(answer);
  if (first > 0n) expect(answered(first - 1n, bound)).not.toBe(answer);
  if (end < WORD) expect(answered(end, bound)).not.toBe(answer);
  return end - first;
}

const bounds = [2n ** 31n - 1n, 2n ** 31n, 2n ** 31n + 1n, 3n * 2n ** 30n, 2n ** 32n - 1n, 2n ** 32n];

describe('uniform', () => {
  it('gives each answer of a small bound exactly ⌊2³² ∕ bound⌋ words', () => {
    for (let bound = 1n; bound <= 100n; bound++) {
      for (let answer = 0n; answer < bound; answer++) {
        expect(acceptedWords(answer, bound)).toBe(WORD / bound);
      }
    }
  });

  it.each([500_100n, ...bounds])(
    'gives answers of the bound %d equally many words, to both edges',
    (bound) => {
      const middle = bound / 2n;
      for (const answer of [
        0n,
        1n,
        2n,
        middle - 1n,
        middle,
        middle + 1n,
        bound - 3n,
        bound - 2n,
        bound - 1n,
      ]) {
        expect(acceptedWords(answer, bound)).toBe(WORD / bound);
      }
    },
  );

  it('gives any answer of any bound exactly ⌊2³² ∕ bound⌋ words', () => {
    const pair = fc
      .bigInt({ min: 1n, max: WORD })
      .chain((bound) => fc.tuple(fc.constant(bound), fc.bigInt({ min: 0n, max: bound - 1n })));
    fc.assert(
      fc.property(pair, ([bound, answer]) => acceptedWords(answer, bound) === WORD / bound),
      { numRuns: 2000, seed: 19937 },
    );
  });

  it('does with any word and bound what Randomness v1 says', () => {
    const word = fc.bigInt({ min: 0n, max: WORD - 1n });
    fc.assert(
      fc.property(word, fc.bigInt({ min: 1n, max: WORD }), (value, bound) => {
        expect(answered(value, bound)).toBe(answerOf(value, bound));
      }),
      { numRuns: 5000, seed: 19937 },
    );
  });

  it('rejects a word whose lower half is one under the threshold and takes one at it', () => {
    // bound 2³¹ + 1: 2³² mod bound = 2³¹ − 1, so nearly every other word goes.
    const bound = 2n ** 31n + 1n;
    const threshold = WORD % bound;
    const lowerHalf = (word: bigint): bigint => (word * bound) % WORD;
    // bound is odd: every lower half is met by exactly one word.
    const inverse = modularInverse(bound, WORD);
    const under = ((threshold - 1n) * inverse) % WORD;
    const at = (threshold * inverse) % WORD;
    expect(lowerHalf(under)).toBe(threshold - 1n);
    expect(lowerHalf(at)).toBe(threshold);
    expect(answered(under, bound)).toBeNull();
    expect(answered(at, bound)).toBe((at * bound) / WORD);
  });

  it('goes on rejecting until a word is accepted', () => {
    const source = listed([0, 0, 0, 0, 2 ** 32 - 1]);
    expect(uniform(source, 3)).toBe(2);
    expect(source.given()).toBe(5);
  });

  it('never rejects for a power of two', () => {
    for (let bits = 0n; bits <= 32n; bits++) {
      expect(answered(0n, 2n ** bits)).toBe(0n);
      expect(answered(WORD - 1n, 2n ** bits)).toBe(2n ** bits - 1n);
    }
  });
});

/** The inverse of an odd number modulo a power of two, by Newton's iteration: each step doubles the right bits. */
function modularInverse(odd: bigint, modulus: bigint): bigint {
  let inverse = 1n;
  for (let bits = 1; bits < 64; bits *= 2) inverse = (inverse * (2n - odd * inverse)) % modulus;
  return (inverse + modulus) % modulus;
}
