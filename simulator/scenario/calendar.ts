/**
 * Arithmetic on calendar dates as day numbers: no clock and no time zone. The calendar is the Gregorian one of ISO 8601,
 * years 2000 to 2300 (scenarios go from 2000 to 2199 and count months on from there).
 */

/** Days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day number of a date such as `2026-01-31`; NaN for a text that is none. */
export const dayNumber = (iso: string): Day => Date.parse(iso) / DAY_MS;

/** The date of a day number. */
export const isoOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The same day of the month so many months later, or the last day of a shorter month: 31 January + 1 is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  return Math.min(firstOf(year, month) + date.getUTCDate(), firstOf(year, month + 1)) - 1;
}

/** Months from 0 for January; more than 11 reach into the years after. */
const firstOf = (year: number, month: number): Day => Date.UTC(year, month, 1) / DAY_MS;
