/** What can be done to a claim, and who may do it. */
import type { ClaimState } from './claim.ts';
import type { PayoutPlace } from './claimNeeds.ts';
import type { PayoutForm, PayoutWishes } from './payoutForms.ts';
import type { RefusalGround } from './refusalGrounds.ts';
import type { DocumentId } from './requiredDocuments.ts';

/** `cashier` at a counter or an office, `operator` of an office, `head-office` for what clause 9.6 г, д leaves to it. */
export const CLAIM_ROLES = ['cashier', 'operator', 'head-office'] as const;
export type ClaimRole = (typeof CLAIM_ROLES)[number];

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
  /** In exceptional situations, and the holder is told (9.11). */
  | { readonly type: 'extend-expertise'; readonly workingDays: number; readonly holderNotified: boolean }
  | { readonly type: 'close-expertise'; readonly finding: 'genuine' | 'damaged' | 'forged' }
  | { readonly type: 'hand-to-police' }
  | { readonly type: 'approve' }
  /** The winner's tax on a thing, as its receipt says (9.16 е). */
  | { readonly type: 'record-tax'; readonly taxTenge: number }
  | { readonly type: 'pay'; readonly form: PayoutForm }
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
  approve: { from: ['documents'], roles: OFFICES, clause: '9.6; 9.11' },
  'record-tax': { from: OPEN, roles: OFFICES, clause: '9.16 е' },
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
