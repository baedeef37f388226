import { describe, expect, it } from 'vitest';
import { rankInterval, rankOf } from './orderStatistics.ts';

/** P(Bin(n, p) ≤ k) by summing masses from the side that has some. */
function binomialAtMost(k: number, n: number, p: number): number {
  if (p > 0.5) return 1 - binomialAtMost(n - k - 1, n, 1 - p);
  let mass = (1 - p) ** n;
  let sum = 0;
  for (let i = 0; i <= Math.min(k, n); i++) {
    sum += mass;
    mass *= ((n - i) * p) / ((i + 1) * (1 - p));
  }
  return sum;
}

describe('order statistics around a quantile', () => {
  it('rank the empirical quantile as the smallest value that a share of the sample does not exceed', () => {
    expect(rankOf(0.5, 10)).toBe(5);
    expect(rankOf(0.5, 11)).toBe(6);
    expect(rankOf(0.9995, 10_000)).toBe(9995);
    expect(rankOf(0.995, 1_000_000)).toBe(995_000);
    expect(rankOf(0.005, 10)).toBe(1);
    expect(rankOf(0.9995, 10)).toBe(10);
  });

  it.each([0.005, 0.05, 0.25, 0.5, 0.95, 0.9995])(
    'enclose it by the narrowest ranks with 2.5 %% at either side, p = %f',
    (p) => {
      for (const count of [1, 2, 5, 10, 60, 61, 100, 999]) {
        const { low, high } = rankInterval(p, count);
        // Fewer than `rank` values below the quantile: Bin ≤ rank − 1.
        expect(low === 0 || binomialAtMost(low - 1, count, p) <= 0.025).toBe(true);
        expect(binomialAtMost(low, count, p)).toBeGreaterThan(0.025);
        expect(high === count + 1 || binomialAtMost(high - 1, count, p) >= 0.975).toBe(true);
        expect(high === 1 || binomialAtMost(high - 2, count, p) < 0.975 + 1e-12).toBe(true);
      }
    },
  );

  it('go over to the expansion without a jump, one rank wider at most', () => {
    // Variance p (1 − p) n passes 10,000 between the two.
    for (const [p, count] of [
      [0.5, 40_000],
      [0.05, 210_526],
      [0.995, 2_010_050],
      [0.9995, 20_010_005],
    ] as const) {
      const [exact, expanded] = [rankInterval(p, count), rankInterval(p, count + 10)];
      expect(Math.abs(expanded.low - exact.low - 10 * p)).toBeLessThan(2);
      expect(Math.abs(expanded.high - exact.high - 10 * p)).toBeLessThan(3);
      expect(exact.low).toBeLessThan(exact.rank);
      expect(exact.high).toBeGreaterThan(exact.rank);
    }
  });
});
