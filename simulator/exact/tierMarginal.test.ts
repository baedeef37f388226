import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { choose, ratio } from './enumeratedLaw.ts';
import { type PrizeUrn, prizeUrnOf } from './prizeUrn.ts';
import { smallDrawings } from './smallUrns.ts';
import { anyTierExhausted, tierMarginal } from './tierMarginal.ts';

const real = prizeUrnOf(terms as unknown as LotteryTerms);

describe('tierMarginal', () => {
  it('is the law of one tier by counting', () => {
    fc.assert(
      fc.property(smallDrawings, ({ urn, sold }) => {
        const all = choose(urn.tickets, sold);
        for (const { count } of urn.tiers) {
          const law = tierMarginal(urn, count, sold);
          let below = 0n;
          for (let k = law.least; k <= law.most; k++) {
            const ways = choose(count, k) * choose(urn.tickets - count, sold - k);
            below += ways;
            expect(law.mass(k)).toBeCloseTo(ratio(ways, all), 13);
            expect(law.cdf(k)).toBeCloseTo(ratio(below, all), 13);
            expect(law.quantile(ratio(below, all))).toBe(k);
          }
          expect(below).toBe(all);
          const gone = ratio(choose(urn.tickets - count, sold - count), all);
          expect(law.probabilityExhausted).toBeCloseTo(gone, 13);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('knows the real table: half of a tier at half of the series, and a quarter for both 10,000,000 gone', () => {
    const top = tierMarginal(real, 2, 250_050);
    expect(top.mean).toBe(1);
    expect(top.probabilityExhausted).toBeCloseTo((250_050 * 250_049) / (500_100 * 500_099), 15);
    expect([0.2, 0.26, 0.74, 0.76].map((p) => top.quantile(p))).toEqual([0, 1, 1, 2]);
    const least = tierMarginal(real, 72_000, 250_050);
    expect(least.quantile(0.5)).toBe(36_000);
    expect(least.cdf(35_999)).toBeCloseTo(1 - least.cdf(36_000), 11);
  });

  it('refuses what cannot be', () => {
    expect(() => tierMarginal(real, 500_101, 5)).toThrow(/count: expected an integer 0 to 500100/);
    expect(() => tierMarginal(real, 2, -1)).toThrow(/sold/);
    expect(() => tierMarginal(real, 2, 5).quantile(2)).toThrow(/p: expected a probability/);
  });
});

/** By inclusion and exclusion over all sets of tiers that have run out. */
function byInclusion({ tickets, tiers }: PrizeUrn, sold: number): number {
  let ways = 0n;
  for (let set = 1; set < 2 ** tiers.length; set++) {
    const members = tiers.filter((_, i) => (set >> i) & 1);
    const taken = members.reduce((sum, { count }) => sum + count, 0);
    const sign = members.length % 2 === 1 ? 1n : -1n;
    ways += sign * choose(tickets - taken, sold - taken);
  }
  return ratio(ways, choose(tickets, sold));
}

describe('anyTierExhausted', () => {
  it('agrees with inclusion and exclusion on small urns', () => {
    fc.assert(
      fc.property(smallDrawings, ({ urn, sold }) => {
        expect(anyTierExhausted(urn, sold)).toBeCloseTo(byInclusion(urn, sold), 13);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('agrees with inclusion and exclusion on twelve tiers of a thousand tickets', () => {
    const tiers = Array.from({ length: 12 }, (_, i) => ({
      id: `t${i}`,
      amountTenge: i + 1,
      count: 1 + 3 * i,
    }));
    const urn = { tickets: 1000, tiers };
    for (const sold of [1, 30, 500, 800, 980, 989, 999]) {
      const expected = byInclusion(urn, sold);
      expect(Math.abs(anyTierExhausted(urn, sold) - expected)).toBeLessThan(1e-13 * Math.max(expected, 1e-2));
    }
  });

  it('keeps its digits where it is small, and is sure at both ends', () => {
    // Only the two tickets of 10,000,000 count here: 100 · 99 ∕ (500,100 · 500,099), then fifteen and more tickets.
    expect(anyTierExhausted(real, 100) / ((100 * 99) / (500_100 * 500_099))).toBeCloseTo(1, 10);
    expect([0, 1].map((sold) => anyTierExhausted(real, sold))).toEqual([0, 0]);
    expect([500_087, 500_099, 500_100].map((sold) => anyTierExhausted(real, sold))).toEqual([1, 1, 1]);
    expect(anyTierExhausted(real, 500_086)).toBeCloseTo(1, 13);
  });

  it('takes a hundred tiers', () => {
    const tiers = Array.from({ length: 100 }, (_, i) => ({ id: `t${i}`, amountTenge: i + 1, count: 5 }));
    // Nearly independent: 1 − (1 − p⁵)¹⁰⁰ in a series a thousand times as large.
    const chance = anyTierExhausted({ tickets: 10_000_000, tiers }, 3_000_000);
    expect(chance).toBeCloseTo(1 - (1 - 0.3 ** 5) ** 100, 3);
  });

  it('is nothing without prizes', () => {
    expect(anyTierExhausted({ tickets: 5, tiers: [] }, 5)).toBe(0);
  });
});
