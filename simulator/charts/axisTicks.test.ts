import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateMs, dateTickLabels, dateTicks, numberTicks } from './axisTicks.ts';
import { CHART_TEXT } from './chartText.ts';

describe('number ticks', () => {
  it('are the round numbers within the range', () => {
    expect(numberTicks(481.2, 511.9, 5)).toEqual([490, 500, 510]);
    expect(numberTicks(0, 0.07, 4)).toEqual([0, 0.02, 0.04, 0.06]);
    expect(numberTicks(-13, 31, 5)).toEqual([-10, 0, 10, 20, 30]);
    expect(numberTicks(7, 7, 5)).toEqual([7]);
  });

  it('lie inside any range, evenly, and neither too many nor too few', () => {
    const range = fc.tuple(
      fc.double({ min: -1e10, max: 1e10, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e10, noNaN: true }),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 3, max: 10 }), ([from, span], count) => {
        const ticks = numberTicks(from, from + span, count);
        // What doubles of this size can tell apart.
        const room = span * 1e-6 + (Math.abs(from) + span) * 1e-14;
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(count / 2.5) - 1);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(from - room);
          expect(tick).toBeLessThanOrEqual(from + span + room);
        }
        const steps = ticks.slice(1).map((tick, i) => tick - ticks[i]!);
        for (const step of steps) expect(Math.abs(step - steps[0]!)).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('date ticks', () => {
  const written = (ticks: readonly number[]): string[] =>
    ticks.map((at) => new Date(at).toISOString().slice(0, 10));

  it('are firsts of months, thinned to the room there is', () => {
    const year = [dateMs('2026-01-31'), dateMs('2026-12-31')] as const;
    expect(written(dateTicks(...year, 4))).toEqual(['2026-04-01', '2026-07-01', '2026-10-01']);
    expect(dateTicks(...year, 12)).toHaveLength(11);
  });

  it('are days where there are only weeks', () => {
    expect(written(dateTicks(dateMs('2026-03-01'), dateMs('2026-03-29'), 5))).toEqual([
      '2026-03-01',
      '2026-03-08',
      '2026-03-15',
      '2026-03-22',
      '2026-03-29',
    ]);
    expect(written(dateTicks(dateMs('2026-03-01'), dateMs('2026-03-01'), 5))).toEqual(['2026-03-01']);
  });

  it('are never more than were asked for, over twenty years', () => {
    const day = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 62, max: 7000 }),
        fc.integer({ min: 2, max: 15 }),
        (from, days, most) => {
          const ticks = dateTicks(from * 86_400_000, (from + days) * 86_400_000, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          for (const at of ticks) expect(new Date(at).getUTCDate()).toBe(1);
        },
      ),
    );
  });

  it('name the year under the first of it only', () => {
    const ticks = ['2026-07-01', '2026-10-01', '2027-01-01', '2027-04-01'].map(dateMs);
    expect(dateTickLabels(ticks, CHART_TEXT.en.months)).toEqual(['Jul\n2026', 'Oct', 'Jan\n2027', 'Apr']);
    expect(dateTickLabels([dateMs('2026-02-28')], CHART_TEXT.kk.months)).toEqual(['28\u00a0ақп\n2026']);
  });
});
