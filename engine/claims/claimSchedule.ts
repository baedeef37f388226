/** The days that bound every claim: until when tickets are taken, money is kept, and when it goes to the budget (5.1, 9.5, 9.7). */
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import type { ClaimPolicy } from './claimPolicy.ts';
import { addDays, addMonths, addYears, type Day } from './day.ts';

export interface ClaimSchedule {
  /** The last day of the lottery (5.1). */
  readonly lotteryEndsOn: Day;
  /** The last day on which a ticket may be presented (9.5; with late claims allowed, 9.7). */
  readonly acceptedThrough: Day;
  /** The last day on which unclaimed money is kept (9.7). */
  readonly keptThrough: Day;
  /** From this day on it is due to the state budget (9.7). */
  readonly toBudgetFrom: Day;
}

/**
 * Reading: the document names a month to start in and no day, so the lottery runs from its first day to the last day of the
 * last month (finding START_DAY_UNSAID).
 */
export function claimSchedule(terms: LotteryTerms, policy: ClaimPolicy): ClaimSchedule {
  const { startMonth, months } = terms.period;
  const planned = addDays(addMonths(`${startMonth}-01`, months), -1);
  const prolonged = policy.prolongedThrough.choice;
  const lotteryEndsOn = prolonged !== null && prolonged > planned ? prolonged : planned;
  const keptThrough = addYears(lotteryEndsOn, terms.claims.unclaimed.keptYears);
  const acceptedThrough = policy.lateClaims.choice === 'allow' ? keptThrough : lotteryEndsOn;
  return { lotteryEndsOn, acceptedThrough, keptThrough, toBudgetFrom: addDays(keptThrough, 1) };
}
