/** By when a month's draw has to be held, and how that stands (clause 5: not later than the 20th of the next month). */
import { addDays, type Day, dayInAlmaty, type Month, monthOf, nextMonth, startOfDayMs } from './almatyDay.ts';
import type { RaffleTerms } from './raffleTerms.ts';

/**
 * `collecting`: the month is not over. `waiting`: it is, and there is time. `due-soon`: a few days are left. `overdue`: the last
 * day has passed without a draw.
 */
export type DeadlineState =
  | 'collecting'
  | 'waiting'
  | 'due-soon'
  | 'overdue'
  | 'drawn-in-time'
  | 'drawn-late';

export interface DrawDeadline {
  /** The last day on which the draw may be held, in Almaty. */
  readonly lastDay: Day;
  readonly state: DeadlineState;
  readonly clause: string;
}

/** Time to gather the commission and to let its members commit. */
const SOON_DAYS = 5;

export const lastDrawDay = (month: Month, { draw }: RaffleTerms): Day =>
  `${nextMonth(month)}-${String(draw.dayOfNextMonth).padStart(2, '0')}`;

/** Whether a month still goes on: whoever connects in it takes part in its draw. */
export const isCollecting = (month: Month, nowMs: number): boolean => monthOf(dayInAlmaty(nowMs)) <= month;

function stateOf(month: Month, lastDay: Day, drawnMs: number | null, nowMs: number): DeadlineState {
  const endMs = startOfDayMs(addDays(lastDay, 1));
  if (drawnMs !== null) return drawnMs < endMs ? 'drawn-in-time' : 'drawn-late';
  if (nowMs >= endMs) return 'overdue';
  if (isCollecting(month, nowMs)) return 'collecting';
  return addDays(dayInAlmaty(nowMs), SOON_DAYS) >= lastDay ? 'due-soon' : 'waiting';
}

/** @param drawnMs the instant at which the draw's winners were picked and shown, or null; @param nowMs the present */
export function drawDeadline(
  month: Month,
  terms: RaffleTerms,
  drawnMs: number | null,
  nowMs: number,
): DrawDeadline {
  const lastDay = lastDrawDay(month, terms);
  return { lastDay, state: stateOf(month, lastDay, drawnMs, nowMs), clause: terms.draw.clause };
}
