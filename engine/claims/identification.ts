/**
 * What identification says of a ticket at the counter (clause 9.8), and what the cashier is told.
 *
 * Order: whether the ticket is authentic comes first and alone. Unknown serial and wrong code are one verdict, made with the same
 * work (broadcast/tickets compares in constant time and opens a dummy record), so a guess learns neither which serials were
 * printed nor which tickets are stolen, paid or winners. Only a right code, 2⁵⁰ of them (`typedCode.ts`), opens the rest.
 */
import type { TicketState } from '../tickets/ticketState.ts';
import { CLOSED_STATES, type ClaimState, type Finding, PAID_STATES } from './claim.ts';
import type { ClaimedPrize } from './claimedPrize.ts';

export interface TicketFacts {
  /** Serial and code belong together in the sealed series. */
  readonly authentic: boolean;
  readonly ticket: TicketState;
  /** States of the claims to the same prize of the same ticket. */
  readonly claims: readonly ClaimState[];
  /** What the acts of its expertises say, whichever of its prizes they were held for (9.10, 9.11). */
  readonly findings: readonly Finding[];
  /** What it wins; null for a ticket that wins nothing. */
  readonly prize: ClaimedPrize | null;
}

export type Verdict =
  | 'winner'
  | 'no-win'
  | 'not-authentic'
  | 'stolen'
  | 'lost'
  | 'void'
  | 'with-police'
  | 'refused-damaged'
  | 'paid'
  | 'destroyed'
  | 'withdrawn'
  | 'to-budget'
  | 'in-expertise'
  | 'in-claim'
  | 'not-sold';

type Rule = readonly [verdict: Verdict, holds: (facts: TicketFacts) => boolean];

const hasClaim = (facts: TicketFacts, states: ReadonlySet<ClaimState>): boolean =>
  facts.claims.some((state) => states.has(state));

const WITH_POLICE = new Set<ClaimState>(['forged', 'police']);
const IN_EXPERTISE = new Set<ClaimState>(['expertise']);
const EXPIRED = new Set<ClaimState>(['expired']);

/** A ticket may win at once and in a draw; paid for one, it is taken back (9.14), and the other asks for its original (9.16 б). */
const isTakenBack = ({ ticket, prize }: TicketFacts): boolean =>
  prize !== null && (ticket === 'withdrawn' || (ticket === 'destroyed' && prize.source === 'draw'));

/** The first that holds is the verdict: what forbids payment for ever, then what stops it now, then what the ticket is worth. */
const RULES: readonly Rule[] = [
  ['not-authentic', ({ authentic }) => !authentic],
  ['stolen', ({ ticket }) => ticket === 'stolen'],
  ['lost', ({ ticket }) => ticket === 'lost'],
  ['with-police', (facts) => hasClaim(facts, WITH_POLICE) || facts.findings.includes('forged')],
  ['paid', (facts) => hasClaim(facts, PAID_STATES)],
  ['paid', (facts) => facts.ticket === 'withdrawn' && !isTakenBack(facts)],
  ['destroyed', (facts) => facts.ticket === 'destroyed' && !isTakenBack(facts)],
  ['void', ({ ticket }) => ticket === 'void'],
  ['refused-damaged', ({ findings }) => findings.includes('damaged')],
  ['to-budget', (facts) => hasClaim(facts, EXPIRED)],
  ['not-sold', (facts) => facts.ticket !== 'sold' && !isTakenBack(facts)],
  ['in-expertise', (facts) => hasClaim(facts, IN_EXPERTISE)],
  ['in-claim', ({ claims }) => claims.some((state) => !CLOSED_STATES.has(state))],
  ['no-win', ({ prize }) => prize === null],
  ['withdrawn', isTakenBack],
  ['winner', () => true],
];

/** Every rule is looked at, whatever the first one says: the work does not depend on the ticket. */
export function identify(facts: TicketFacts): Verdict {
  const holding = RULES.filter(([, holds]) => holds(facts));
  return holding[0]![0];
}
