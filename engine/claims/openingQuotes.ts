/** What the counter can say of a prize before a claim to it is opened: its quote of the day, for each answer to what is not known yet. */
import type { ClaimedPrize } from './claimedPrize.ts';
import type { Day } from './day.ts';
import { type ClaimRules, payoutQuote, type QuoteAnswer } from './payoutQuote.ts';

export interface OpeningQuote {
  /** Of Kazakhstan; null: it plays no part, or there is no quote for another reason. */
  readonly resident: boolean | null;
  readonly quote: QuoteAnswer;
}

/** One of a prize that is not taxed; else a resident's, then a non-resident's. @param on the day it would be presented */
export function openingQuotes(rules: ClaimRules, prize: ClaimedPrize, on: Day): readonly OpeningQuote[] {
  const days = { payOn: on, presentedOn: on, documentsOn: null, expertise: null };
  const quoteOf = (resident: boolean | null): OpeningQuote => ({
    resident,
    quote: payoutQuote(rules, { prize, resident, wishes: {}, ...days }),
  });
  const untold = quoteOf(null);
  const { quote } = untold;
  return quote.ok || quote.fault.reason !== 'residency-unknown' ? [untold] : [quoteOf(true), quoteOf(false)];
}
