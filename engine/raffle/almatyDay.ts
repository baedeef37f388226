/**
 * Calendar days in Almaty, in which the raffle's terms count: `YYYY-MM-DD`, and the instants at which they begin. Computed
 * here, since machines with zone data from before 2024 still say +6.
 * Source: IANA tz 2024a, Asia/Almaty: UTC+6 until 2024-03-01 00:00 local, UTC+5 since.
 */

/** A day of the calendar, `YYYY-MM-DD`. Compares as text. */
export type Day = string;
/** A month of the calendar, `YYYY-MM`. Compares as text. */
export type Month = string;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 2024-03-01 00:00 at UTC+6. */
const CHANGE_MS = Date.UTC(2024, 1, 29, 18);

const offsetMs = (instantMs: number): number => (instantMs < CHANGE_MS ? 6 : 5) * HOUR_MS;

/** The day that calendars in Almaty show at an instant. */
export const dayInAlmaty = (instantMs: number): Day =>
  new Date(instantMs + offsetMs(instantMs)).toISOString().slice(0, 10);

/** The instant at which a day begins in Almaty. */
export function startOfDayMs(day: Day): number {
  const asUtcMs = Date.parse(`${day}T00:00:00.000Z`);
  const beforeMs = asUtcMs - 6 * HOUR_MS;
  // At midnight of 1 March 2024 it was eleven in the evening of 29 February once more.
  return beforeMs < CHANGE_MS ? beforeMs : asUtcMs - 5 * HOUR_MS;
}

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const monthOf = (day: Day): Month => day.slice(0, 7);

export function nextMonth(month: Month): Month {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 1)).toISOString().slice(0, 7);
}

/** Whether the calendar has a day of that year, month and number. */
export function isDay(year: number, month: number, number: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, number));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === number;
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => new Date(Date.parse(`${day}T00:00:00.000Z`)).getUTCDay() || 7;
