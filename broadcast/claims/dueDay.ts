/** By which day something is due on a claim (clauses 9.5, 9.6, 9.11). */
import { quoteOfClaim } from '../../engine/claims/actOnClaim.ts';
import type { Claim, ClaimState } from '../../engine/claims/claim.ts';
import type { Day } from '../../engine/claims/day.ts';
import type { ClaimRules } from '../../engine/claims/payoutQuote.ts';

/** States in which the operator owes the next step. */
export const OWED: readonly ClaimState[] = ['presented', 'documents', 'expertise', 'approved'];

/** Null: nothing is due, or no rules of the day say when. */
export function dueDay(rules: ClaimRules, claim: Claim, today: Day): Day | null {
  if (!OWED.includes(claim.state)) return null;
  // Deadlines do not depend on residency: a quote without it would be none.
  const answer = quoteOfClaim(rules, { ...claim, resident: claim.resident ?? true }, today);
  if (!answer.ok) return null;
  const { dueOn, outerOn, expertiseDueOn } = answer.quote.deadline;
  return claim.state === 'expertise' ? expertiseDueOn : (dueOn ?? outerOn);
}
