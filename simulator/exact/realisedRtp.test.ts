import { expect, it } from 'vitest';
import { payoutDistribution } from './payoutDistribution.ts';
import { payoutMoments } from './payoutMoments.ts';
import { realisedRtp } from './realisedRtp.ts';

const urn = { tickets: 300, tiers: [{ id: 'a', amountTenge: 700, count: 100 }] };

it('is the payout as a share of revenue, at every share that can occur', () => {
  const payout = payoutDistribution(urn, 90);
  const rtp = realisedRtp(payout, payoutMoments(urn, 90), 90 * 330);
  expect(rtp.mean).toBeCloseTo((30 * 700) / (90 * 330), 15);
  expect(rtp.quantile(0.95)).toBe(payout.quantile(0.95) / (90 * 330));
  for (let winners = 0; winners <= 90; winners++) {
    expect(rtp.cdf((winners * 700) / (90 * 330))).toBe(payout.cdf(winners * 700));
  }
});

it('is nothing to speak of without revenue', () => {
  expect(() => realisedRtp(payoutDistribution(urn, 0), payoutMoments(urn, 0), 0)).toThrow(
    /revenueTenge: expected more than 0/,
  );
});
