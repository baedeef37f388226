/** What the flow of one claim has to wait for, taken from the quote of the day: small, so that the whole flow can be enumerated. */
import type { Tenge } from '../terms/tenge.ts';
import type { PayoutForm } from './payoutForms.ts';
import type { PayoutQuote } from './payoutQuote.ts';
import type { DocumentId } from './requiredDocuments.ts';

/** Where a prize is paid: it says which role may (9.6). */
export type PayoutPlace = 'counter' | 'office' | 'head-office';

export interface ClaimNeeds {
  readonly place: PayoutPlace;
  readonly forms: readonly PayoutForm[];
  /** Papers of the claim, without those of the payment itself. */
  readonly documents: readonly DocumentId[];
  readonly consent: boolean;
  readonly expertise: boolean;
  readonly headOfficeVisit: boolean;
  readonly approvals: 0 | 1 | 2;
  /** The winner pays the tax before the handover (9.16 е). */
  readonly taxFirst: boolean;
  readonly grossTenge: Tenge;
  readonly taxTenge: Tenge;
  readonly payTenge: Tenge;
  /** Clause of the channel. */
  readonly clause: string;
}

/** A place that pays on the spot is the counter; one that requires an expertise is the head office; between them the office. */
function placeOf({ channel }: PayoutQuote): PayoutPlace {
  if (channel.expertise === 'required') return 'head-office';
  return channel.payoutWorkingDays === undefined ? 'counter' : 'office';
}

export const claimNeeds = (quote: PayoutQuote): ClaimNeeds => ({
  place: placeOf(quote),
  forms: quote.form === null ? quote.forms.value : [quote.form],
  documents: quote.documents.filter(({ by }) => by === 'documents').map(({ id }) => id),
  consent: quote.consent.value,
  expertise: quote.expertise.value === 'required',
  headOfficeVisit: quote.headOfficeVisit.value,
  approvals: quote.approvals.value,
  taxFirst: quote.taxWay.value === 'paid-first',
  grossTenge: quote.grossTenge,
  taxTenge: quote.tax.taxTenge,
  payTenge: quote.payTenge,
  clause: quote.channel.clause,
});
