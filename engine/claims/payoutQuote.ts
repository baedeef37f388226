/**
 * What happens with a won prize: who pays it, in what form, by when, on what papers, with which tax, every decision with its
 * clause. The counter shows it before anything is signed, and the claim's flow is held to it (`claimNeeds.ts`).
 */
import type { PayoutChannel } from '../terms/claimTerms.ts';
import type { LocalizedText } from '../terms/localizedText.ts';
import type { LotteryTerms } from '../terms/lotteryTerms.ts';
import type { Tenge } from '../terms/tenge.ts';
import type { ClaimedPrize } from './claimedPrize.ts';
import type { ClaimPolicy } from './claimPolicy.ts';
import type { Day } from './day.ts';
import { type ClaimDays, type PayoutDeadline, payoutDeadline } from './payoutDeadline.ts';
import { type PayoutForm, type PayoutWay, type PayoutWishes, payoutWay } from './payoutForms.ts';
import { type PrizeTax, prizeTax } from './prizeTax.ts';
import { type QuoteFinding, quoteFindings } from './quoteFindings.ts';
import { type RequiredDocument, requiredDocuments } from './requiredDocuments.ts';
import { taxInForce } from './taxLaw.ts';
import type { IsWorkingDay } from './workingDays.ts';

/** The rules that a claim is held to. */
export interface ClaimRules {
  readonly terms: LotteryTerms;
  readonly policy: ClaimPolicy;
  readonly isWorkingDay: IsWorkingDay;
}

export interface PayoutQuestion extends ClaimDays {
  readonly prize: ClaimedPrize;
  /** The day of payment: its law and its MRP hold (9.3). For a claim that is not paid yet, today. */
  readonly payOn: Day;
  /** Null where nobody has said: enough for a prize that is not taxed. */
  readonly resident: boolean | null;
  readonly wishes: PayoutWishes;
  /** The house has the ticket already (9.14): two people settle it. */
  readonly isTicketTakenBack?: true;
}

export interface Decision<T> {
  readonly value: T;
  readonly clause: string;
  /** How the clause is read, where a choice had to be made. */
  readonly reading?: LocalizedText;
}

/** How the tax reaches the state: withheld from the money (9.3), or paid by the winner before a thing is handed over (9.16 е). */
export type TaxWay = 'none' | 'withheld' | 'paid-first';

export interface PayoutQuote {
  readonly prize: ClaimedPrize;
  readonly payOn: Day;
  readonly channel: PayoutChannel;
  readonly forms: Decision<readonly PayoutForm[]>;
  /** The form it will be paid in; null where the winner has still to choose. */
  readonly form: PayoutForm | null;
  readonly cashEquivalent: Decision<ClaimPolicy['cashEquivalent']['choice']> | null;
  readonly identification: Decision<boolean>;
  /** Consent to the processing of personal data, before payment. */
  readonly consent: Decision<boolean>;
  /** The winner's name is published only with consent of its own. */
  readonly publicationNeedsConsent: Decision<boolean>;
  readonly expertise: Decision<PayoutChannel['expertise']>;
  readonly headOfficeVisit: Decision<boolean>;
  /** People who approve before payment: 0 where it is paid on the spot. */
  readonly approvals: Decision<0 | 1 | 2>;
  readonly documents: readonly RequiredDocument[];
  readonly tax: PrizeTax;
  readonly taxWay: Decision<TaxWay>;
  readonly grossTenge: Tenge;
  /** What is left after tax, whoever pays it. */
  readonly netTenge: Tenge;
  /** Money handed to the winner: 0 for a thing. */
  readonly payTenge: Tenge;
  readonly deadline: PayoutDeadline;
  /** What the document leaves open or contradicts about this very payment. */
  readonly findings: readonly QuoteFinding[];
}

export interface QuoteFault {
  readonly reason:
    | Extract<PayoutWay, { ok: false }>['reason']
    | 'mrp-missing'
    | 'rate-missing'
    | 'residency-unknown'
    /** Whoever keeps claims has no policy for the terms: no rules, no quote. */
    | 'policy-missing';
  readonly clause: string;
  /** Of the missing MRP or rate. */
  readonly year?: number;
}

export type QuoteAnswer =
  | { readonly ok: true; readonly quote: PayoutQuote }
  | { readonly ok: false; readonly fault: QuoteFault };

/** The quote, or the first thing without which there is none. */
export function payoutQuote(rules: ClaimRules, question: PayoutQuestion): QuoteAnswer {
  const { terms, policy } = rules;
  const { prize, payOn, resident, wishes } = question;
  const law = taxInForce(terms.tax, policy.taxLaw?.choice ?? null, payOn);
  const taxed = prizeTax(law, prize.amountTenge, resident, payOn);
  if (!taxed.ok) {
    const { reason, clause, year } = taxed;
    return { ok: false, fault: { reason, clause, year } };
  }
  const way = payoutWay(terms, policy, prize, taxed.tax.mrpTenge, wishes);
  if (!way.ok) return { ok: false, fault: { reason: way.reason, clause: way.clause } };
  return { ok: true, quote: quoteOf(rules, question, taxed.tax, way) };
}

