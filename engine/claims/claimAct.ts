/** What can be done to a claim, and who may do it. */
import type { ClaimState, Finding } from './claim.ts';
import type { PayoutPlace } from './claimNeeds.ts';
import type { Day } from './day.ts';
import type { PayoutForm, PayoutWishes } from './payoutForms.ts';
import type { RefusalGround } from './refusalGrounds.ts';
import type { DocumentId } from './requiredDocuments.ts';

/** `cashier` at a counter or an office, `operator` of an office, `head-office` for what clause 9.6 г, д leaves to it. */
export const CLAIM_ROLES = ['cashier', 'operator', 'head-office'] as const;
export type ClaimRole = (typeof CLAIM_ROLES)[number];

/** A paper that an act rests on. Records from before papers were asked for have none. */
export interface ActPaper {
  readonly number: string;
  /** The day that stands on it. */
  readonly on: Day;
}

export type ClaimAct =
  /** What the winner is and asks for. It undoes approvals: they were given for something else. */
  | { readonly type: 'choose'; readonly resident: boolean | null; readonly wishes: PayoutWishes }
  /** Papers that came, besides those that were there; the last missing one moves the claim on (9.2, 9.16). */
  | { readonly type: 'give-documents'; readonly documents: readonly DocumentId[] }
  | { readonly type: 'consent-to-processing' }
  /** May be given, refused and withdrawn at any time (15.3). */
  | { readonly type: 'consent-to-publication'; readonly given: boolean }
  | { readonly type: 'visit-head-office' }
  | { readonly type: 'send-to-expertise' }
  /** In exceptional situations, and the holder is told (9.11): `paper` is the notice. */
  | {
      readonly type: 'extend-expertise';
      readonly workingDays: number;
      readonly holderNotified: boolean;
      readonly paper?: ActPaper;
    }
  /** `paper` is the act that whoever held the expertise made out (9.11). */
  | { readonly type: 'close-expertise'; readonly finding: Finding; readonly paper?: ActPaper }
  /** With what is known of the presenter (9.12); who is not known is said to be unknown. `paper` is of the handover. */
  | { readonly type: 'hand-to-police'; readonly presenter?: 'unknown'; readonly paper?: ActPaper }
  /** The ticket that the forgery copies: another expertise found it genuine, as the paper says. Two people say so, one after the other. */
  | { readonly type: 'show-original'; readonly paper?: ActPaper }
  /** The police have ended their case, as the paper says: what was kept for them may go (9.12). */
  | { readonly type: 'close-case'; readonly paper?: ActPaper }
  /** `residencyConfirmed`: the document shown is looked at again, for it is not that of such a resident (9.2 а, 9.3). */
  | { readonly type: 'approve'; readonly residencyConfirmed?: true }
  /** The winner's tax on a thing, as its receipt says (9.16 е). */
  | { readonly type: 'record-tax'; readonly taxTenge: number }
  /** The winner has the tax back, as the paper says: the thing is not handed over, or not as a thing. */
  | { readonly type: 'refund-tax'; readonly paper?: ActPaper }
  /** `ofAge`: who pays has seen that the holder is old enough (1.3), where no data tell. */
  | { readonly type: 'pay'; readonly form: PayoutForm; readonly ofAge?: true }
  | { readonly type: 'withdraw-ticket' }
  | { readonly type: 'destroy-ticket' }
  | { readonly type: 'refuse'; readonly ground: RefusalGround }
  /** The holder takes the ticket back. */
  | { readonly type: 'return-ticket' }
  /** The money has gone to the state budget (9.7). */
  | { readonly type: 'expire' };

export type ClaimActType = ClaimAct['type'];

interface Rule {
  /** States in which the act means anything. */
  readonly from: readonly ClaimState[];
  readonly roles: readonly ClaimRole[];
  readonly clause: string;
}

const ALL = CLAIM_ROLES;
const OFFICES = ['operator', 'head-office'] as const;
const HEAD = ['head-office'] as const;
/** States in which the winner's consents and papers are still gathered. */
const OPEN = ['presented', 'documents', 'expertise', 'approved'] as const;

export const CLAIM_ACTS: Readonly<Record<ClaimActType, Rule>> = {
  choose: { from: ['presented', 'documents'], roles: ALL, clause: '9.2; 9.6; 9.16' },
  'give-documents': { from: OPEN, roles: ALL, clause: '9.1; 9.2; 9.16' },
  'consent-to-processing': { from: OPEN, roles: ALL, clause: '15.1' },
  'consent-to-publication': {
    from: [...OPEN, 'paid', 'ticket-withdrawn', 'destroyed'],
    roles: ALL,
    clause: '8.4 а; 15.3',
  },
  'visit-head-office': { from: OPEN, roles: HEAD, clause: '9.6 д' },
  'send-to-expertise': { from: ['presented', 'documents'], roles: OFFICES, clause: '9.9' },
  'extend-expertise': { from: ['expertise'], roles: HEAD, clause: '9.11' },
  'close-expertise': { from: ['expertise'], roles: OFFICES, clause: '9.10; 9.11' },
  'hand-to-police': { from: ['forged'], roles: HEAD, clause: '9.12' },
  'show-original': { from: ['police'], roles: HEAD, clause: '8.2 г; 9.12' },
  'close-case': { from: ['police'], roles: HEAD, clause: '9.12' },
  approve: { from: ['documents'], roles: OFFICES, clause: '9.6; 9.11' },
  'record-tax': { from: OPEN, roles: OFFICES, clause: '9.16 е' },
  'refund-tax': { from: OPEN, roles: OFFICES, clause: '9.3; 9.16 е' },
  pay: { from: ['presented', 'documents', 'approved'], roles: ALL, clause: '9.6' },
  'withdraw-ticket': { from: ['paid'], roles: ALL, clause: '9.14' },
  'destroy-ticket': { from: ['ticket-withdrawn'], roles: HEAD, clause: '9.14' },
  refuse: { from: ['presented', 'documents', 'approved'], roles: OFFICES, clause: '9.11' },
  'return-ticket': { from: ['presented', 'documents', 'approved'], roles: ALL, clause: '6.4; 9.9' },
  expire: { from: ['presented', 'documents', 'approved'], roles: HEAD, clause: '9.7' },
};

/** Who pays where: clause 9.6 б at the counter, в at an office, г and д by the head office only. */
export const PAYING_ROLES: Readonly<Record<PayoutPlace, readonly ClaimRole[]>> = {
  counter: ALL,
  office: ALL,
  'head-office': HEAD,
};
