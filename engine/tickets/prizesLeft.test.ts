import { describe, expect, it } from 'vitest';
import { prizesLeft, type SeriesLeft } from './prizesLeft.ts';

const series: SeriesLeft = {
  ...{ tickets: 1000, sold: 0, onSale: 1000, ticketPriceTenge: 100 },
  tiers: [
    { id: 'small', amountTenge: 200, printed: 100, claimed: 0 },
    { id: 'top', amountTenge: 10_000, printed: 4, claimed: 0 },
  ],
};

describe('prizes left', () => {
  it('a fresh series is as printed, whichever way one looks', () => {
    const { oddsOneIn, rtp, isStopSaleProposed } = prizesLeft(series);
    expect(oddsOneIn).toEqual({ asPrinted: 1000 / 104, ifAllClaimed: 1000 / 104 });
    expect(rtp).toEqual({ asPrinted: 0.6, ifAllClaimed: 0.6 });
    expect(isStopSaleProposed).toBe(false);
  });

  it('half sold: the two ends are what was printed, and what is left among the unsold', () => {
    const left = prizesLeft({
      ...{ ...series, sold: 500, onSale: 400 },
      tiers: [
        { ...series.tiers[0]!, claimed: 40 },
        { ...series.tiers[1]!, claimed: 1 },
      ],
    });
    expect(left.tiers.map(({ remaining, expectedOnSale }) => [remaining, expectedOnSale])).toEqual([
      [60, { asPrinted: 40, ifAllClaimed: 48 }],
      [3, { asPrinted: 1.6, ifAllClaimed: 2.4 }],
    ]);
    expect(left.oddsOneIn).toEqual({ asPrinted: 400 / 41.6, ifAllClaimed: 400 / 50.4 });
    expect(left.rtp!.asPrinted).toBeCloseTo((40 * 200 + 1.6 * 10_000) / 40_000);
  });

  it('gives no second figure where chance rules out that all winners have come', () => {
    // Of 500 sold tickets 52 ± 4.8 win: 23.1 is six deviations below.
    const claimed = (small: number) => ({
      ...{ ...series, sold: 500, onSale: 400 },
      tiers: [{ ...series.tiers[0]!, claimed: small }, series.tiers[1]!],
    });
    const few = prizesLeft(claimed(22));
    expect(few.oddsOneIn).toEqual({ asPrinted: 400 / 41.6, ifAllClaimed: null });
    expect(few.rtp!.ifAllClaimed).toBeNull();
    expect(few.tiers[0]!.expectedOnSale).toEqual({ asPrinted: 40, ifAllClaimed: null });
    expect(prizesLeft(claimed(24)).oddsOneIn!.ifAllClaimed).toBeCloseTo(400 / 64);
  });

  it('never promises more winners than tickets', () => {
    for (let sold = 0; sold < 1000; sold += 50) {
      for (let claimed = 0; claimed <= Math.min(sold, 100); claimed += 10) {
        const tiers = [{ ...series.tiers[0]!, claimed }, series.tiers[1]!];
        const { oddsOneIn } = prizesLeft({ ...series, sold, onSale: 1000 - sold, tiers });
        expect(oddsOneIn!.asPrinted).toBeGreaterThan(1);
        expect(oddsOneIn!.ifAllClaimed ?? 2, `${sold} sold, ${claimed} claimed`).toBeGreaterThan(1);
      }
    }
  });

  it('never expects more than is left', () => {
    const [small, top] = series.tiers as [SeriesLeft['tiers'][0], SeriesLeft['tiers'][0]];
    const left = prizesLeft({
      ...{ ...series, sold: 100, onSale: 900 },
      tiers: [small, { ...top, claimed: 3 }],
    });
    expect(left.tiers[1]!.expectedOnSale).toEqual({ asPrinted: 1, ifAllClaimed: 1 });
  });

  it('proposes to stop the sale when no top prize is left, as long as there is something to sell', () => {
    const tiers = [series.tiers[0]!, { ...series.tiers[1]!, claimed: 4 }];
    expect(prizesLeft({ ...series, sold: 300, onSale: 700, tiers }).isStopSaleProposed).toBe(true);
    expect(prizesLeft({ ...series, sold: 300, onSale: 0, tiers }).isStopSaleProposed).toBe(false);
  });

  it('has neither odds nor return without tickets on sale, and no odds without prizes', () => {
    expect(prizesLeft({ ...series, sold: 1000, onSale: 0 })).toMatchObject({ oddsOneIn: null, rtp: null });
    const tiers = series.tiers.map((tier) => ({ ...tier, claimed: tier.printed }));
    expect(prizesLeft({ ...series, sold: 500, onSale: 500, tiers })).toMatchObject({
      ...{ oddsOneIn: null, rtp: { asPrinted: 0, ifAllClaimed: 0 } },
    });
  });
});
