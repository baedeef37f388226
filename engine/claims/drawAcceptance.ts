/** Until when the prize of a draw may be claimed (clauses 9.5, 14.7), and whether a draw comes too late for its winners. */
import type { ClaimPolicy } from './claimPolicy.ts';
import type { ClaimSchedule } from './claimSchedule.ts';
import { addDays, type Day } from './day.ts';

/**
 * The schedule of one prize: tickets are taken while the lottery lasts (9.5), and for a draw's prize as many days after its draw as the
 * policy gives, as long as its money is kept (9.7).
 * @param drawnOn null: the ticket's own prize
 */
export function scheduleOfPrize(
  schedule: ClaimSchedule,
  { drawPrizeDays }: ClaimPolicy,
  drawnOn: Day | null,
): ClaimSchedule {
  const days = drawPrizeDays?.choice ?? null;
  if (drawnOn === null || days === null) return schedule;
  const { acceptedThrough, keptThrough } = schedule;
  const own = addDays(drawnOn, days);
  const last = own < keptThrough ? own : keptThrough;
  return last > acceptedThrough ? { ...schedule, acceptedThrough: last } : schedule;
}

/**
 * The last day on which tickets are taken, where a draw that is shown on `shownOn` leaves its winners no day to come; null where it does
 * leave them one. The document has draws go on until the fund is spent (14.7) and takes tickets while the lottery lasts only (9.5).
 */
export function overBefore(schedule: ClaimSchedule, policy: ClaimPolicy, shownOn: Day): Day | null {
  const { acceptedThrough } = scheduleOfPrize(schedule, policy, shownOn);
  return shownOn > acceptedThrough ? acceptedThrough : null;
}
