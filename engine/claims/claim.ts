/** A claim as it is kept: no personal data, people by random ids only. `claimFlow.ts` is the one place that changes it. */
import type { ClaimedPrize } from './claimedPrize.ts';
import type { Day } from './day.ts';
import type { ExpertisePeriod } from './payoutDeadline.ts';
import type { PayoutForm, PayoutWishes } from './payoutForms.ts';
import type { RefusalGround } from './refusalGrounds.ts';
import type { DocumentId } from './requiredDocuments.ts';

/**
 * `presented` the ticket is identified as a winner; `documents` every paper is there; `expertise` the ticket is with the
 * manufacturer; `forged` the act says so, the police come next; `approved` nothing is missing but the payment; `paid` once and
 * for ever; `ticket-withdrawn`, `destroyed` what becomes of a paid ticket; `refused`, `police`, `returned`, `expired` the ends without
 * payment.
 */
export const CLAIM_STATES = [
  'presented',
  'documents',
  'expertise',
  'forged',
  'approved',
  'paid',
  'ticket-withdrawn',
  'destroyed',
  'refused',
  'police',
  'returned',
  'expired',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** States after the payment: no claim ever leaves them for another state. */
export const PAID_STATES: ReadonlySet<ClaimState> = new Set<ClaimState>([
  'paid',
  'ticket-withdrawn',
  'destroyed',
]);

/** States in which the claim is over. */
export const CLOSED_STATES: ReadonlySet<ClaimState> = new Set<ClaimState>([
  'destroyed',
  'refused',
  'police',
  'returned',
  'expired',
]);

/** What the manufacturer's act says (9.10, 9.11). */
export type Finding = 'genuine' | 'damaged' | 'forged';

export interface ClaimExpertise extends ExpertisePeriod {
  /** Null while it lasts. */
  readonly finding: Finding | null;
}

export interface ClaimPayment {
  readonly form: PayoutForm;
  readonly on: Day;
  /** Random id of who paid. */
  readonly by: string;
  readonly grossTenge: number;
  readonly taxTenge: number;
  /** Money handed over: 0 for a thing. */
  readonly paidTenge: number;
}

export interface Claim {
  readonly state: ClaimState;
  readonly prize: ClaimedPrize;
  /** The day the ticket was presented (9.5). */
  readonly presentedOn: Day;
  /** The books had the ticket taken back, for the other prize that it won, when the head office opened this claim (9.14, 9.16 б). */
  readonly isTicketTakenBack?: true;
  /** Null where nobody has said: enough for a prize that is not taxed. */
  readonly resident: boolean | null;
  readonly wishes: PayoutWishes;
  /** Papers that are there, each once. */
  readonly documents: readonly DocumentId[];
  /** The day the last paper came (9.6 в, г): the period of payment runs from it. A choice that asks for more takes it back. */
  readonly documentsOn: Day | null;
  /** The one expertise of a claim, past or running. */
  readonly expertise: ClaimExpertise | null;
  /** Of a forgery: random ids of who of the head office saw the original of its serial, each once. */
  readonly originalShownTo?: readonly string[];
  /** Of a forgery: the police have said that their case is over. */
  readonly isCaseClosed?: true;
  /** Consent to the processing of personal data (15.1). */
  readonly processingConsent: boolean;
  /** Consent to publish the winner's name (8.4 а, 15.3): no answer publishes nothing. */
  readonly publicationConsent: boolean | null;
  /** The winner was identified at the head office in person (9.6 д). */
  readonly visitedHeadOffice: boolean;
  /** Random ids of who approved, each once. */
  readonly approvedBy: readonly string[];
  /** Tax of a thing that the winner has paid (9.16 е), tenge; null before. */
  readonly taxPaidTenge: number | null;
  readonly payment: ClaimPayment | null;
  readonly refusal: { readonly ground: RefusalGround; readonly clause: string } | null;
}

/** Two people saw the original since: the forgery stands no longer against whoever holds it (8.2 г). */
export const isOriginalShown = ({ originalShownTo = [] }: Pick<Claim, 'originalShownTo'>): boolean =>
  originalShownTo.length > 1;
