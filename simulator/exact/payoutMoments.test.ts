import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import terms from '../../fixtures/7s-avto-loto.json' with { type: 'json' };
import { enumeratedLaw } from './enumeratedLaw.ts';
import { nearestDouble } from './nearestDouble.ts';
import { payoutMoments } from './payoutMoments.ts';
import { prizeUrnOf } from './prizeUrn.ts';
import { smallDrawings } from './smallUrns.ts';

const real = prizeUrnOf(terms as unknown as LotteryTerms);

describe('payoutMoments', () => {
  it('is the nearest double of the mean and variance over all choices', () => {
    fc.assert(
      fc.property(smallDrawings, ({ urn, sold }) => {
        const { ways, all } = enumeratedLaw(urn, sold);
        let total = 0n;
        let squares = 0n;
        for (const [value, count] of ways) {
          total += BigInt(value) * count;
          squares += BigInt(value) ** 2n * count;
        }
        const { meanTenge, varianceTenge2, sdTenge } = payoutMoments(urn, sold);
        expect(meanTenge).toBe(nearestDouble(total, all));
        expect(varianceTenge2).toBe(nearestDouble(squares * all - total * total, all * all));
        expect(sdTenge).toBe(Math.sqrt(varianceTenge2));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is the whole fund without spread when the series is sold out, and nothing before it is sold', () => {
    expect(payoutMoments(real, 500_100)).toEqual({ meanTenge: 990_600_000, varianceTenge2: 0, sdTenge: 0 });
    expect(payoutMoments(real, 0)).toEqual({ meanTenge: 0, varianceTenge2: 0, sdTenge: 0 });
  });

  it('spreads as much for the tickets sold as for those left', () => {
    for (const sold of [1, 30, 12_345, 250_000]) {
      expect(payoutMoments(real, sold).varianceTenge2).toBe(
        payoutMoments(real, 500_100 - sold).varianceTenge2,
      );
    }
  });

  it('refuses more tickets than there are', () => {
    expect(() => payoutMoments(real, 500_101)).toThrow(RangeError);
    expect(() => payoutMoments(real, 0.5)).toThrow(RangeError);
  });
});
