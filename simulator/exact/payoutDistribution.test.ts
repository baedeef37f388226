import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, enumeratedLaw, ratio } from './enumeratedLaw.ts';
import { payoutDistribution } from './payoutDistribution.ts';
import type { PrizeUrn } from './prizeUrn.ts';
import { smallDrawings } from './smallUrns.ts';

describe('payoutDistribution of a few tickets', () => {
  it('is the law that counting every choice gives', () => {
    fc.assert(
      fc.property(smallDrawings, ({ urn, sold }) => {
        const law = payoutDistribution(urn, sold);
        const { ways, all } = enumeratedLaw(urn, sold);
        expect([law.minimumTenge, law.maximumTenge]).toEqual([ways[0]![0], ways.at(-1)![0]]);
        let below = 0n;
        for (const [total, count] of ways) {
          expect(law.cdf(total - 1)).toBeCloseTo(ratio(below, all), 13);
          expect(law.massBetween(total, total + 1)).toBeCloseTo(ratio(count, all), 13);
          below += count;
          expect(law.cdf(total)).toBeCloseTo(ratio(below, all), 13);
          expect(law.exceedance(total)).toBeCloseTo(ratio(all - below, all), 13);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('takes a probability that is exactly reached as reached', () => {
    fc.assert(
      fc.property(smallDrawings, ({ urn, sold }) => {
        const law = payoutDistribution(urn, sold);
        const { ways, all } = enumeratedLaw(urn, sold);
        let below = 0n;
        for (const [i, [total, count]] of ways.entries()) {
          below += count;
          const reached = ratio(below, all);
          expect(law.quantile(reached)).toBe(total);
          const next = ways[i + 1];
          if (next) expect(law.quantile(reached + 1e-9 * (1 - reached))).toBe(next[0]);
        }
        expect(law.quantile(0)).toBe(ways[0]![0]);
        expect(law.quantile(1)).toBe(ways.at(-1)![0]);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('has the tail value at risk of its definition, the integral of the quantiles', () => {
    fc.assert(
      fc.property(smallDrawings, fc.double({ min: 0, max: 0.999, noNaN: true }), ({ urn, sold }, p) => {
        const { ways, all } = enumeratedLaw(urn, sold);
        let below = 0;
        let integral = 0;
        for (const [total, count] of ways) {
          const from = Math.max(p, below);
          below += ratio(count, all);
          integral += Math.max(0, below - from) * total;
        }
        const expected = integral / (1 - p);
        const { tailValueAtRisk } = payoutDistribution(urn, sold);
        expect(Math.abs(tailValueAtRisk(p) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('is exact where every ticket wins, where one tier is all, and for a single ticket', () => {
    const same = payoutDistribution({ tickets: 9, tiers: [{ id: 'a', amountTenge: 700, count: 9 }] }, 4);
    expect([same.minimumTenge, same.maximumTenge, same.cdf(2799), same.cdf(2800)]).toEqual([
      2800, 2800, 0, 1,
    ]);
    const winners = {
      tickets: 4,
      tiers: [
        { id: 'a', amountTenge: 1001, count: 2 },
        { id: 'b', amountTenge: 3003, count: 2 },
      ],
    };
    expect(payoutDistribution(winners, 2).cdf(2002)).toBeCloseTo(1 / 6, 15);
    expect(payoutDistribution({ tickets: 1, tiers: [] }, 1).quantile(0.5)).toBe(0);
  });
});

/** P(S = s) in units by convolution over the tiers: cost tiers × units × count × drawn. */
function convolved({ tickets, tiers }: PrizeUrn, sold: number, unit: number): Float64Array {
  const units = tiers.reduce((sum, { amountTenge, count }) => sum + (amountTenge / unit) * count, 0) + 1;
  /** P(k of n), each ticket drawn with p = sold ∕ tickets to keep the numbers in range; in whole numbers to the end. */
  const mass = (n: number, k: number): number =>
    ratio(
      choose(n, k) * BigInt(sold) ** BigInt(k) * BigInt(tickets - sold) ** BigInt(n - k),
      BigInt(tickets) ** BigInt(n),
    );
  // By number drawn and total.
  let joint = Array.from({ length: sold + 1 }, (_, drawn) => {
    const row = new Float64Array(units);
    row[0] = drawn === 0 ? 1 : 0;
    return row;
  });
  for (const { amountTenge, count } of tiers) {
    const next = joint.map(() => new Float64Array(units));
    const masses = Array.from({ length: count + 1 }, (_, k) => mass(count, k));
    for (const [drawn, row] of joint.entries()) {
      for (let k = 0; k <= count && drawn + k <= sold; k++) {
        const shift = (k * amountTenge) / unit;
        const weight = masses[k]!;
        for (let s = 0; s + shift < units; s++) next[drawn + k]![s + shift]! += weight * row[s]!;
      }
    }
    joint = next;
  }
  const losers = tickets - tiers.reduce((sum, { count }) => sum + count, 0);
  const law = new Float64Array(units);
  for (const [drawn, row] of joint.entries()) {
    if (sold - drawn > losers) continue;
    const weight = mass(losers, sold - drawn) / mass(tickets, sold);
    for (let s = 0; s < units; s++) law[s]! += weight * row[s]!;
  }
  return law;
}

describe('payoutDistribution of 300 tickets', () => {
  const urn = {
    tickets: 300,
    tiers: [
      { id: 'a', amountTenge: 3000, count: 45 },
      { id: 'b', amountTenge: 4000, count: 20 },
      { id: 'c', amountTenge: 15_000, count: 6 },
      { id: 'd', amountTenge: 200_000, count: 1 },
    ],
  };

  it.each([2, 25, 150, 290])('agrees with a convolution over the counts at %i sold', (sold) => {
    const law = payoutDistribution(urn, sold);
    const twin = convolved(urn, sold, 1000);
    let atMost = 0;
    for (const [units, mass] of twin.entries()) {
      atMost += mass;
      expect(Math.abs(law.cdf(units * 1000) - atMost)).toBeLessThan(1e-14);
    }
  });
});

describe('payoutDistribution, misused', () => {
  const urn = { tickets: 5, tiers: [{ id: 'a', amountTenge: 3, count: 2 }] };

  it('refuses an impossible number of sold tickets', () => {
    for (const sold of [-1, 6, 2.5]) expect(() => payoutDistribution(urn, sold)).toThrow(RangeError);
  });

  it('refuses probabilities outside 0 to 1', () => {
    const law = payoutDistribution(urn, 2);
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect(() => law.quantile(p)).toThrow(/p: expected a probability 0 to 1/);
      expect(() => law.tailValueAtRisk(p)).toThrow(RangeError);
    }
  });
});
