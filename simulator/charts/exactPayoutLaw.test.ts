import { describe, expect, it } from 'vitest';
import { payoutDistribution } from '../exact/payoutDistribution.ts';
import { prizeUrnOf } from '../exact/prizeUrn.ts';
import { SMALL_TERMS, smallScenario } from '../trials/smallScenario.ts';
import { exactPayoutLaw } from './exactPayoutLaw.ts';

const urn = prizeUrnOf(SMALL_TERMS);
const ALL = [0, 1e9] as const;

describe('exactPayoutLaw', () => {
  it('is the law of the tickets sold where sales are fixed', () => {
    const law = exactPayoutLaw(smallScenario());
    const alone = payoutDistribution(urn, 40);
    for (const to of [30_000, 100_000, 250_000, 1e9]) {
      expect(law?.(0, to)).toBeCloseTo(alone.massBetween(0, to), 12);
    }
    expect(law?.(...ALL)).toBeCloseTo(1, 12);
  });

  it('is a mixture where sales are one of a few outcomes', () => {
    const outcomes = [
      { share: 0.1, probability: 0.25 },
      { share: 0.9, probability: 0.75 },
    ];
    const law = exactPayoutLaw(
      smallScenario({ sellThrough: { model: 'distribution', outcomes, months: 2 } }),
    );
    const [few, many] = [payoutDistribution(urn, 10), payoutDistribution(urn, 90)];
    const expected = 0.25 * few.massBetween(0, 150_000) + 0.75 * many.massBetween(0, 150_000);
    expect(law?.(0, 150_000)).toBeCloseTo(expected, 12);
    expect(law?.(...ALL)).toBeCloseTo(1, 12);
  });

  it('counts what is sold by the last checkpoint only', () => {
    const cut = smallScenario({ checkpoints: { dates: ['2026-01-31'] } });
    const soldByThen = Math.floor((40 * 31) / 90);
    const expected = payoutDistribution(urn, soldByThen).massBetween(0, 60_000);
    expect(exactPayoutLaw(cut)?.(0, 60_000)).toBeCloseTo(expected, 12);
  });

  it('is not known for several series or for sales with too many outcomes', () => {
    const twice = smallScenario({ series: [{ launchOn: '2026-01-01' }, { launchOn: '2026-02-01' }] });
    expect(exactPayoutLaw(twice)).toBeNull();
    const beta = { model: 'distribution' as const, beta: { mean: 0.5, sd: 0.1 }, months: 2 };
    expect(exactPayoutLaw(smallScenario({ sellThrough: beta }))).toBeNull();
    const outcomes = Array.from({ length: 25 }, (_, i) => ({ share: i / 25, probability: 0.04 }));
    expect(
      exactPayoutLaw(smallScenario({ sellThrough: { model: 'distribution', outcomes, months: 2 } })),
    ).toBeNull();
  });
});
