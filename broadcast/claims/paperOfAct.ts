/** The papers that acts rest on (clauses 9.5, 9.11, 9.12): an expertise's act, the notice of its prolongation, a handover, a tax given back. */
import type { ActPaper, ClaimAct, ClaimActType } from '../../engine/claims/claimAct.ts';
import type { Day } from '../../engine/claims/day.ts';
import { claimFault } from './claimFault.ts';
import type { StoredStep } from './claimStore.ts';

export const PAPER_ACTS: ReadonlySet<ClaimActType> = new Set<ClaimActType>([
  ...(['close-expertise', 'extend-expertise', 'hand-to-police', 'refund-tax'] as const),
  ...(['show-original', 'close-case'] as const),
]);

export const paperOfAct = (act: StoredStep['act']): ActPaper | null =>
  'paper' in act && act.paper ? act.paper : null;

/** @throws Refused BAD_REQUEST for an act without its paper, or with one of a day to come */
export function expectPaper(act: ClaimAct, today: Day): void {
  if (!PAPER_ACTS.has(act.type)) return;
  const paper = paperOfAct(act);
  if (!paper) {
    throw claimFault(
      ...(['BAD_REQUEST', 'paper-needed'] as const),
      `act.paper: expected number and day of the paper that ${act.type} rests on`,
    );
  }
  if (paper.on <= today) return;
  throw claimFault(
    ...(['BAD_REQUEST', 'paper-of-the-future'] as const),
    `act.paper.on: expected a day that is not after ${today}`,
    { today },
  );
}
