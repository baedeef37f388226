/** By which day something is due on a claim (clauses 9.5, 9.6, 9.11). */
import { quoteOfClaim } from '../../engine/claims/actOnClaim.ts';
import type { Claim, ClaimState } from '../../engine/claims/claim.ts';
import { type Day, yearOf } from '../../engine/claims/day.ts';
import type { ClaimRules, QuoteAnswer } from '../../engine/claims/payoutQuote.ts';
import { taxInForce } from '../../engine/claims/taxLaw.ts';

/** States in which the operator owes the next step. */
export const OWED: readonly ClaimState[] = ['presented', 'documents', 'expertise', 'approved'];

/** The last day of the last year before this one whose MRP is known; null: there is none. */
function lastKnownDay({ terms, policy }: ClaimRules, today: Day): Day | null {
  const { mrpTengeByYear } = taxInForce(terms.tax, policy.taxLaw?.choice ?? null, today);
  const year = Object.keys(mrpTengeByYear)
    .filter((known) => Number(known) < yearOf(today))
    .sort()
    .at(-1);
  return year === undefined ? null : `${year}-12-31`;
}

/** Periods stand whatever the tax is: in a year whose rates nobody has confirmed they are those of the last known day (9.5, 9.6). */
function quoteOfDeadline(rules: ClaimRules, claim: Claim, today: Day): QuoteAnswer {
  const answer = quoteOfClaim(rules, claim, today);
  const isRateMissing = !answer.ok && ['mrp-missing', 'rate-missing'].includes(answer.fault.reason);
  const known = isRateMissing ? lastKnownDay(rules, today) : null;
  return known === null ? answer : quoteOfClaim(rules, claim, known);
}

/**
 * Null: nothing is due, or no rules say when.
 * @param before what was due so far: it stands where the rules of today say nothing
 */
export function dueDay(rules: ClaimRules, claim: Claim, today: Day, before: Day | null): Day | null {
  if (!OWED.includes(claim.state)) return null;
  // Deadlines do not depend on residency: a quote without it would be none.
  const answer = quoteOfDeadline(rules, { ...claim, resident: claim.resident ?? true }, today);
  if (!answer.ok) return before;
  const { dueOn, outerOn, expertiseDueOn } = answer.quote.deadline;
  return claim.state === 'expertise' ? expertiseDueOn : (dueOn ?? outerOn);
}
