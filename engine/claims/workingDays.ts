/**
 * Periods in working days (clauses 9.6, 9.11). Which days are worked is an argument: the state moves days of rest every year.
 * Source: Civil Code of the Republic of Kazakhstan, articles 173 (a period starts on the day after) and 175 (a last day of rest
 * passes to the next working day).
 */
import { addDays, type Day } from './day.ts';

export type IsWorkingDay = (day: Day) => boolean;

/** No country rests so long: a calendar that does is broken, and the loop would not end. */
const LONGEST_REST_DAYS = 60;

/** The day itself, or the first working day after it. @throws RangeError for a calendar without working days */
export function workingDayFrom(day: Day, isWorkingDay: IsWorkingDay): Day {
  for (let ahead = 0; ahead <= LONGEST_REST_DAYS; ahead++) {
    const candidate = addDays(day, ahead);
    if (isWorkingDay(candidate)) return candidate;
  }
  throw new RangeError(`the calendar has no working day within ${LONGEST_REST_DAYS} days of ${day}`);
}

/**
 * The `count`-th working day after `day`, which itself does not count: the last day of a period of so many working days.
 * @param count an integer, 0 or more; 0 is `day` itself, worked or not
 */
export function addWorkingDays(day: Day, count: number, isWorkingDay: IsWorkingDay): Day {
  let last = day;
  for (let i = 0; i < count; i++) last = workingDayFrom(addDays(last, 1), isWorkingDay);
  return last;
}

/** Working days after `from` up to and with `to`; negative, and counted the other way, where `to` comes first. */
export function workingDaysBetween(from: Day, to: Day, isWorkingDay: IsWorkingDay): number {
  if (to < from) return 0 - workingDaysBetween(to, from, isWorkingDay);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count++;
  }
  return count;
}
