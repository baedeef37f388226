import { describe, expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { hypergeometricMass, hypergeometricSupport } from './hypergeometric.ts';
import { payoutDistribution } from './payoutDistribution.ts';
import { payoutMoments } from './payoutMoments.ts';
import { prizeUrnOf } from './prizeUrn.ts';

const real = prizeUrnOf(terms as unknown as LotteryTerms);

describe('payoutDistribution of tables without a common divisor', () => {
  /** The law with 1,000 more tickets of 2,999, as a mixture over how many of them are drawn. */
  const odd = {
    tickets: real.tickets,
    tiers: [{ id: 'odd', amountTenge: 2999, count: 1000 }, ...real.tiers],
  };
  const rest = { tickets: real.tickets - 1000, tiers: real.tiers };

  it.each([100, 30_000])('is the mixture over an odd tier of 1,000 tickets, at %i sold', (sold) => {
    const law = payoutDistribution(odd, sold);
    expect(law.unitTenge).toBe(1);
    const count = { population: odd.tickets, marked: 1000, drawn: sold };
    const [least, most] = hypergeometricSupport(count);
    const points = [0.001, 0.3, 0.7, 0.999].map((p) => law.quantile(p));
    const mixture = points.map(() => 0);
    for (let k = least; k <= most; k++) {
      const weight = hypergeometricMass(k, count);
      if (weight < 1e-14) continue;
      const given = payoutDistribution(rest, sold - k);
      for (const [i, at] of points.entries()) mixture[i]! += weight * given.cdf(at - 2999 * k);
    }
    for (const [i, at] of points.entries()) expect(Math.abs(law.cdf(at) - mixture[i]!)).toBeLessThan(1e-12);
  });

  it('takes ten million tickets and a quarter of a million tenge to the unit in its stride', () => {
    const huge = {
      tickets: 10_000_000,
      tiers: real.tiers.map((tier) => ({ ...tier, count: tier.count * 20 })),
    };
    const law = payoutDistribution(huge, 5_000_000);
    // Nearly normal: the median is the mean, and half of the mass lies on either side.
    expect(Math.abs(law.quantile(0.5) - payoutMoments(huge, 5_000_000).meanTenge)).toBeLessThanOrEqual(1000);
    expect(law.cdf(law.meanTenge - 1)).toBeCloseTo(1 - law.cdf(law.meanTenge), 12);
  });
});
