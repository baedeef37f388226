/**
 * Bodies of the interface to claims at the counter (clauses 7 to 9, 13 to 16). Money is whole tenge; days are `YYYY-MM-DD` in Almaty,
 * instants ISO in UTC. What a claim may become is `engine/claims`; nothing here has personal data but `PersonData`, which travels in
 * POST bodies and `no-store` answers only.
 *
 * ```
 * POST /api/host/claims/identify        IdentifyRequest            Identified          cashier, operator
 * POST /api/host/claims                 OpenClaimRequest           201 ClaimDetail     cashier, operator
 * GET  /api/host/claims?…               ClaimQuery                 ClaimPage           cashier, operator, host, auditor
 * GET  /api/host/claims/:claim                                     ClaimDetail         cashier, operator, host, auditor
 * POST /api/host/claims/:claim/acts     ClaimActRequest            ClaimDetail         cashier, operator
 * POST /api/host/claims/:claim/person   PersonData                 ClaimDetail         cashier, operator
 * POST /api/host/claims/:claim/person/open  OpenPersonRequest      OpenedPerson        cashier, operator
 * POST /api/host/claims/:claim/forms/:form  FormRequest            application/pdf     cashier, operator
 * POST /api/host/people/find            { iin }                    FoundClaims         cashier, operator
 * POST /api/host/people/:person/erase                              204                 operator
 * GET  /api/host/claims-desk                                       ClaimsDesk          cashier, operator, host, auditor
 * GET  /api/host/unclaimed/:series?on=<day>                        UnclaimedReport     operator, host, auditor
 * POST /api/host/unclaimed/:series/transfers                       201 BudgetTransfer  operator
 * POST /api/host/budget-transfers/:transfer/confirm | withdraw     BudgetTransfer      operator, another | the same
 * ```
 *
 * Whoever asks for a transfer and whoever confirms it has the winners on sold tickets counted: some seconds, `office-key-missing` or
 * `series-not-sealed` where that cannot be done.
 *
 * Every POST but those with personal data may carry `Idempotency-Key`, as in `host.ts`. The words for reasons are the engine's:
 * `COUNTER_ADVICE` by verdict, `CLAIM_REFUSAL_TEXTS` by what follows `claim-`, `REFUSAL_GROUNDS` by ground; a claim's `params.clause` is
 * the clause.
 */
import type { Claim, ClaimState } from '../../engine/claims/claim.ts';
import type { ClaimAct, ClaimActType, ClaimRole } from '../../engine/claims/claimAct.ts';
import type { ClaimedPrize } from '../../engine/claims/claimedPrize.ts';
import type { ClaimRefusalReason } from '../../engine/claims/claimRefusal.ts';
import type { ClaimSchedule } from '../../engine/claims/claimSchedule.ts';
import type { Holder } from '../../engine/claims/holder.ts';
import type { Verdict } from '../../engine/claims/identification.ts';
import type { OpeningQuote } from '../../engine/claims/openingQuotes.ts';
import type { QuoteAnswer } from '../../engine/claims/payoutQuote.ts';
import type { PrintedForm } from '../../engine/claims/requiredDocuments.ts';
import type { Unclaimed } from '../../engine/claims/unclaimed.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import type { PaymentSums } from './tickets.ts';

/** Why a request about claims is refused: `Refusal.reason`, with what its words need in `params`. */
export type ClaimReason =
  /** The rules refuse the act: `clause`; of `mrp-missing` and `rate-missing` also `year`. */
  | `claim-${ClaimRefusalReason}`
  /** The ticket is no winner that a claim could be opened on: `clause`. */
  | `verdict-${Exclude<Verdict, 'winner'>}`
  /** Tickets are no longer taken: `clause`, `acceptedThrough`. */
  | 'acceptance-over'
  /** The server was started without the office key. */
  | 'office-key-missing'
  /** The series is known, its outcomes are not here: `series`. */
  | 'series-not-sealed'
  /** There is no claims policy for the series' terms: `series`. */
  | 'policy-missing'
  /** Too many wrong codes: `seconds` to wait. */
  | 'too-many-codes'
  | 'no-such-claim'
  /** Somebody acted on the claim since: `seq` of now. */
  | 'claim-moved-on'
  /** Another claim to the same ticket is not over: `claim`. */
  | 'other-claim-open'
  /** The books have the ticket as what is paid no more: `state`. */
  | 'ticket-not-payable'
  /** The payment's paper: number of the cash order or of the transfer. */
  | 'reference-needed'
  | 'reference-needless'
  /** A cash order of that number was used this year: `claim`. */
  | 'cash-order-used'
  /** The paper that the act rests on: its number and its day. */
  | 'paper-needed'
  /** Its day has not come: `today`. */
  | 'paper-of-the-future'
  /** The number of the head office's decision, for a ticket that was taken back. */
  | 'decision-needed'
  /** The ticket may still win, or has won, in a draw: `draw`, `clause`. */
  | 'draw-awaited'
  /** A birthday, or the day of a document, that has not come: `faults` have the paths. */
  | 'day-to-come'
  /** The paper is what the winner's data say, and they have not been taken down: `document`. */
  | 'person-missing'
  | 'no-such-person'
  /** They are needed while the claim goes on: `claim`. */
  | 'person-needed'
  /** The money is still kept: `through`. */
  | 'budget-too-early'
  /** Nothing is outstanding. */
  | 'budget-nothing'
  /** A claim waits for an expertise or the police: `claim`. */
  | 'budget-claim-waits'
  /** Another transfer of the series waits: `transfer`. */
  | 'budget-asked'
  | 'no-such-transfer'
  /** What is outstanding changed since it was asked for. */
  | 'budget-changed';

