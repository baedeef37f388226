import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { buyerChances } from './buyer.ts';
import { choose, enumeratedLaw, ratio } from './enumeratedLaw.ts';
import { prizeUrnOf } from './prizeUrn.ts';
import { smallDrawings } from './smallUrns.ts';

const real = prizeUrnOf(terms as unknown as LotteryTerms);

describe('buyerChances', () => {
  it('counts the choices that win, win enough in all, or hold one prize that is enough', () => {
    fc.assert(
      fc.property(smallDrawings, fc.integer({ min: 0, max: 20_000 }), ({ urn, sold }, atLeast) => {
        const { ways, all } = enumeratedLaw(urn, sold);
        const enough = ways.reduce((sum, [total, count]) => (total >= atLeast ? sum + count : sum), 0n);
        const wins = ways.reduce((sum, [total, count]) => (total > 0 ? sum + count : sum), 0n);
        const large = urn.tiers.filter(({ amountTenge }) => amountTenge >= atLeast);
        const others = urn.tickets - large.reduce((sum, { count }) => sum + count, 0);
        const chances = buyerChances(urn, sold, atLeast);
        expect(chances.anyWin).toBeCloseTo(ratio(wins, all), 13);
        expect(chances.winsAtLeast).toBeCloseTo(ratio(enough, all), 13);
        expect(chances.singlePrizeAtLeast).toBeCloseTo(ratio(all - choose(others, sold), all), 13);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('knows one ticket: 1 in 2.81 wins, 1 in 250,050 wins 10,000,000', () => {
    const chances = buyerChances(real, 1, 10_000_000);
    expect(chances.anyWin).toBeCloseTo(177_837 / 500_100, 15);
    expect(chances.winsAtLeast / (2 / 500_100)).toBeCloseTo(1, 12);
    expect(chances.singlePrizeAtLeast / (2 / 500_100)).toBeCloseTo(1, 12);
    expect(chances.meanTenge).toBe(990_600_000 / 500_100);
  });

  it('wins everything with the whole series and nothing with no ticket', () => {
    expect(buyerChances(real, 500_100, 990_600_000)).toMatchObject({ anyWin: 1, winsAtLeast: 1, sdTenge: 0 });
    expect(buyerChances(real, 0, 1)).toMatchObject({ anyWin: 0, winsAtLeast: 0, meanTenge: 0 });
    expect(buyerChances(real, 0, 0).winsAtLeast).toBe(1);
  });

  it('refuses more tickets than there are', () => {
    expect(() => buyerChances(real, 500_101, 0)).toThrow(/bought: expected an integer 0 to 500100/);
  });
});
