/** What a claim still waits for before it can be paid, all of it at once, each with its clause and the card where it is done. */
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { CLOSED_STATES, PAID_STATES } from '../../../engine/claims/claim.ts';
import type { PayoutQuote } from '../../../engine/claims/payoutQuote.ts';

export type MissingThing =
  | 'residency'
  | 'form'
  | 'person'
  | 'documents'
  | 'consent'
  | 'expertise'
  | 'visit'
  | 'tax'
  | 'approval';

export interface Missing {
  readonly what: MissingThing;
  readonly clause: string;
}

type Waiting = Pick<ClaimDetail, 'quote' | 'content' | 'person' | 'state'>;

/** Papers of the claim that have not come, without those of the payment itself. */
export const papersLeft = ({ content }: Pick<Waiting, 'content'>, { documents }: PayoutQuote): number =>
  documents.filter(({ id, by }) => by === 'documents' && !content.documents.includes(id)).length;

/** In the order in which a clerk comes to them; empty too where there is no quote for another reason, which says its own words. */
export function missingFor(claim: Waiting): readonly Missing[] {
  const { quote: answer, content, person, state } = claim;
  if (CLOSED_STATES.has(state) || PAID_STATES.has(state) || state === 'forged') return [];
  if (!answer.ok) {
    const { reason, clause } = answer.fault;
    return reason === 'residency-unknown' ? [{ what: 'residency', clause }] : [];
  }
  const { quote } = answer;
  const { forms, identification, consent, expertise, headOfficeVisit, approvals, taxWay } = quote;
  const rules: readonly (readonly [what: MissingThing, isMissing: boolean, clause: string])[] = [
    ['form', quote.form === null, forms.clause],
    ['person', identification.value && person === null, identification.clause],
    ['documents', papersLeft(claim, quote) > 0, '9.2; 9.16'],
    ['consent', consent.value && !content.processingConsent, consent.clause],
    [
      'expertise',
      expertise.value === 'required' && content.expertise?.finding !== 'genuine',
      expertise.clause,
    ],
    ['visit', headOfficeVisit.value && !content.visitedHeadOffice, headOfficeVisit.clause],
    ['tax', taxWay.value === 'paid-first' && content.taxPaidTenge !== quote.tax.taxTenge, taxWay.clause],
    ['approval', content.approvedBy.length < approvals.value, approvals.clause],
  ];
  return rules.filter(([, isMissing]) => isMissing).map(([what, , clause]) => ({ what, clause }));
}
