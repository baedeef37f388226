import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MONTHS_AFTER_DAY } from '../../engine/raffle/monthsAfterDay.ts';
import {
  almatyOffsetHours,
  dayAndTime,
  exactTime,
  fieldValue,
  instantOfField,
  longDate,
  shortDate,
  timeWithSeconds,
} from './almatyTime.ts';
import { caretAfter, digitsOf, groupedNumber, groupsOf, isGrouped } from './numberGroups.ts';
import { clockText, remaining, ringClosed } from './remaining.ts';
import { grouped, tenge } from './tenge.ts';
import { unquoted } from './unquoted.ts';

test('money has its thousands apart and never wraps', () => {
  expect(tenge(14_000_000)).toBe('14\u00a0000\u00a0000\u00a0₸');
  expect(tenge(0)).toBe('0\u00a0₸');
  expect(grouped(999)).toBe('999');
  expect(grouped(1000)).toBe('1\u00a0000');
});

test('clocks in Almaty went from UTC+6 to UTC+5 at midnight before 1 March 2024', () => {
  const changeMs = Date.UTC(2024, 1, 29, 18);
  expect(almatyOffsetHours(changeMs - 1)).toBe(6);
  expect(almatyOffsetHours(changeMs)).toBe(5);
  expect(timeWithSeconds(changeMs - 1000)).toBe('23:59:59');
  expect(timeWithSeconds(changeMs)).toBe('23:00:00');
});

test('an instant of today is five hours ahead of UTC, also over midnight', () => {
  expect(dayAndTime(Date.parse('2026-11-21T19:45:00Z'), 'ru')).toBe('22 ноября, 00:45');
  expect(dayAndTime(Date.parse('2026-11-21T14:45:00Z'), 'kk')).toBe('21 қараша, 19:45');
  expect(dayAndTime(Date.parse('2026-11-21T14:45:00Z'), 'en')).toBe('21 November, 19:45');
  expect(shortDate(Date.parse('2026-12-31T20:00:00Z'))).toBe('01.01.2027');
});

test('a time that is not a whole minute keeps its seconds, a date its year', () => {
  const instantMs = Date.parse('2026-12-31T20:29:30Z');
  expect(exactTime(instantMs)).toBe('01:29:30');
  expect(exactTime(instantMs + 30_000)).toBe('01:30');
  expect(dayAndTime(instantMs, 'ru')).toBe('1 января, 01:29:30');
  expect(longDate(instantMs, 'en')).toBe('1 January 2027');
  expect(longDate(instantMs, 'ru')).toBe('1 января 2027');
  expect(longDate(instantMs, 'kk')).toBe('2027 ж. 1 қаңтар');
});

test('each language has twelve different months', () => {
  for (const months of Object.values(MONTHS_AFTER_DAY)) expect(new Set(months).size).toBe(12);
});

test('a form field means Almaty’s clock, there and back', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 2, 1), max: Date.UTC(2040, 0, 1) });
  fc.assert(
    fc.property(instants, (instantMs) => {
      const minuteMs = Math.floor(instantMs / 60_000) * 60_000;
      // Whatever an instant has is kept: a time that was not touched is the same afterwards.
      for (const kept of [minuteMs, Math.floor(instantMs / 1000) * 1000, instantMs]) {
        expect(instantOfField(fieldValue(kept))).toBe(kept);
      }
      expect(fieldValue(minuteMs)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    }),
  );
  expect(fieldValue(Date.parse('2026-11-21T14:45:30Z'))).toBe('2026-11-21T19:45:30');
  expect(instantOfField('2023-06-01T12:00')).toBe(Date.parse('2023-06-01T06:00:00Z'));
  expect(instantOfField('')).toBeNull();
});

test('a draw number is shown in groups of three', () => {
  expect(groupedNumber('012345678901')).toBe('012\u00a0345\u00a0678\u00a0901');
  expect(groupedNumber('0123')).toBe('012\u00a03');
  expect(groupedNumber('Асқар')).toBe('Асқар');
  expect(digitsOf('012-345 678/901 22')).toBe('012345678901');
  expect(groupsOf([1, 2, 3, 4, 5, 6, 7])).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
});

test('only digits stand in groups: a code never does, a number also while it is being shown', () => {
  expect(isGrouped([...'012345678901'])).toBe(true);
  expect(isGrouped([...'01', ...Array(10).fill(null)])).toBe(true);
  expect(isGrouped(Array(12).fill(null))).toBe(true);
  expect(isGrouped([...'12345'])).toBe(true);
  expect(isGrouped([...'KOD-038'])).toBe(false);
  expect(isGrouped(Array(7).fill(null))).toBe(false);
  expect(isGrouped([...'A1', ...Array(10).fill(null)])).toBe(false);
});

test('the caret stays behind the digit it was behind', () => {
  const digits = '012345678901';
  for (let left = 0; left <= digits.length; left++) {
    const text = groupedNumber(digits);
    expect(digitsOf(text.slice(0, caretAfter(left)))).toHaveLength(left);
  }
});

test('a countdown shows 1 during the last second and 0 at the instant', () => {
  expect(clockText(remaining(1))).toBe('00:01');
  expect(clockText(remaining(1000))).toBe('00:01');
  expect(clockText(remaining(0))).toBe('00:00');
  expect(clockText(remaining(-5))).toBe('00:00');
  expect(remaining(2 * 86_400_000 + 4 * 3_600_000)).toEqual({ days: 2, hours: 4, minutes: 0, seconds: 0 });
  expect(clockText(remaining(3_600_000))).toBe('01:00:00');
});

test('the ring closes with the hour that runs, and is whole at the start', () => {
  expect(ringClosed(3_600_000)).toBe(0);
  expect(ringClosed(900_000)).toBe(0.75);
  expect(ringClosed(43_200_000)).toBe(0.5);
  expect(ringClosed(10 * 604_800_000)).toBe(0);
  expect(ringClosed(0)).toBe(1);
  expect(ringClosed(-1)).toBe(1);
});

test('a name loses the quotation marks around it and keeps those inside', () => {
  expect(unquoted('«7S AVTO LOTO»')).toBe('7S AVTO LOTO');
  expect(unquoted('АО «Сәтті Жұлдыз»')).toBe('АО «Сәтті Жұлдыз»');
});
