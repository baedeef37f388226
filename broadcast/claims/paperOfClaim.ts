/** What a form of a claim is filled from: the claim, its quote, the terms, the operator's details, and the winner's data where they are here. */
import type { QuoteAnswer } from '../../engine/claims/payoutQuote.ts';
import { UNCONFIRMED_RATE } from '../../engine/claims/quoteFindings.ts';
import { REFUSAL_GROUNDS } from '../../engine/claims/refusalGrounds.ts';
import { inLanguage } from '../../engine/terms/localizedText.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { ClaimPaperInput } from '../documents/forms/claimPaper.ts';
import type { PaperLanguage } from '../documents/printedDocument.ts';
import type { ClaimDetail, PersonData } from '../protocol/claims.ts';
import type { FormDetails } from './formDetails.ts';
import { paperOfAct } from './paperOfAct.ts';

export interface PaperParts {
  readonly detail: ClaimDetail;
  readonly terms: LotteryTerms;
  readonly details: FormDetails;
  readonly language: PaperLanguage;
  /** Null: their lines are written by hand. */
  readonly person: PersonData | null;
  /** Name of whoever makes the paper out; of a paid claim, of who paid. */
  readonly official: string;
  readonly today: string;
  /** Number of a cash order that is still to be paid by; null: that of the payment, or written by hand. */
  readonly reference: string | null;
  /** The day of the draw that the prize was won in. */
  readonly drawnOn: string | null;
}

type Quoted = Pick<ClaimPaperInput, 'tax' | 'taxNote' | 'netTenge' | 'payTenge' | 'deadline'>;

/** Without a quote (residency unknown leaves a taxed prize without) sums and days are written by hand. */
function quoted(answer: QuoteAnswer, language: PaperLanguage): Quoted {
  if (!answer.ok) return { tax: null, taxNote: null, netTenge: null, payTenge: null, deadline: null };
  const { tax, netTenge, payTenge, deadline, findings } = answer.quote;
  const unconfirmed = findings.find(({ code }) => code === UNCONFIRMED_RATE);
  const taxNote = unconfirmed ? inLanguage(unconfirmed.message, language) : null;
  return { tax, taxNote, netTenge, payTenge, deadline };
}

/** Why the claim was refused, and the act of the expertise where it rests on one (9.11). */
function refusalOf({ content, history }: ClaimDetail): ClaimPaperInput['refusal'] {
  const { refusal } = content;
  const last = history.findLast(({ state }) => state === 'refused');
  if (!refusal || !last) return null;
  const { ru, kk } = REFUSAL_GROUNDS[refusal.ground].text;
  const closed = history.findLast(({ act }) => act.type === 'close-expertise');
  const act = refusal.ground === 'ticket-damaged' && closed ? paperOfAct(closed.act) : null;
  return { ground: { ru, kk }, clause: refusal.clause, on: last.on, act };
}

/** A paper of a payment is of its day (Annex 1), whenever it is printed. */
export function paperOfClaim(parts: PaperParts): ClaimPaperInput {
  const { detail, terms, details, language, person, today, reference, drawnOn, official } = parts;
  const { claim, serial, source, prize, content, quote } = detail;
  const thing = terms.drawFund.prizes.find(({ id }) => prize.inKind && id === prize.id);
  return {
    ...{ claim, madeOn: content.payment?.on ?? today, signedOn: null, ticket: serial, person },
    operator: terms.operator,
    lottery: { name: terms.name, approvedOn: details.approvedOn ?? null },
    prize: {
      ...{ name: thing?.name ?? null, amountTenge: prize.amountTenge, inKind: prize.inKind, details: null },
    },
    draw: source.kind === 'draw' ? { id: source.draw, heldOn: drawnOn } : null,
    ...quoted(quote, language),
    ...{ resident: content.resident, publicationConsent: content.publicationConsent },
    refusal: refusalOf(detail),
    reference: detail.reference ?? reference,
    accounting: details.cashOrder,
    attached: [...content.documents],
    ...{ official, contactCentre: details.contactCentre },
    place: details.place && (details.place[language] ?? details.place.ru),
  };
}