function quoteOf(
  { terms, policy, isWorkingDay }: ClaimRules,
  question: PayoutQuestion,
  tax: PrizeTax,
  { channel, form, cashEquivalent }: Extract<PayoutWay, { ok: true }>,
): PayoutQuote {
  const { prize, payOn, wishes } = question;
  const { claims } = terms;
  const aboveMrp = (mrp: number): boolean => prize.amountTenge > mrp * tax.mrpTenge;
  const identified = aboveMrp(claims.identification.aboveMrp);
  const consent = aboveMrp(claims.personalDataConsent.aboveMrp);
  const inKind = prize.inKind && !cashEquivalent;
  const { taxTenge } = tax;
  const quote: Omit<PayoutQuote, 'findings'> = {
    prize,
    payOn,
    channel,
    forms: { value: channel.forms, clause: channel.clause },
    form,
    cashEquivalent: prize.inKind ? decided(policy.cashEquivalent) : null,
    identification: { value: identified, clause: claims.identification.clause },
    consent: { value: consent, clause: claims.personalDataConsent.clause },
    publicationNeedsConsent: {
      value: claims.disclosure.needsWrittenConsent,
      clause: claims.disclosure.clause,
    },
    expertise: { value: channel.expertise, clause: expertiseClause(channel) },
    headOfficeVisit: visit(terms, prize, inKind, channel),
    approvals: {
      ...decided(policy.secondPersonAboveTenge),
      value: question.isTicketTakenBack ? 2 : approvals(prize, channel, policy),
    },
    documents: requiredDocuments({
      identified,
      consent,
      expertise: channel.expertise === 'required' || wishes.expertise === true,
      inKind,
      cashEquivalent,
      taxed: taxTenge > 0,
      form,
    }),
    tax,
    taxWay: taxWay(taxTenge, inKind, tax.clause),
    grossTenge: prize.amountTenge,
    netTenge: prize.amountTenge - taxTenge,
    payTenge: inKind ? 0 : prize.amountTenge - taxTenge,
    deadline: payoutDeadline(claims, policy, channel, question, isWorkingDay),
  };
  return { ...quote, findings: quoteFindings(terms, policy, quote) };
}

const decided = <T>({
  choice,
  clause,
  reading,
}: {
  choice: T;
  clause: string;
  reading: LocalizedText;
}): Decision<T> => ({
  value: choice,
  clause,
  reading,
});

/** Any ticket may be sent to the manufacturer at the operator's discretion (9.9), also where its channel asks for none. */
const expertiseClause = ({ expertise, clause }: PayoutChannel): string =>
  expertise === 'required' ? clause : `${clause}; 9.9`;

/**
 * The main prize is paid after a visit (9.6 д), and clause 9.6 г reaches "up to the main prize": money of its sum or more, won in a draw
 * or instead of a thing, is not paid with less.
 */
function visit(
  { payoutChannels, instantTiers }: LotteryTerms,
  { amountTenge }: ClaimedPrize,
  inKind: boolean,
  channel: PayoutChannel,
): Decision<boolean> {
  const ofMain = payoutChannels.find(({ headOfficeVisit, prizes }) => headOfficeVisit && prizes);
  const main = instantTiers
    .filter(({ id }) => ofMain?.prizes?.includes(id) === true)
    .map((tier) => tier.amountTenge);
  const isLikeMain = !inKind && main.length > 0 && amountTenge >= Math.min(...main);
  if (channel.headOfficeVisit || !isLikeMain)
    return { value: channel.headOfficeVisit, clause: channel.clause };
  return { value: true, clause: `${channel.clause}; ${ofMain!.clause}` };
}

/** Nobody where there is nothing to wait for: the cashier who identifies a small prize pays it (9.6 б). */
function approvals(
  { amountTenge, inKind }: ClaimedPrize,
  { payoutWorkingDays }: PayoutChannel,
  { secondPersonAboveTenge }: ClaimPolicy,
): 0 | 1 | 2 {
  if (inKind || amountTenge > secondPersonAboveTenge.choice) return 2;
  return payoutWorkingDays === undefined ? 0 : 1;
}

function taxWay(taxTenge: Tenge, inKind: boolean, clause: string): Decision<TaxWay> {
  if (taxTenge === 0) return { value: 'none', clause };
  return inKind ? { value: 'paid-first', clause: '9.16 е' } : { value: 'withheld', clause };
}
