/**
 * Which days are worked in Kazakhstan, in a week of five days: the periods of clauses 9.6 and 9.11 are counted in them.
 * Holidays come from date-holidays; the moving of a holiday's rest is the Labour Code's (articles 84 and 85); what the
 * government moves every year comes from `kazakhCalendar.json`, each change with its source.
 */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { z } from 'zod';
import { addDays, type Day, daySchema, weekdayOf, yearOf } from '../../engine/claims/day.ts';
import type { IsWorkingDay } from '../../engine/claims/workingDays.ts';
import ownChanges from './kazakhCalendar.json' with { type: 'json' };

export const calendarChangesSchema = z.strictObject({
  /** Through this day every change is known: later days may still be moved by the government. */
  confirmedThrough: daySchema,
  changes: z.array(
    z.strictObject({
      source: z.string().min(1),
      /** Days of rest that would be worked. */
      rest: z.array(daySchema),
      /** Days worked that would be rest. */
      work: z.array(daySchema),
    }),
  ),
});
export type CalendarChanges = z.infer<typeof calendarChangesSchema>;

export interface KazakhCalendar {
  readonly isWorkingDay: IsWorkingDay;
  /** A period that ends later may move when the government publishes that year's changes. */
  readonly confirmedThrough: Day;
}

/** Days off that are no state holidays: falling on a weekend they are lost (Labour Code, article 84). */
const LOST_ON_A_WEEKEND = /^01-07|Dhu al-Hijjah/;

const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

/**
 * Holidays of a year and the days to which their rest moves: a state holiday on a weekend makes the next day off that is
 * neither weekend nor holiday nor taken by another. The library's own substitutes are not used: it moves Saturday 21 March 2026
 * to the 23rd, which is a holiday already, and so loses a day.
 */
function restDaysOf(year: number, holidays: Holidays): Set<Day> {
  const all = holidays.getHolidays(year).filter(({ type, substitute }) => type === 'public' && !substitute);
  const rest = new Set(all.map(({ date }) => date.slice(0, 10)));
  for (const { date, rule } of all) {
    const day = date.slice(0, 10);
    if (!isWeekend(day) || LOST_ON_A_WEEKEND.test(rule)) continue;
    let moved = addDays(day, 1);
    while (isWeekend(moved) || rest.has(moved)) moved = addDays(moved, 1);
    rest.add(moved);
  }
  return rest;
}

/** Loaded with the first day that is asked about: its tables of the whole world are a fifth of the time to start a server. */
function loadHolidays(): Holidays {
  const Library = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return new Library('KZ');
}

/** @param changes the government's, where an operator keeps a newer list than this program's */
export function kazakhCalendar(
  changes: CalendarChanges = calendarChangesSchema.parse(ownChanges),
): KazakhCalendar {
  let holidays: Holidays | null = null;
  const byYear = new Map<number, Set<Day>>();
  const rest = new Set(changes.changes.flatMap((change) => change.rest));
  const work = new Set(changes.changes.flatMap((change) => change.work));
  const restOf = (year: number): Set<Day> => {
    const known = byYear.get(year);
    if (known) return known;
    holidays ??= loadHolidays();
    const days = restDaysOf(year, holidays);
    byYear.set(year, days);
    return days;
  };
  return {
    confirmedThrough: changes.confirmedThrough,
    isWorkingDay: (day) => {
      if (work.has(day)) return true;
      return !rest.has(day) && !isWeekend(day) && !restOf(yearOf(day)).has(day);
    },
  };
}
