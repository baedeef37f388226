/** The beginning of a claim: a ticket is identified as a winner and presented in time (clauses 9.5, 9.8). */
import type { Claim } from './claim.ts';
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

/** The claim to what the ticket wins. @param on the day it is presented */
export function openClaim(facts: TicketFacts, on: Day, schedule: ClaimSchedule): OpenedClaim {
  const verdict = identify(facts);
  if (verdict !== 'winner') return { ok: false, reason: verdict, clause: COUNTER_ADVICE[verdict].clause };
  if (on > schedule.acceptedThrough) return { ok: false, reason: 'acceptance-over', clause: '9.5; 9.7' };
  return {
    ok: true,
    claim: {
      state: 'presented',
      prize: facts.prize!,
      presentedOn: on,
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
