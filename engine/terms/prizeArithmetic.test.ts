import fc from 'fast-check';
import { expect, it } from 'vitest';
import fixture from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { type LotteryTerms, lotteryTermsSchema } from './lotteryTerms.ts';
import { prizeArithmetic } from './prizeArithmetic.ts';

const terms = lotteryTermsSchema.parse(fixture);

it('adds 7S AVTO LOTO up to the figures of Annex 5', () => {
  const sums = prizeArithmetic(terms);
  expect(sums).toMatchObject({
    tickets: 500_100,
    packs: 16_670,
    looseTickets: 0,
    revenueTenge: 1_500_300_000,
    instant: { prizes: 177_837, totalTenge: 990_600_000, rtp: '66.027 %' },
    draw: { prizes: 5, totalTenge: 70_000_000, rtp: '4.666 %' },
    total: { prizes: 177_842, totalTenge: 1_060_600_000, rtp: '70.693 %' },
    winning: { tickets: 177_837, oneInHundredths: 281, per100000: 35_560 },
    winningMoreThanPrice: { tickets: 105_837, oneInHundredths: 473 },
    losingTickets: 322_263,
    expectedInstantTenge: { numerator: 3_302_000, denominator: 1_667 },
    expectedTenge: { numerator: 10_606_000, denominator: 5_001 },
  });
  expect(sums.tiers.at(-1)).toMatchObject({ oneInHundredths: 25_005_000, totalTenge: 20_000_000 });
});

it('has no odds of winning more than the price when nothing does', () => {
  const onlyPrice = { ...terms, instantTiers: terms.instantTiers.slice(0, 1) };
  expect(prizeArithmetic(onlyPrice).winningMoreThanPrice).toEqual({
    tickets: 0,
    oneInHundredths: null,
    per100000: 0,
  });
});

const anyTerms: fc.Arbitrary<LotteryTerms> = fc
  .record({
    ticketPriceTenge: fc.integer({ min: 1, max: 10_000 }),
    tickets: fc.integer({ min: 1, max: 1_000_000 }),
    packTickets: fc.integer({ min: 1, max: 100 }),
    amounts: fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 }),
    counts: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 12, maxLength: 12 }),
    fundTenge: fc.integer({ min: 0, max: 1_000_000_000 }),
  })
  .map(({ ticketPriceTenge, tickets, packTickets, amounts, counts, fundTenge }) => ({
    ...terms,
    ticketPriceTenge,
    series: { tickets, packTickets },
    instantTiers: amounts
      .sort((a, b) => a - b)
      // No tier has more prizes than there are tickets: shares beyond that are no whole numbers of a double.
      .map((amountTenge, i) => ({
        id: `t${amountTenge}`,
        amountTenge,
        count: Math.min(counts[i]!, tickets),
      })),
    drawFund: { ...terms.drawFund, totalTenge: fundTenge },
  }));

it('loses no ticket and no tenge for any prize table', () => {
  fc.assert(
    fc.property(anyTerms, (any) => {
      const sums = prizeArithmetic(any);
      expect(sums.packs * any.series.packTickets + sums.looseTickets).toBe(sums.tickets);
      expect(sums.winning.tickets + sums.losingTickets).toBe(sums.tickets);
      expect(sums.tiers.reduce((sum, tier) => sum + tier.totalTenge, 0)).toBe(sums.instant.totalTenge);
      expect(sums.instant.totalTenge + sums.draw.totalTenge).toBe(sums.total.totalTenge);
      const { numerator, denominator } = sums.expectedTenge;
      expect(BigInt(numerator) * BigInt(sums.tickets)).toBe(
        BigInt(sums.total.totalTenge) * BigInt(denominator),
      );
      // Each rounded share is at most half a unit off, so that their sum is at most n halves off.
      const drift = sums.tiers.reduce((sum, tier) => sum + tier.rtpPer100000, 0) - sums.instant.rtpPer100000;
      expect(2 * Math.abs(drift)).toBeLessThanOrEqual(sums.tiers.length + 1);
    }),
  );
});
