/** Which of the server's possible acts the page offers as the next step, which aside, and which say nothing new here. */
import type { ClaimDetail, PossibleAct } from '../../../broadcast/protocol/claims.ts';
import type { ClaimActType } from '../../../engine/claims/claimAct.ts';
import type { ClaimRefusalReason } from '../../../engine/claims/claimRefusal.ts';

/** Acts that bring a claim on, the one that ends the wait first. */
const NEXT: readonly ClaimActType[] = [
  ...(['pay', 'withdraw-ticket', 'destroy-ticket', 'hand-to-police', 'close-expertise', 'approve'] as const),
  ...(['visit-head-office', 'record-tax'] as const),
];
const ASIDE: readonly ClaimActType[] = [
  ...(['extend-expertise', 'send-to-expertise', 'return-ticket', 'refuse', 'refund-tax'] as const),
  ...(['show-original', 'close-case'] as const),
];
/** Refusals of what this claim does not ask for at all. */
const NEEDLESS: ReadonlySet<ClaimRefusalReason> = new Set<ClaimRefusalReason>([
  ...(['approval-not-needed', 'tax-not-due', 'expertise-done'] as const),
]);

export interface ShownActs {
  readonly next: readonly PossibleAct[];
  readonly aside: readonly PossibleAct[];
}

/** Of acts without words of their own the server cannot say whether they are needed: the quote does. */
function isCalledFor({ type, refusal }: PossibleAct, { quote, content }: ClaimDetail): boolean {
  if (refusal && NEEDLESS.has(refusal.reason)) return false;
  const needs = quote.ok ? quote.quote : null;
  if (type === 'visit-head-office')
    return needs?.headOfficeVisit.value === true && !content.visitedHeadOffice;
  if (type === 'record-tax')
    return needs?.taxWay.value === 'paid-first' && content.taxPaidTenge !== needs.tax.taxTenge;
  return true;
}

/** A ticket that must pass an expertise is sent there as the next step, any other on a doubt only (9.9). */
export function shownActs(detail: ClaimDetail): ShownActs {
  const { quote, content } = detail;
  const isRequired = quote.ok && quote.quote.expertise.value === 'required' && content.expertise === null;
  const next = isRequired ? (['send-to-expertise', ...NEXT] as const) : NEXT;
  const pick = (types: readonly ClaimActType[]): PossibleAct[] =>
    types.flatMap((type) => detail.acts.filter((act) => act.type === type && isCalledFor(act, detail)));
  return { next: pick(next), aside: pick(ASIDE.filter((type) => !next.includes(type))) };
}
