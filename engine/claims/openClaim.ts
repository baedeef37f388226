/** The beginning of a claim: a ticket is identified as a winner and presented in time (clauses 9.5, 9.8). */
import type { Claim } from './claim.ts';
import type { ClaimRole } from './claimAct.ts';
import type { ClaimSchedule } from './claimSchedule.ts';
import { COUNTER_ADVICE } from './counterAdvice.ts';
import type { Day } from './day.ts';
import { identify, type TicketFacts, type Verdict } from './identification.ts';

export type OpenedClaim =
  | { readonly ok: true; readonly claim: Claim }
  | {
      readonly ok: false;
      /** The verdict that stands against it, or that tickets are no longer taken. */
      readonly reason: Exclude<Verdict, 'winner'> | 'acceptance-over';
      readonly clause: string;
    };

/**
 * Whether only the head office may open the claim: the other prize of a ticket that the house took back when it paid one of its two
 * (9.14). The winner keeps the right to it (8.2 г, 14.7), and the original lies in the house.
 */
export const isOfTakenBack = (facts: TicketFacts): boolean =>
  identify(facts) === 'withdrawn' && facts.ticket === 'withdrawn';

/** The claim to what the ticket wins. @param on the day it is presented @param role of who opens it */
export function openClaim(
  facts: TicketFacts,
  on: Day,
  schedule: ClaimSchedule,
  role: ClaimRole,
): OpenedClaim {
  const verdict = identify(facts);
  const isTicketTakenBack = isOfTakenBack(facts) && role === 'head-office';
  if (verdict !== 'winner' && !isTicketTakenBack)
    return { ok: false, reason: verdict, clause: COUNTER_ADVICE[verdict].clause };
  if (on > schedule.acceptedThrough) return { ok: false, reason: 'acceptance-over', clause: '9.5; 9.7' };
  return {
    ok: true,
    claim: {
      state: 'presented',
      prize: facts.prize!,
      presentedOn: on,
      ...(isTicketTakenBack && { isTicketTakenBack }),
      resident: null,
      wishes: {},
      documents: ['ticket'],
      documentsOn: null,
      expertise: null,
      processingConsent: false,
      publicationConsent: null,
      visitedHeadOffice: false,
      approvedBy: [],
      taxPaidTenge: null,
      payment: null,
      refusal: null,
    },
  };
}
