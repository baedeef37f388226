import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialInterval, binomialUpper } from './binomial.ts';
import { chiSquareUpper, equalCells, equalCellsStatistic, goodnessOfFit } from './chiSquare.ts';
import { normalUpper } from './normal.ts';
import { emptyCells } from './occupancy.ts';
import { poissonP, poissonUpper } from './poisson.ts';
import { twoSided } from './twoSided.ts';

describe('the chi-square law', () => {
  // Knuth, TAOCP 2, §3.3.1, Table 1: percentage points, to four digits.
  it.each([
    [0.99, 1, 0.00016],
    [0.5, 1, 0.4549],
    [0.05, 1, 3.841],
    [0.01, 1, 6.635],
    [0.99, 10, 2.558],
    [0.25, 10, 12.55],
    [0.01, 10, 23.21],
    [0.05, 30, 43.77],
    [0.01, 50, 76.15],
  ])('leaves %d above Knuth’s point for %d degrees of freedom', (upper, degrees, point) => {
    expect(chiSquareUpper(point, degrees) / upper).toBeCloseTo(1, 2);
  });

  it('keeps its digits far out: with two degrees of freedom it is exp(−x / 2)', () => {
    for (const x of [0.1, 10, 100, 1000]) {
      expect(chiSquareUpper(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
    }
    expect(chiSquareUpper(0, 5)).toBe(1);
  });

  it('finds nothing in counts as expected, and all in one cell as good as impossible', () => {
    expect(equalCells([25, 25, 25, 25])).toBe(1);
    expect(equalCells([100, 0, 0, 0])).toBeLessThan(1e-60);
    expect(equalCellsStatistic([])).toBe(0);
  });

  it('adds Pearson’s squares as Knuth does for two dice', () => {
    // TAOCP 2, §3.3.1, (1): 144 throws, V = 7 7/48.
    const observed = [2, 4, 10, 12, 22, 29, 21, 15, 14, 9, 6];
    const expected = [4, 8, 12, 16, 20, 24, 20, 16, 12, 8, 4];
    const merged = [
      [6, 10, 12, 22, 29, 21, 15, 14, 15],
      [12, 12, 16, 20, 24, 20, 16, 12, 12],
    ] as const;
    const statistic = merged[0].reduce(
      (sum, seen, i) => sum + (seen - merged[1][i]!) ** 2 / merged[1][i]!,
      0,
    );
    expect(goodnessOfFit(observed, expected)).toBeCloseTo(chiSquareUpper(statistic, 8), 12);
    const plain = observed.reduce((sum, seen, i) => sum + (seen - expected[i]!) ** 2 / expected[i]!, 0);
    expect(plain).toBeCloseTo(7 + 7 / 48, 12);
  });

  it('agrees with Pearson’s sum for equal cells', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 9 }), (counts) => {
        const total = counts.reduce((a, b) => a + b, 0);
        fc.pre(total >= 10 * counts.length);
        const expected = counts.map(() => total / counts.length);
        expect(equalCells(counts)).toBeCloseTo(goodnessOfFit(counts, expected), 9);
      }),
      { seed: 1 },
    );
  });

  it('says so when there is too little for two cells', () => {
    expect(() => goodnessOfFit([3, 4], [3.5, 3.5])).toThrow('expected counts too small for two cells');
  });
});

describe('the other laws', () => {
  it('knows the normal tail, near and far', () => {
    expect(normalUpper(0)).toBe(0.5);
    expect(normalUpper(2.3263478740408408)).toBeCloseTo(0.01, 14);
    // Abramowitz and Stegun, Table 26.2: Q(10) = 7.61985 · 10⁻²⁴.
    expect(normalUpper(10) / 7.61985e-24).toBeCloseTo(1, 5);
    expect(normalUpper(-Infinity)).toBe(1);
  });

  it('adds the Poisson law’s terms', () => {
    let term = Math.exp(-3.7);
    let below = 0;
    for (let k = 0; k < 30; k++) {
      expect(poissonUpper(k, 3.7)).toBeCloseTo(1 - below, 12);
      expect(poissonP(k, 3.7, 0)).toBeCloseTo(1 - below - term, 12);
      expect(poissonP(k, 3.7, 0.5)).toBeCloseTo(1 - below - term / 2, 12);
      below += term;
      term *= 3.7 / (k + 1);
    }
  });

  it('spreads the steps of a count into an exactly uniform p-value', () => {
    // P(p ≤ x) = Σ P(count) × the part of the count's step below x, for shares taken evenly from [0, 1).
    const mean = 1.44;
    for (const x of [0.01, 0.2, 0.5, 0.77, 0.99]) {
      let chance = 0;
      for (let count = 0; count < 40; count++) {
        const [low, high] = [poissonP(count, mean, 0), poissonP(count, mean, 1)];
        const step = high - low;
        chance += step * Math.min(1, Math.max(0, (x - low) / step || 0));
      }
      expect(chance).toBeCloseTo(x, 10);
    }
  });

  it('counts binomial tails and gives Clopper and Pearson’s intervals', () => {
    expect(binomialUpper(0, 10, 0.3)).toBe(1);
    expect(binomialUpper(2, 3, 0.25)).toBeCloseTo(3 * 0.0625 * 0.75 + 0.015625, 14);
    expect(binomialInterval(0, 20, 0.95)).toEqual([0, expect.closeTo(0.1684335, 6)]);
    expect(binomialInterval(10, 20, 0.95)).toEqual([
      expect.closeTo(0.2719578, 6),
      expect.closeTo(0.7280422, 6),
    ]);
    expect(binomialInterval(20, 20, 0.95)).toEqual([expect.closeTo(0.8315665, 6), 1]);
  });

  it('knows the moments of empty cells, held against the law step by step', () => {
    for (const [balls, cells] of [
      [1, 3],
      [7, 5],
      [40, 12],
    ] as const) {
      // chances[k]: k cells taken.
      let chances = [1];
      for (let ball = 0; ball < balls; ball++) {
        chances = Array.from(
          { length: cells + 1 },
          (_, k) => ((chances[k] ?? 0) * k + (chances[k - 1] ?? 0) * (cells - k + 1)) / cells,
        );
      }
      const mean = chances.reduce((sum, chance, k) => sum + chance * (cells - k), 0);
      const variance = chances.reduce((sum, chance, k) => sum + chance * (cells - k - mean) ** 2, 0);
      const found = emptyCells(balls, cells);
      expect(found.mean).toBeCloseTo(mean, 11);
      expect(found.variance).toBeCloseTo(variance, 10);
    }
  });

  it('takes too even for as suspicious as too uneven', () => {
    expect(twoSided(0.005)).toBeCloseTo(0.01, 15);
    expect(twoSided(0.995)).toBeCloseTo(0.01, 12);
    expect(twoSided(0.5)).toBe(1);
    expect(twoSided(0)).toBe(0);
  });
});