/** A prize on a ticket: its own, or one that its draw number won. */
export type PrizeSource = { readonly kind: 'instant' } | { readonly kind: 'draw'; readonly draw: string };

/** Serial and code as typed or scanned: case, blanks, hyphens of the code are passed over. */
export interface IdentifyRequest {
  readonly serial: string;
  readonly code: string;
}

/**
 * What the counter is told. One verdict for a serial that there is not and a code that is wrong, after the same work; 429
 * TOO_MANY_REQUESTS with `too-many-codes` to who guesses. `prizes` is empty unless the ticket is authentic.
 */
export interface Identified {
  /** `winner` where any of its prizes can be claimed; `not-authentic` where serial and code do not belong together. */
  readonly verdict: Verdict;
  /** `SSS-PPPPP-TT`; null: not authentic. */
  readonly serial: string | null;
  readonly ticket: TicketState | null;
  /** What the ticket wins, each with its own verdict. */
  readonly prizes: readonly IdentifiedPrize[];
  readonly draw: RegisteredDraw | null;
}

/** The draw that a ticket's number is registered for (8.2 в): it may win there, whatever its own prize. */
export interface RegisteredDraw {
  readonly draw: string;
  /** Its result stands. */
  readonly isHeld: boolean;
}

export interface IdentifiedPrize {
  readonly source: PrizeSource;
  readonly prize: ClaimedPrize;
  readonly verdict: Verdict;
  /** Of a claim opened today; empty where none can be opened, or no policy belongs to the series' terms. */
  readonly quotes: readonly OpeningQuote[];
  /** Claims to it, newest first. */
  readonly claims: readonly { readonly claim: string; readonly state: ClaimState }[];
}

/** Opens a claim to one prize of a ticket. 409 WRONG_STATE with `verdict-…` or `acceptance-over`. */
export interface OpenClaimRequest extends IdentifyRequest {
  readonly source: PrizeSource;
  /** Number of the head office's decision: of a draw's prize whose ticket was taken back (verdict `withdrawn`), by an operator, and only then. */
  readonly reference?: string | null;
}

/** A line of a work list. */
export interface ClaimSummary {
  /** Random id, the one that the journal names. */
  readonly claim: string;
  readonly serial: string;
  readonly series: number;
  readonly source: PrizeSource;
  readonly prize: ClaimedPrize;
  readonly state: ClaimState;
  readonly presentedOn: string;
  /** The next day by which something is due: of the expertise, of the payment, or the outer limit; null: nothing is. */
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  /** The day lies beyond those that the calendar of working days is confirmed through: it may still move. */
  readonly isDueUnconfirmed: boolean;
  /** Acts on it so far. */
  readonly seq: number;
}

/**
 * `GET /api/host/claims`: by day due, overdue first, those without a day last. All choices may be left out.
 * `state` may stand several times.
 */
export interface ClaimQuery {
  readonly state?: ClaimState | readonly ClaimState[];
  /** `overdue` due before today; `open` neither paid nor over. */
  readonly due?: 'overdue' | 'open';
  /** `SSS-PPPPP-TT`. */
  readonly serial?: string;
  /** Only those that whoever asks has acted on. */
  readonly by?: 'me';
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 200, else 50. */
  readonly limit?: number;
}

export interface ClaimPage {
  readonly claims: readonly ClaimSummary[];
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
}

export interface ClaimDetail extends ClaimSummary {
  readonly content: Claim;
  /** Of today; of a paid claim, of the day it was paid. Not `ok` with `policy-missing` where no policy belongs to the series' terms. */
  readonly quote: QuoteAnswer;
  /** Days by the calendar of working days are confirmed through this one. */
  readonly confirmedThrough: string;
  /** Random id of the winner's data; null: not taken down, or erased. */
  readonly person: string | null;
  /** Number of the cash order or the transfer; null before payment. */
  readonly reference: string | null;
  readonly history: readonly ClaimEntry[];
  /** What whoever asks could do now; `refusal` is why not yet. Acts that need words of their own have none. */
  readonly acts: readonly PossibleAct[];
  /** What the winner's data say to the rules; to who only reads, nothing. */
  readonly holder: Holder;
  /** The draw that the ticket's number is registered for. */
  readonly draw: RegisteredDraw | null;
}

