/** What a form of a claim is filled from: the claim, its quote, the terms, and the winner's data where they were taken down. */
import type { QuoteAnswer } from '../../engine/claims/payoutQuote.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { ClaimPaperInput } from '../documents/forms/claimPaper.ts';
import type { ClaimDetail, PersonData } from '../protocol/claims.ts';

export interface PaperParts {
  readonly detail: ClaimDetail;
  readonly terms: LotteryTerms;
  /** Null: their lines are written by hand. */
  readonly person: PersonData | null;
  readonly today: string;
  /** Number of a cash order that is still to be paid by; null: that of the payment, or written by hand. */
  readonly reference: string | null;
  /** The day of the draw that the prize was won in. */
  readonly drawnOn: string | null;
}

type Quoted = Pick<ClaimPaperInput, 'tax' | 'netTenge' | 'payTenge' | 'deadline'>;

/** Without a quote, which residency unknown leaves a taxed prize without, sums are written by hand. */
function quoted(answer: QuoteAnswer, { presentedOn, dueOn }: ClaimDetail): Quoted {
  if (!answer.ok) {
    const deadline = { dueOn, workingDays: null, outerOn: dueOn ?? presentedOn };
    return { tax: null, netTenge: null, payTenge: null, deadline };
  }
  const { tax, netTenge, payTenge, deadline } = answer.quote;
  return { tax, netTenge, payTenge, deadline };
}

export function paperOfClaim({
  detail,
  terms,
  person,
  today,
  reference,
  drawnOn,
}: PaperParts): ClaimPaperInput {
  const { claim, serial, source, prize, content, quote } = detail;
  const thing = terms.drawFund.prizes.find(({ id }) => prize.inKind && id === prize.id);
  return {
    ...{ claim, madeOn: today, signedOn: null, ticket: serial, person },
    operator: terms.operator,
    lottery: { name: terms.name, agreedOn: terms.document.agreedOn },
    prize: {
      ...{ name: thing?.name ?? null, amountTenge: prize.amountTenge, inKind: prize.inKind, details: null },
    },
    draw: source.kind === 'draw' ? { id: source.draw, heldOn: drawnOn } : null,
    ...quoted(quote, detail),
    ...{ resident: content.resident, publicationConsent: content.publicationConsent },
    reference: detail.reference ?? reference,
    accounting: { debit: null, credit: null, purpose: null },
    attached: [...content.documents],
    ...{ official: null, contactCentre: null, place: null },
  };
}
