/** What follows where the operator has lost its status (clause 8.4 б): it stops selling, says so, and pays within three months. */
import type { ClaimPolicy } from './claimPolicy.ts';
import { addMonths, type Day } from './day.ts';

export const STATUS_LOSS_CLAUSE = '8.4 б';
const MONTHS_TO_PAY = 3;

export interface StatusLoss {
  /** Nothing is sold from this day on. */
  readonly lostOn: Day;
  /** The last day to pay any prize. */
  readonly payThrough: Day;
}

/** Null where the status was not lost. */
export function statusLoss({ statusLostOn }: ClaimPolicy): StatusLoss | null {
  const lostOn = statusLostOn?.choice ?? null;
  return lostOn === null ? null : { lostOn, payThrough: addMonths(lostOn, MONTHS_TO_PAY) };
}