export interface ClaimEntry {
  readonly seq: number;
  readonly at: string;
  readonly on: string;
  /** Account id. */
  readonly by: string;
  readonly role: ClaimRole;
  /** `open` for the first. */
  readonly act: ClaimAct | { readonly type: 'open' };
  readonly state: ClaimState;
  /** Journal record. */
  readonly record: number;
}

export interface PossibleAct {
  readonly type: ClaimActType;
  readonly refusal: { readonly reason: ClaimRefusalReason; readonly clause: string } | null;
}

/**
 * 200 with the `ClaimDetail` after it. 409 WRONG_STATE with `claim-…` where the rules refuse; 409 STALE `claim-moved-on` where the claim
 * is no longer what the asker saw. `expire` is done by a transfer to the budget alone.
 */
export interface ClaimActRequest {
  readonly act: Exclude<ClaimAct, { type: 'expire' }>;
  /** `seq` that the asker saw. */
  readonly seq: number;
  /** Of `pay` in money above the counter's: number of the cash order or the transfer; letters, digits, `/`, `-`, up to 32; no IIN. */
  readonly reference?: string | null;
}

/** The winner's data (15.2). Kept encrypted under a key of its own; given again it takes the place of what was there. */
export interface PersonData {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  /** Its check digit is looked at. */
  readonly iin: string;
  /** As the document says; null: not taken down. */
  readonly birthDay: string | null;
  readonly document: {
    readonly kind: 'identity-card' | 'passport' | 'residence-permit';
    readonly number: string;
    readonly issuedOn: string;
    readonly issuedBy: string;
  };
  readonly address: string;
  /** `+` and 10 to 15 digits; blanks, brackets and hyphens are passed over. */
  readonly phone: string;
  readonly email: string | null;
  /** Where the money goes; null: cash, or a thing. */
  readonly bank: {
    readonly name: string;
    readonly bic: string;
    readonly bin: string | null;
    /** ISO 13616, its check digits are looked at; or null with `card`. */
    readonly iban: string | null;
    /** 16 digits with a right check digit (ISO/IEC 7812); or null with `iban`. */
    readonly card: string | null;
  } | null;
}

/** What the data are opened for; it stands in the journal with who did. */
export interface OpenPersonRequest {
  readonly purpose: 'payment' | 'form' | 'contact' | 'correction' | 'request-of-the-person';
}

export interface OpenedPerson {
  readonly person: string;
  readonly data: PersonData;
  /**
   * `under-age` today by the birthday; `birthday-differs` from the digits of the IIN, which is no fault: the document decides;
   * `document-differs` is not what such a resident shows (9.2 а).
   */
  readonly remarks: readonly ('under-age' | 'birthday-differs' | 'document-differs')[];
}

/** Claims of whoever has the IIN, newest first; nothing of the person. */
export interface FoundClaims {
  readonly claims: readonly ClaimSummary[];
}

/** A printed form filled from the claim and the person. */
export interface FormRequest {
  readonly language: 'kk' | 'ru';
  /** Number of a cash order that is still to be paid by. */
  readonly reference?: string | null;
}
export type ClaimForm = PrintedForm;

/** Numbers of the dashboard, all of now. */
export interface ClaimsDesk {
  readonly on: string;
  readonly identification: 'on' | 'off';
  readonly states: Readonly<Record<ClaimState, number>>;
  readonly overdue: number;
  /** Due within the next five working days, today included. */
  readonly dueSoon: number;
  /** `taxTenge` is all of it, withheld and paid by winners. */
  readonly paid: PaymentSums & { readonly taxTenge: number };
  readonly paidToday: PaymentSums & { readonly taxTenge: number };
  /** Approved and not paid. */
  readonly toPay: { readonly count: number; readonly grossTenge: number };
  /** By series that has books; null where no policy belongs to its terms. */
  readonly schedules: readonly { readonly series: number; readonly schedule: ClaimSchedule | null }[];
  readonly confirmedThrough: string;
  /** That wait for a second person. */
  readonly transfers: readonly BudgetTransfer[];
}

export interface UnclaimedReport extends Unclaimed {
  readonly series: number;
  readonly schedule: ClaimSchedule;
  readonly transfers: readonly BudgetTransfer[];
  /**
   * The count of winners on sold tickets that the sums are of: when, by which account, in which journal record. Null: nothing was counted
   * since the last sale, and the sums of instant prizes are of all that was printed: the most that can be owed.
   */
  readonly counted: { readonly on: string; readonly by: string; readonly record: number } | null;
}

/** Unclaimed money of a series that goes to the state budget (9.7): one operator asks, another confirms. Open claims expire with it. */
export interface BudgetTransfer {
  readonly transfer: string;
  readonly series: number;
  readonly state: 'asked' | 'done' | 'withdrawn';
  readonly askedBy: string;
  readonly askedAt: string;
  readonly confirmedBy: string | null;
  readonly on: string | null;
  /** Of winners on sold tickets, as they were counted; older ones are of all that was printed. */
  readonly isCounted: boolean;
  readonly lots: readonly {
    readonly tier: string;
    readonly since: string;
    readonly amountTenge: number;
    readonly count: number;
  }[];
  readonly totalTenge: number;
}
