import { describe, expect, it } from 'vitest';
import { addDays, dayInAlmaty, isDay, nextMonth, startOfDayMs, weekdayOf } from './almatyDay.ts';

describe('a day in Almaty', () => {
  it('is six hours ahead of UTC before 1 March 2024 and five since', () => {
    expect(dayInAlmaty(Date.UTC(2024, 0, 31, 17, 59))).toBe('2024-01-31');
    expect(dayInAlmaty(Date.UTC(2024, 0, 31, 18))).toBe('2024-02-01');
    expect(dayInAlmaty(Date.UTC(2024, 2, 31, 18, 59))).toBe('2024-03-31');
    expect(dayInAlmaty(Date.UTC(2024, 2, 31, 19))).toBe('2024-04-01');
  });

  it('begins at the instant from which calendars show it, on every day of the year in which the clocks were changed', () => {
    for (let day = '2024-01-01'; day < '2025-01-01'; day = addDays(day, 1)) {
      const beginsMs = startOfDayMs(day);
      expect([dayInAlmaty(beginsMs - 1), dayInAlmaty(beginsMs)]).toEqual([addDays(day, -1), day]);
    }
  });

  it('is one of the calendar, its months and its weeks', () => {
    expect([isDay(2024, 2, 29), isDay(2023, 2, 29), isDay(2024, 13, 1)]).toEqual([true, false, false]);
    expect([nextMonth('2024-01'), nextMonth('2024-12')]).toEqual(['2024-02', '2025-01']);
    expect([weekdayOf('2024-04-20'), weekdayOf('2024-10-20')]).toEqual([6, 7]);
  });
});
