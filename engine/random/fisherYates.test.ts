import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenAnswers, everyAnswer } from './chosenAnswers.ts';
import { fisherYates } from './fisherYates.ts';
import { mersenneTwister } from './mersenneTwister.ts';

const indices = (length: number): number[] => Array.from({ length }, (_, i) => i);

describe('fisherYates', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])('makes each permutation of %i from exactly one sequence of choices', (n) => {
    // uniform(i + 1) for i = n − 1 … 1
    const bounds = indices(n)
      .slice(1)
      .map((i) => i + 1)
      .reverse();
    const seen = new Set<string>();
    let sequences = 0;
    for (const answers of everyAnswer(bounds)) {
      const pool = indices(n);
      fisherYates(pool, chosenAnswers(answers, bounds));
      expect([...pool].sort((a, b) => a - b)).toEqual(indices(n));
      seen.add(pool.join(' '));
      sequences++;
    }
    const permutations = indices(n).reduce((product, i) => product * (i + 1), 1);
    expect(sequences).toBe(permutations);
    expect(seen.size).toBe(permutations);
  });

  it('permutes any kind of pool by the same swaps', () => {
    const key = Uint32Array.of(1, 2, 3);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const asArray = [...bytes];
        const asWords = Uint32Array.from(bytes);
        fisherYates(bytes, mersenneTwister(key));
        fisherYates(asArray, mersenneTwister(key));
        fisherYates(asWords, mersenneTwister(key));
        expect([...bytes]).toEqual(asArray);
        expect([...asWords]).toEqual(asArray);
      }),
      { numRuns: 50, seed: 19937 },
    );
  });

  it('spreads 72,000 shuffles of six evenly over the 720 orders', () => {
    // χ² with 719 degrees of freedom exceeds 914 with probability 1 in 1,000,000; the key is fixed.
    const shuffles = 72_000;
    const generator = mersenneTwister(Uint32Array.of(0x7, 0xca7, 0x1070));
    const counts = new Map<string, number>();
    for (let i = 0; i < shuffles; i++) {
      const pool = indices(6);
      fisherYates(pool, generator);
      const order = pool.join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(720);
    const expected = shuffles / 720;
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(914);
  });
});
