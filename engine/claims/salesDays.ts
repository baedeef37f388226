/** On which days tickets may be sold: while the lottery lasts (clause 5.1), and not from the day on which the status is lost (8.4 б). */
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import type { ClaimPolicy } from './claimPolicy.ts';
import { claimSchedule } from './claimSchedule.ts';
import type { Day } from './day.ts';
import { STATUS_LOSS_CLAUSE, statusLoss } from './statusLoss.ts';

export type SaleRefusal =
  | { readonly reason: 'sale-outside'; readonly clause: '5.1'; readonly from: Day; readonly through: Day }
  | { readonly reason: 'status-lost'; readonly clause: typeof STATUS_LOSS_CLAUSE; readonly lostOn: Day };

/** Why nothing can have been sold on a day; null where it can. Reading: the lottery begins on the first day of its month (START_DAY_UNSAID). */
export function saleRefusal(terms: LotteryTerms, policy: ClaimPolicy, day: Day): SaleRefusal | null {
  const from = `${terms.period.startMonth}-01`;
  const { lotteryEndsOn: through } = claimSchedule(terms, policy);
  if (day < from || day > through) return { reason: 'sale-outside', clause: '5.1', from, through };
  const lostOn = statusLoss(policy)?.lostOn;
  if (lostOn === undefined || day < lostOn) return null;
  return { reason: 'status-lost', clause: STATUS_LOSS_CLAUSE, lostOn };
}
