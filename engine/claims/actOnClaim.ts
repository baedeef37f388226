/** A claim held to the rules of its lottery: its quote of the day, and what an act on it comes to. Whoever keeps claims calls this. */
import type { Claim } from './claim.ts';
import type { ClaimAct } from './claimAct.ts';
import { type ClaimFacts, type NextClaim, nextClaim } from './claimFlow.ts';
import { claimNeeds } from './claimNeeds.ts';
import { claimSchedule } from './claimSchedule.ts';
import type { Day } from './day.ts';
import { type ClaimRules, payoutQuote, type QuoteAnswer } from './payoutQuote.ts';

/** The quote of a claim as it stands, by the law of the day given; of a paid claim, by that of the day it was paid. */
export const quoteOfClaim = (rules: ClaimRules, claim: Claim, today: Day): QuoteAnswer =>
  payoutQuote(rules, { ...claim, payOn: claim.payment?.on ?? today });

/** What the act is held to: of a choice, the new wishes; of a payment whose form is still open, the papers of the form it is made in. */
function quoteOfAct(rules: ClaimRules, claim: Claim, act: ClaimAct, on: Day): QuoteAnswer {
  if (act.type === 'choose') {
    return quoteOfClaim(rules, { ...claim, resident: act.resident, wishes: act.wishes }, on);
  }
  const asIs = quoteOfClaim(rules, claim, on);
  if (act.type !== 'pay' || !asIs.ok || asIs.quote.form !== null) return asIs;
  const inForm = quoteOfClaim(rules, { ...claim, wishes: { ...claim.wishes, form: act.form } }, on);
  return inForm.ok ? inForm : asIs;
}

/**
 * The claim after the act, or the refusal with its reason and clause. A wish is held to the rules at once: one that no channel
 * can meet is refused and the claim stays as it was.
 */
export function actOnClaim(
  rules: ClaimRules,
  claim: Claim,
  act: ClaimAct,
  { on, by, holder }: Pick<ClaimFacts, 'on' | 'by' | 'holder'>,
): NextClaim {
  const answer = quoteOfAct(rules, claim, act, on);
  const quoted = answer.ok ? { ok: true as const, needs: claimNeeds(answer.quote) } : answer;
  const { keptThrough } = claimSchedule(rules.terms, rules.policy);
  return nextClaim(claim, act, { on, by, holder, keptThrough, quoted });
}
