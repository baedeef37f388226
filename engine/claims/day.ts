/**
 * Calendar days as text, 'YYYY-MM-DD', in the lottery's time zone: no clock and no zone in here. Such days compare as text.
 * The calendar is the Gregorian one of ISO 8601, years 1000 to 9999.
 */
import { z } from 'zod';

/** A day of the calendar such as `2026-01-31`. */
export type Day = string;

export const daySchema = z.iso.date('expected a day of the calendar such as "2026-01-31"');

const DAY_MS = 86_400_000;

const textOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const addDays = (day: Day, days: number): Day => textOf(Date.parse(day) + days * DAY_MS);

/** Days from `from` to `to`; negative where `to` comes first. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(day).getUTCDay();

/**
 * The same day of the month so many months later, or the last day of a shorter month: 31 August + 6 is 28 or 29 February.
 * Source: Civil Code of the Republic of Kazakhstan, article 174.
 */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  return textOf(Math.min(Date.UTC(year, month, date.getUTCDate()), Date.UTC(year, month + 1, 0)));
}

/** 29 February + 1 is 28 February. */
export const addYears = (day: Day, years: number): Day => addMonths(day, 12 * years);
