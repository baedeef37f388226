import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/scenario.ts';
import { anyScenario } from './anyScenario.ts';
import { prepareTrials } from './prepareTrials.ts';
import { smallScenario } from './smallScenario.ts';
import type { Tally } from './tally.ts';
import { runBlock } from './trialBlock.ts';
import { ROW_COLUMNS, trialRows } from './trialRows.ts';

type Row = Readonly<Record<(typeof ROW_COLUMNS)[number]['name'], number>>;

/** The trials of the first block. */
function trialsOf(scenario: Scenario): { rows: Row[]; tally: Tally } {
  const rows = trialRows(scenario.trials);
  const tally = runBlock(prepareTrials(scenario), 0, rows);
  const told = Array.from(
    { length: rows.length },
    (_, i) => Object.fromEntries(ROW_COLUMNS.map(({ name }, c) => [name, rows.columns[c]![i]! + 0])) as Row,
  );
  return { rows: told, tally };
}

/** Everything is sold in January; small wins are paid at once, middle ones in four weeks, the largest are never claimed. */
const BY_HAND: Partial<Scenario> = {
  mode: 'path',
  trials: 3,
  sellThrough: { model: 'fixed', share: 1, months: 1 },
  checkpoints: { dates: ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'] },
  claims: [
    { tiers: ['t30000'], share: 1, delays: [{ days: 28, probability: 1 }] },
    { tiers: ['t100000'], share: 0, delays: [{ days: 0, probability: 1 }] },
    { share: 1, delays: [{ days: 0, probability: 1 }] },
  ],
  unclaimed: { lotteryEndsOn: '2026-03-31', keptYears: 0 },
  draws: { registrationShare: 1, calendar: [{ series: 1, on: '2026-03-01', prize: 'car', winners: 1 }] },
  fund: { openingTenge: 1_000_000, accrualShare: 0.7, interestPerYear: 0.365 },
};

describe('one trial', () => {
  it('comes out as worked by hand where nothing is left to chance', () => {
    const { rows, tally } = trialsOf(smallScenario(BY_HAND));
    // 20 × 3,000 + 8 × 30,000 + 2 × 100,000; tax above 6 × 4,325: (30,000 − 25,950) and (14,000,000 − 25,950) × 10 %.
    expect(rows[2]).toEqual({
      trial: 2,
      soldTickets: 100,
      revenueTenge: 300_000,
      instantWonTenge: 500_000,
      drawWonTenge: 14_000_000,
      paidTenge: 60_000 + 240_000 + 14_000_000,
      rtp: Math.round((14_500_000 / 300_000) * 1e9) / 1e9,
      breakageTenge: 200_000,
      toBudgetTenge: 200_000,
      taxTenge: 8 * 405 + 1_397_405,
      // A thousandth a day: 31 of 1,000,000, 28 of 1,181,000, 31 of 974,068; none on a debt.
      interestTenge: 31_000 + 33_068 + 30_196,
      closingBalanceTenge: -13_195_736,
      lowestBalanceTenge: -13_195_736,
      // Backwards: 14,200,000 ∕ 1.031, so 13,773,036; 240,000 more ∕ 1.028, so 13,631,358; 150,000 less ∕ 1.031.
      floatTenge: 13_076_002,
    });
    expect(tally.fan.map(({ balance }) => Number(balance.moments.sum) / 3)).toEqual([
      1_181_000, 974_068, -13_195_736, -13_195_736,
    ]);
    expect(tally.fan.map(({ negative }) => negative)).toEqual([0, 0, 3, 3]);
    expect(tally.everNegative).toBe(3);
    expect(tally.jackpots[0]!.first).toEqual(Float64Array.of(3, 0, 0, 0));
    expect(tally.jackpots[0]!.last).toEqual(Float64Array.of(3, 0, 0, 0));
    expect(tally.tiers.map(({ exhausted }) => exhausted)).toEqual([3, 3, 3]);
  });

  it('has the float that the same trial needs: never negative with it, negative with a tenge less', () => {
    const lowest = (openingTenge: number): number =>
      trialsOf(smallScenario({ ...BY_HAND, fund: { ...BY_HAND.fund!, openingTenge } })).rows[0]!
        .lowestBalanceTenge;
    expect(lowest(13_076_002)).toBeGreaterThanOrEqual(0);
    expect(lowest(13_076_001)).toBeLessThan(0);
  });

  it('taxes a non-resident on the whole win', () => {
    const { rows } = trialsOf(smallScenario({ ...BY_HAND, tax: { residentsShare: 0, mrpYear: 2026 } }));
    expect(rows[0]!.taxTenge).toBe(8 * 6000 + 2_800_000);
  });

  it('leaves what is claimed after the last checkpoint neither paid nor lost', () => {
    const checkpoints = { dates: ['2026-01-31', '2026-02-27'] };
    const { rows } = trialsOf(
      smallScenario({ ...BY_HAND, checkpoints, draws: { registrationShare: 1, calendar: [] } }),
    );
    expect(rows[0]).toMatchObject({
      paidTenge: 60_000,
      breakageTenge: 200_000,
      toBudgetTenge: 0,
      taxTenge: 0,
    });
  });

  it('takes every delay as past in terminal mode', () => {
    const { rows } = trialsOf(
      smallScenario({ ...BY_HAND, mode: 'terminal', checkpoints: { dates: ['2026-03-01'] } }),
    );
    expect(rows[0]).toMatchObject({ paidTenge: 14_300_000, breakageTenge: 200_000, toBudgetTenge: 0 });
  });

  it('rounds the accrual of the sum so far, so that rounding never adds up', () => {
    const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'];
    const { rows } = trialsOf(
      smallScenario({
        mode: 'path',
        sellThrough: { model: 'fixed', sold: 7, months: 6 },
        checkpoints: { dates: months },
        claims: [{ share: 0, delays: [{ days: 0, probability: 1 }] }],
        fund: { openingTenge: 0, accrualShare: 1 / 9, interestPerYear: 0 },
      }),
    );
    expect(rows[0]!.closingBalanceTenge).toBe(Math.round((7 * 3000) / 9));
  });
});

describe('draws', () => {
  const drawn = (registrationShare: number, dates: string[], winners = 1): number => {
    const calendar = dates.map((on) => ({ series: 1, on, prize: 'car', winners }));
    const scenario = smallScenario({ ...BY_HAND, draws: { registrationShare, calendar } });
    return trialsOf(scenario).rows[0]!.drawWonTenge / 14_000_000;
  };

  it('with nobody registered have no winners, and the money stays in the fund', () => {
    expect(drawn(0, ['2026-03-01'])).toBe(0);
  });

  it('take a ticket once, for the next draw after it was sold', () => {
    // All 100 are sold by the end of January: the second draw has none left.
    expect(drawn(1, ['2026-02-01', '2026-03-01'])).toBe(1);
    // Some are sold after the 15th.
    expect(drawn(1, ['2026-01-15', '2026-03-01'])).toBe(2);
  });

  it('have no ticket that was sold on their own day', () => {
    expect(drawn(1, ['2026-01-01'])).toBe(0);
  });

  it('of one series on one day are one draw, with no more winners than tickets in it', () => {
    const calendar = [1, 1, 1].map((winners) => ({ series: 1, on: '2026-03-01', prize: 'car', winners }));
    const scenario = smallScenario({
      ...BY_HAND,
      sellThrough: { model: 'fixed', sold: 2, months: 1 },
      draws: { registrationShare: 1, calendar },
    });
    expect(trialsOf(scenario).rows[0]!.drawWonTenge).toBe(28_000_000);
  });
});

describe('any trial', () => {
  it('keeps every tenge', () => {
    fc.assert(
      fc.property(anyScenario(['terminal', 'path'], 40), (scenario) => {
        const { openingTenge, accrualShare } = scenario.fund;
        for (const row of trialsOf(scenario).rows) {
          const accrued = Math.round(accrualShare * row.revenueTenge);
          expect(row.closingBalanceTenge).toBe(
            openingTenge + accrued + row.interestTenge - row.paidTenge - row.toBudgetTenge,
          );
          const won = row.instantWonTenge + row.drawWonTenge;
          const outstanding = won - row.paidTenge - row.breakageTenge;
          expect(outstanding).toBeGreaterThanOrEqual(0);
          if (scenario.mode === 'terminal') expect(outstanding).toBe(0);
          // The lottery ends in September 2026, the last checkpoint is in December.
          expect(row.toBudgetTenge).toBe(scenario.unclaimed.keptYears === 0 ? row.breakageTenge : 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with itself: ruin, float, lowest balance, RTP and the bounds of each', () => {
    fc.assert(
      fc.property(anyScenario(['terminal', 'path'], 40), (scenario) => {
        const { rows, tally } = trialsOf(scenario);
        for (const row of rows) {
          expect(row.floatTenge > scenario.fund.openingTenge).toBe(row.lowestBalanceTenge < 0);
          expect(row.lowestBalanceTenge).toBeLessThanOrEqual(row.closingBalanceTenge);
          expect(row.soldTickets).toBeLessThanOrEqual(200);
          expect(row.instantWonTenge).toBeLessThanOrEqual(1_000_000);
          const won = row.instantWonTenge + row.drawWonTenge;
          expect(row.rtp * row.revenueTenge).toBeCloseTo(row.revenueTenge === 0 ? 0 : won, 1);
        }
        expect(tally.everNegative).toBe(rows.filter((row) => row.lowestBalanceTenge < 0).length);
        const closing = tally.fan.at(-1)!.balance.moments.sum;
        expect(Number(closing)).toBe(rows.reduce((sum, row) => sum + row.closingBalanceTenge, 0));
      }),
      { numRuns: 60 },
    );
  });
});
