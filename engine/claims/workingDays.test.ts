import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears, daysBetween, weekdayOf } from './day.ts';
import { addWorkingDays, workingDayFrom, workingDaysBetween } from './workingDays.ts';

/** Five days a week and one holiday, Monday 2026-03-09. */
const isWorkingDay = (day: string): boolean => weekdayOf(day) % 6 !== 0 && day !== '2026-03-09';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));

describe('a period of working days', () => {
  it('starts on the day after and skips days of rest', () => {
    // Friday; then Tuesday, for Monday is a holiday.
    expect(addWorkingDays('2026-03-06', 1, isWorkingDay)).toBe('2026-03-10');
    expect(addWorkingDays('2026-03-07', 1, isWorkingDay)).toBe('2026-03-10');
    expect(addWorkingDays('2026-03-06', 5, isWorkingDay)).toBe('2026-03-16');
    expect(addWorkingDays('2026-03-07', 0, isWorkingDay)).toBe('2026-03-07');
    // Thirty of them (clause 9.6) are six weeks and the holiday.
    expect(addWorkingDays('2026-03-02', 30, isWorkingDay)).toBe('2026-04-14');
  });

  it('has as many working days in it as were added, and ends on one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (day, count) => {
        const last = addWorkingDays(day, count, isWorkingDay);
        expect(isWorkingDay(last)).toBe(true);
        expect(workingDaysBetween(day, last, isWorkingDay)).toBe(count);
        expect(workingDaysBetween(last, day, isWorkingDay)).toBe(-count);
        expect(workingDaysBetween(day, addDays(last, -1), isWorkingDay)).toBe(count - 1);
      }),
    );
  });

  it('whose last day is one of rest ends on the next working day', () => {
    expect(workingDayFrom('2026-03-07', isWorkingDay)).toBe('2026-03-10');
    expect(workingDayFrom('2026-03-10', isWorkingDay)).toBe('2026-03-10');
  });

  it('is not sought for ever in a calendar without working days', () => {
    expect(() => addWorkingDays('2026-03-02', 1, () => false)).toThrow(RangeError);
  });
});

describe('a period of months', () => {
  it('ends on the same day of the month, or on the last one of a shorter month', () => {
    expect(addMonths('2026-01-15', 6)).toBe('2026-07-15');
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28');
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29');
    expect(addMonths('2026-10-31', 1)).toBe('2026-11-30');
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-31');
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(addYears('2024-09-30', 3)).toBe('2027-09-30');
  });

  it('is never shorter than its months at 28 days nor longer than at 31', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const days = daysBetween(day, addMonths(day, months));
        expect(days).toBeGreaterThanOrEqual(28 * months);
        expect(days).toBeLessThanOrEqual(31 * months);
      }),
    );
  });
});
