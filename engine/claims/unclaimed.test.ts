import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_POLICY, CLAIM_TERMS } from '../../fixtures/claimRules.ts';
import { claimSchedule } from './claimSchedule.ts';
import { addDays } from './day.ts';
import { AGE_BUCKETS, type PrizeLot, unclaimedAt } from './unclaimed.ts';

const schedule = claimSchedule(CLAIM_TERMS, CLAIM_POLICY);

const lot = (changes: Partial<PrizeLot> = {}): PrizeLot => ({
  ...{ tier: 't3000', amountTenge: 3000, since: '2023-10-01', count: 100, paid: [], toBudget: [] },
  ...changes,
});

describe('unclaimed prizes', () => {
  it('are what could be claimed less what was paid by the end of the day', () => {
    const lots = [
      lot({
        paid: [
          { on: '2023-10-05', count: 10 },
          { on: '2023-10-20', count: 5 },
        ],
      }),
      lot({ since: '2024-01-10', count: 50 }),
      lot({ tier: 'car', amountTenge: 14_000_000, since: '2024-02-01', count: 1 }),
    ];
    expect(unclaimedAt(lots, schedule, '2023-10-19').totals).toMatchObject({
      claimable: { count: 100, tenge: 300_000 },
      paid: { count: 10, tenge: 30_000 },
      outstanding: { count: 90, tenge: 270_000 },
    });
    const later = unclaimedAt(lots, schedule, '2024-02-09');
    expect(later.tiers.map(({ tier, outstanding }) => [tier, outstanding.count])).toEqual([
      ['car', 1],
      ['t3000', 135],
    ]);
    expect(later.totals.outstanding).toEqual({ count: 136, tenge: 14_405_000 });
  });

  it('are aged from the day on which they could be claimed, each limit included', () => {
    const ageOn = (days: number) => {
      const { byAge } = unclaimedAt([lot({ count: 1 })], schedule, addDays('2023-10-01', days)).totals;
      return AGE_BUCKETS.filter(({ id }) => byAge[id].count === 1).map(({ id }) => id);
    };
    expect([0, 30, 31, 91, 92, 182, 183, 365, 366, 5000].flatMap(ageOn)).toEqual([
      ...['month', 'month', 'quarter', 'quarter', 'half-year', 'half-year', 'year', 'year', 'older', 'older'],
    ]);
  });

  it('wait while tickets are taken, then three years, and are then due to the budget (9.5, 9.7)', () => {
    const at = (on: string) => {
      const { phase, daysLeft } = unclaimedAt([lot()], schedule, on);
      return [phase, daysLeft];
    };
    expect(at('2024-09-29')).toEqual(['accepting', 1]);
    expect(at('2024-09-30')).toEqual(['accepting', 0]);
    expect(at('2024-10-01')).toEqual(['kept', 1094]);
    expect(at('2027-09-30')).toEqual(['kept', 0]);
    expect(at('2027-10-01')).toEqual(['due-to-budget', 0]);
  });

  it('are outstanding no more once they went to the budget', () => {
    const passed = lot({
      paid: [{ on: '2024-01-01', count: 60 }],
      toBudget: [{ on: '2027-10-04', count: 40 }],
    });
    expect(unclaimedAt([passed], schedule, '2027-10-03').totals.outstanding.count).toBe(40);
    expect(unclaimedAt([passed], schedule, '2027-10-04').totals).toMatchObject({
      ...{ outstanding: { count: 0, tenge: 0 }, toBudget: { count: 40, tenge: 120_000 } },
    });
  });

  it('are never fewer than none: a lot that was overpaid is an error that names it', () => {
    const overpaid = lot({ paid: [{ on: '2024-01-01', count: 101 }] });
    expect(() => unclaimedAt([overpaid], schedule, '2024-01-01')).toThrow(
      /lot "t3000" of 2023-10-01: 100 prizes, but 101/,
    );
    expect(unclaimedAt([overpaid], schedule, '2023-12-31').totals.outstanding.count).toBe(100);
  });

  it('add up to the tenge on any day, by tier, by age and over all', () => {
    const dated = fc.record({
      on: fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2023-10-01', days)),
      count: fc.integer({ min: 0, max: 20 }),
    });
    const anyLot = fc.record({
      tier: fc.constantFrom('t3000', 't25000', 'car'),
      since: fc.integer({ min: 0, max: 900 }).map((days) => addDays('2023-10-01', days)),
      paid: fc.array(dated, { maxLength: 4 }),
      toBudget: fc.array(dated, { maxLength: 2 }),
      spare: fc.integer({ min: 0, max: 50 }),
    });
    const amounts: Record<string, number> = { t3000: 3000, t25000: 25_000, car: 14_000_000 };
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 12 }), fc.integer({ min: 0, max: 2100 }), (drawn, days) => {
        const lots = drawn.map(({ spare, ...one }): PrizeLot => {
          const count = [...one.paid, ...one.toBudget].reduce((sum, each) => sum + each.count, spare);
          return { ...one, count, amountTenge: amounts[one.tier]! };
        });
        const { tiers, totals } = unclaimedAt(lots, schedule, addDays('2023-10-01', days));
        for (const row of [...tiers, totals]) {
          expect(row.claimable.tenge).toBe(row.paid.tenge + row.toBudget.tenge + row.outstanding.tenge);
          const ages = Object.values(row.byAge);
          expect(ages.reduce((sum, { tenge }) => sum + tenge, 0)).toBe(row.outstanding.tenge);
        }
        for (const { amountTenge, outstanding } of tiers) {
          expect(outstanding.tenge).toBe(outstanding.count * amountTenge);
        }
        const sum = tiers.reduce((total, { outstanding }) => total + outstanding.tenge, 0);
        expect(sum).toBe(totals.outstanding.tenge);
      }),
    );
  });
});
