import { describe, expect, it } from 'vitest';
import { addMonths, dayNumber, isoOf } from './calendar.ts';

/** The twin: the dates of 300 years one by one, by the rule of leap years alone. */
function* everyDay(): Generator<[year: number, month: number, day: number]> {
  for (let year = 2000; year < 2300; year++) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [month, length] of lengths.entries()) {
      for (let day = 1; day <= length; day++) yield [year, month + 1, day];
    }
  }
}

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

describe('day numbers', () => {
  it('count from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-01-01')).toBe(10_957);
  });

  it('are those of a calendar counted day by day for 300 years, and back', () => {
    let expected = 10_957;
    for (const [year, month, day] of everyDay()) {
      const date = iso(year, month, day);
      if (dayNumber(date) !== expected || isoOf(expected) !== date) expect.fail(`${date} is not ${expected}`);
      expected++;
    }
    expect(expected).toBe(10_957 + 109_573);
  });

  it('are not numbers for a text that is no date', () => {
    expect(dayNumber('2026-13-01')).toBeNaN();
    expect(dayNumber('soon')).toBeNaN();
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-01', 1, '2026-02-01'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2027-03-31', 36, '2030-03-31'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('takes %s by %i months to %s', (from, months, to) => {
    expect(isoOf(addMonths(dayNumber(from), months))).toBe(to);
  });

  it('keeps the day of the month or ends on the last of a shorter one, for every day of 40 years', () => {
    for (let day = dayNumber('2000-01-01'); day < dayNumber('2040-01-01'); day++) {
      const [from, to] = [isoOf(day), isoOf(addMonths(day, 1))];
      const isLast = isoOf(dayNumber(to) + 1).endsWith('-01');
      const kept = from.slice(8) === to.slice(8);
      if (!(kept || (isLast && to.slice(8) < from.slice(8)))) expect.fail(`${from} + 1 month is ${to}`);
    }
  });
});
