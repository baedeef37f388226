import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenAnswers, everyAnswer } from './chosenAnswers.ts';
import { mersenneTwister } from './mersenneTwister.ts';
import { sample } from './sample.ts';
import { uniform } from './uniform.ts';
import type { WordSource } from './wordSource.ts';

/** The same sample over a whole array, as Randomness v1 words it. */
function sampleOfArray(populationSize: number, count: number, source: WordSource): number[] {
  const pool = Array.from({ length: populationSize }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + uniform(source, populationSize - i);
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  return pool.slice(0, count);
}

const sizes = Array.from({ length: 7 }, (_, n) => Array.from({ length: n + 1 }, (_, k) => [k, n] as const));

describe('sample', () => {
  it.each(sizes.flat())('makes each ordered choice of %i from %i by exactly one sequence', (k, n) => {
    const bounds = Array.from({ length: k }, (_, i) => n - i);
    const seen = new Set<string>();
    let sequences = 0;
    for (const answers of everyAnswer(bounds)) {
      const chosen = sample(n, k, chosenAnswers(answers, bounds));
      expect(new Set(chosen).size).toBe(k);
      expect(chosen.every((index) => index >= 0 && index < n)).toBe(true);
      seen.add(chosen.join(' '));
      sequences++;
    }
    const arrangements = bounds.reduce((product, bound) => product * bound, 1);
    expect(sequences).toBe(arrangements);
    expect(seen.size).toBe(arrangements);
  });

  it('chooses what swaps over a whole array would', () => {
    const sizesAndKey = fc
      .integer({ min: 1, max: 400 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.nat()));
    fc.assert(
      fc.property(sizesAndKey, ([n, k, seed]) => {
        const key = Uint32Array.of(seed);
        expect(sample(n, k, mersenneTwister(key))).toEqual(sampleOfArray(n, k, mersenneTwister(key)));
      }),
      { numRuns: 300, seed: 19937 },
    );
  });

  it('takes winners as the head of a longer sample of the same stream', () => {
    const key = Uint32Array.of(4, 5, 6);
    const winners = sample(500_100, 3, mersenneTwister(key));
    expect(sample(500_100, 5, mersenneTwister(key)).slice(0, 3)).toEqual(winners);
  });

  it('samples the largest population that a word reaches', () => {
    const source: WordSource = { next: () => 2 ** 32 - 1 };
    expect(sample(2 ** 32, 2, source)).toEqual([2 ** 32 - 1, 0]);
  });

  it.each([
    [3, 4],
    [3, -1],
    [3, 1.5],
    [0, 1],
    [3, Number.NaN],
  ])('refuses, of %d, to take %d', (n, k) => {
    expect(() => sample(n, k, mersenneTwister(Uint32Array.of(1)))).toThrow(
      /^count: expected an integer 0 to/,
    );
  });

  it.each([2 ** 32 + 1, -1, 2.5, Number.NaN])('refuses a population of %d', (n) => {
    expect(() => sample(n, 0, mersenneTwister(Uint32Array.of(1)))).toThrow(/^populationSize: expected/);
  });
});
