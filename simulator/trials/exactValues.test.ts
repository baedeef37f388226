import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/scenario.ts';
import { type ExactValues, exactValues } from './exactValues.ts';
import { prepareTrials } from './prepareTrials.ts';
import { smallScenario } from './smallScenario.ts';

const exactOf = (changes: Partial<Scenario>): ExactValues =>
  exactValues(prepareTrials(smallScenario(changes)));

const SOLD_40: Partial<Scenario> = { sellThrough: { model: 'fixed', sold: 40, months: 3 } };
const UNCERTAIN: Scenario['sellThrough'] = {
  model: 'distribution',
  outcomes: [
    { share: 0.2, probability: 0.25 },
    { share: 1, probability: 0.75 },
  ],
  months: 3,
};

describe('what is known without a trial', () => {
  it('of one series sold in part: means, spread, quantiles, remains', () => {
    const { metrics, won, tiers } = exactOf(SOLD_40);
    expect(metrics.soldTickets).toMatchObject({ mean: 40, sd: 0 });
    // 40 % of 500,000; variance n (N − n) ∕ (N² (N − 1)) × (N Σ a² − (Σ a)²).
    expect(metrics.instantWonTenge!.mean).toBe(200_000);
    const squares = 20 * 3000 ** 2 + 8 * 30_000 ** 2 + 2 * 100_000 ** 2;
    const variance = ((40 * 60) / (100 ** 2 * 99)) * (100 * squares - 500_000 ** 2);
    expect(metrics.instantWonTenge!.sd).toBeCloseTo(Math.sqrt(variance), 6);
    expect(metrics.rtp!.mean).toBeCloseTo(200 / 120, 12);
    expect(metrics.rtp!.sd).toBeCloseTo(Math.sqrt(variance) / 120_000, 12);
    expect(metrics.rtp!.quantile!(0.9)).toBe(metrics.instantWonTenge!.quantile!(0.9) / 120_000);
    expect(won.quantile!(0.95)).toBe(metrics.instantWonTenge!.quantile!(0.95));
    expect(won.tailValueAtRisk!(0.95)).toBeGreaterThanOrEqual(won.quantile!(0.95));
    expect(tiers.map(({ remaining }) => Number(remaining!.toFixed(9)))).toEqual([12, 4.8, 1.2]);
    // Both tickets of the top tier among the 40: 40 × 39 ∕ (100 × 99).
    expect(tiers[2]!.exhausted).toBeCloseTo((40 * 39) / (100 * 99), 12);
  });

  it('of several series with uncertain sales: a sum of mixtures', () => {
    const { metrics, tiers } = exactOf({
      sellThrough: UNCERTAIN,
      series: [{ launchOn: '2026-01-01' }, { launchOn: '2026-02-01' }],
    });
    expect(metrics.soldTickets!.mean).toBeCloseTo(160, 9);
    expect(metrics.soldTickets!.sd).toBeCloseTo(Math.sqrt(2 * 0.25 * 0.75 * 80 ** 2), 9);
    expect(metrics.instantWonTenge!.mean).toBeCloseTo(800_000, 6);
    expect(metrics.instantWonTenge!.quantile).toBeNull();
    expect(metrics.rtp).toBeUndefined();
    const [few, all] = [(20 * 19) / (100 * 99), 1];
    expect(tiers[2]!.exhausted).toBeCloseTo((0.25 * few + 0.75 * all) ** 2, 12);
  });

  it('of claims, tax and the hand-over: shares of what is won', () => {
    const { metrics, balances } = exactOf({
      ...SOLD_40,
      claims: [{ share: 0.9, delays: [{ days: 30, probability: 1 }] }],
      tax: { residentsShare: 0.75, mrpYear: 2026 },
      fund: { openingTenge: 1000, accrualShare: 0.7, interestPerYear: 0 },
      unclaimed: { lotteryEndsOn: '2026-05-31', keptYears: 0 },
    });
    expect(metrics.paidTenge!.mean).toBeCloseTo(180_000, 6);
    expect(metrics.breakageTenge!.mean).toBeCloseTo(20_000, 6);
    expect(metrics.toBudgetTenge!.mean).toBeCloseTo(20_000, 6);
    const tax = 0.36 * (8 * (0.75 * 405 + 0.25 * 6000) + 2 * (0.75 * 7405 + 0.25 * 20_000));
    expect(metrics.taxTenge!.mean).toBeCloseTo(tax, 6);
    expect(metrics.interestTenge!.mean).toBe(0);
    expect(metrics.closingBalanceTenge!.mean).toBeCloseTo(1000 + 84_000 - 200_000, 6);
    expect(balances).toEqual([metrics.closingBalanceTenge!.mean]);
  });

  it('of delays on a path: what falls due after the last checkpoint is not paid', () => {
    const { metrics, balances } = exactOf({
      ...SOLD_40,
      mode: 'path',
      sellThrough: { model: 'fixed', sold: 40, months: 1 },
      checkpoints: { dates: ['2026-01-31', '2026-02-28'] },
      claims: [
        {
          share: 0.5,
          delays: [
            { days: 0, probability: 0.5 },
            { days: 28, probability: 0.25 },
            { days: 29, probability: 0.25 },
          ],
        },
      ],
    });
    expect(metrics.paidTenge!.mean).toBeCloseTo(200_000 * 0.5 * 0.75, 6);
    expect(metrics.toBudgetTenge!.mean).toBe(0);
    expect(balances[0]).toBeCloseTo(84_000 - 50_000, 6);
    expect(balances[1]).toBeCloseTo(84_000 - 75_000, 6);
  });

  it('of draws: a binomial number is registered, the winners are that or fewer', () => {
    const draws = {
      registrationShare: 0.3,
      calendar: [
        { series: 1, on: '2026-04-15', prize: 'car', winners: 1 },
        { series: 1, on: '2026-04-15', prize: 'car', winners: 1 },
      ],
    };
    const { metrics, won } = exactOf({
      sellThrough: { model: 'fixed', sold: 4, months: 3 },
      draws,
    });
    const none = 0.7 ** 4;
    const one = 4 * 0.3 * 0.7 ** 3;
    const mean = 2 - 2 * none - one;
    const variance = 4 * (1 - none - one) + one - mean * mean;
    expect(metrics.drawWonTenge!.mean).toBeCloseTo(14_000_000 * mean, 4);
    expect(metrics.drawWonTenge!.sd).toBeCloseTo(14_000_000 * Math.sqrt(variance), 4);
    // The prizes won are no longer the instant prizes and a constant.
    expect(won.quantile).toBeNull();
    expect(metrics.rtp!.sd).toBeCloseTo(
      Math.hypot(metrics.instantWonTenge!.sd!, metrics.drawWonTenge!.sd!) / 12_000,
      9,
    );
  });

  it('of uncertain sales on a path: means over the ways it can be sold, draws included', () => {
    const { metrics, balances } = exactOf({
      mode: 'path',
      sellThrough: UNCERTAIN,
      claims: [{ share: 0.9, delays: [{ days: 0, probability: 1 }] }],
      draws: {
        registrationShare: 0.2,
        calendar: [{ series: 1, on: '2026-04-15', prize: 'car', winners: 1 }],
      },
    });
    const drawn = 1 - 0.25 * 0.8 ** 20 - 0.75 * 0.8 ** 100;
    expect(metrics.drawWonTenge).toMatchObject({ sd: null, quantile: null });
    expect(metrics.drawWonTenge!.mean).toBeCloseTo(14_000_000 * drawn, 4);
    expect(metrics.paidTenge!.mean).toBeCloseTo(0.9 * (400_000 + 14_000_000 * drawn), 4);
    const soldInJanuary = [20, 100].map((final) => Math.floor((final * 31) / 90));
    const inJanuary = 0.25 * soldInJanuary[0]! + 0.75 * soldInJanuary[1]!;
    expect(balances[0]).toBeCloseTo(inJanuary * (2100 - 0.9 * 5000), 6);
  });

  it('is null or missing where it is not known, never a guess', () => {
    const { metrics, balances, tiers, won } = exactOf({
      mode: 'path',
      sellThrough: { model: 'curve', cumulativeShares: [0.5, 0.9], uncertainty: { sd: 0.1 } },
      fund: { openingTenge: 1000, accrualShare: 0.7, interestPerYear: 0.1 },
      draws: { registrationShare: 1, calendar: [{ series: 1, on: '2026-02-01', prize: 'car', winners: 1 }] },
    });
    expect(metrics).toEqual({});
    expect(balances.every((balance) => balance === null)).toBe(true);
    expect(tiers[0]).toEqual({ remaining: null, exhausted: null });
    expect(won).toEqual({ quantile: null, tailValueAtRisk: null });
  });

  it('stops at the first balance that earns interest on chance', () => {
    const { balances } = exactOf({
      ...SOLD_40,
      mode: 'path',
      fund: { openingTenge: 36_500, accrualShare: 0, interestPerYear: 0.1 },
    });
    const sold = Math.floor((40 * 31) / 90);
    expect(balances[0]).toBeCloseTo(36_500 + 310 - sold * 5000, 6);
    expect(balances.slice(1).every((balance) => balance === null)).toBe(true);
  });
});
