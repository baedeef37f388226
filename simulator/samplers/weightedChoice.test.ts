import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasTable, chooseFrom } from './aliasTable.ts';
import { chosenDoubles } from './chosenDoubles.ts';
import { fitOf } from './goodnessOfFit.ts';
import { type DoubleSource, doubleSource } from './randomDoubles.ts';
import { weightedChoice } from './weightedChoice.ts';

/** One word, and one double for those who ask. */
const wordAndDouble = (word: number, double: number): DoubleSource => ({
  ...chosenDoubles([double]),
  next: () => word,
});

/** What each outcome gets of the unit, summed over the columns; those beyond the weights must get nothing. */
function sharesOf(weights: readonly number[]): number[] {
  const { bits, cells, rests } = aliasTable(Float64Array.from(weights));
  const columns = 2 ** bits;
  const shares = new Array<number>(columns).fill(0);
  for (let j = 0; j < columns; j++) {
    const kept = (cells[2 * j]! + rests[j]!) / 2 ** (32 - bits);
    const other = cells[2 * j + 1]!;
    if (other !== j) shares[j]! += kept / columns;
    shares[other]! += (other === j ? 1 : 1 - kept) / columns;
  }
  return shares;
}

describe('aliasTable', () => {
  it('gives every outcome its share of the weights within 10⁻¹⁵', () => {
    const weight = fc.oneof(
      fc.constant(0),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1e-300, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 300 }), (weights) => {
        const sum = weights.reduce((all, part) => all + part, 0);
        fc.pre(sum > 1e-290);
        for (const [i, share] of sharesOf(weights).entries()) {
          expect(Math.abs(share - (weights[i] ?? 0) / sum)).toBeLessThan(1e-15);
        }
      }),
      { numRuns: 500, seed: 19937 },
    );
  });

  it('answers a column below its threshold, the other outcome above, and asks a double at it', () => {
    // Weights 5 : 3 make two columns; the second keeps its own outcome three times in four.
    const table = aliasTable(Float64Array.of(5, 3));
    expect(table.bits).toBe(1);
    const threshold = 0.75 * 2 ** 31;
    expect([...table.cells]).toEqual([0, 0, threshold, 0]);
    const answer = (word: number, double: number): number => chooseFrom(table, wordAndDouble(word, double));
    expect(answer(2 ** 31 + threshold - 1, 0.9)).toBe(1);
    expect(answer(2 ** 31 + threshold, 0)).toBe(0);
    expect(answer(2 ** 31 - 1, 0.9)).toBe(0);
    const third = aliasTable(Float64Array.of(2, 1));
    const upper = Math.floor((2 / 3) * 2 ** 31);
    expect(chooseFrom(third, wordAndDouble(2 ** 31 + upper, third.rests[1]! - 2 ** -20))).toBe(1);
    expect(chooseFrom(third, wordAndDouble(2 ** 31 + upper, third.rests[1]!))).toBe(0);
  });
});

describe('weightedChoice', () => {
  it.each([
    { name: 'three shares', weights: [0.2, 0.5, 0.3] },
    { name: 'a thousand', weights: Array.from({ length: 1000 }, (_, i) => (i * i) % 97) },
  ])('follows $name', ({ weights }) => {
    // A false alarm for one key in 500,000 for both together.
    const source = doubleSource(Uint32Array.of(0x7765, 0x6967));
    const choice = weightedChoice(weights);
    const seen = weights.map(() => 0);
    for (let i = 0; i < 300_000; i++) seen[choice.choose(source)]!++;
    const sum = weights.reduce((all, part) => all + part, 0);
    expect(
      fitOf(
        seen,
        weights.map((part) => part / sum),
      ),
    ).toBeGreaterThan(1e-6);
    expect(seen.every((count, i) => weights[i]! > 0 || count === 0)).toBe(true);
  });

  it('asks for nothing where there is one outcome', () => {
    expect(weightedChoice([3]).choose(chosenDoubles([]))).toBe(0);
  });

  it.each([
    [[], 'weightedChoice: expected 1 to 2097152 weights, got 0'],
    [[1, -1], 'weightedChoice: weights[1]: expected 0 or more, got -1'],
    [[1, Number.NaN], 'weightedChoice: weights[1]: expected 0 or more, got NaN'],
    [[0, 0], 'weightedChoice: expected weights with a finite sum above 0, got 0'],
    [
      [1, Number.POSITIVE_INFINITY],
      'weightedChoice: expected weights with a finite sum above 0, got Infinity',
    ],
  ])('refuses the weights %j', (weights, message) => {
    expect(() => weightedChoice(weights)).toThrow(new RangeError(message));
  });
});
