/** What an act on a claim does to the ticket in the books (clauses 9.12, 9.14), in the same transaction. */

import { CLOSED_STATES, isOriginalShown, PAID_STATES } from '../../engine/claims/claim.ts';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import type { TicketBooks } from '../tickets/ticketBooks.ts';
import { claimFault } from './claimFault.ts';
import type { ClaimPolicies } from './claimPolicies.ts';
import type { ClaimStore, StoredClaim } from './claimStore.ts';
import type { RegisteredDraws } from './registeredDraws.ts';

/** States that the books may already have the ticket in, when an act would bring it there. */
const PAST: Partial<Record<TicketState, readonly TicketState[]>> = {
  withdrawn: ['withdrawn', 'destroyed'],
  destroyed: ['destroyed'],
  void: ['void', 'destroyed'],
};
/** Why a ticket becomes void, in the movement's record. */
const FORGED = 'expertise: forged (9.12)';

function stateAfter(act: ClaimAct): TicketState | null {
  if (act.type === 'withdraw-ticket') return 'withdrawn';
  if (act.type === 'destroy-ticket') return 'destroyed';
  return act.type === 'close-expertise' && act.finding === 'forged' ? 'void' : null;
}

const isGoingOn = ({ content: { state } }: StoredClaim): boolean =>
  !CLOSED_STATES.has(state) && !PAID_STATES.has(state);

export class TicketCustody {
  readonly #books: TicketBooks;
  readonly #claims: ClaimStore;
  readonly #policies: ClaimPolicies;
  readonly #registered: RegisteredDraws;

  constructor(parts: {
    readonly books: TicketBooks;
    readonly store: ClaimStore;
    readonly policies: ClaimPolicies;
    readonly registered: RegisteredDraws;
  }) {
    this.#books = parts.books;
    this.#claims = parts.store;
    this.#policies = parts.policies;
    this.#registered = parts.registered;
  }

  /**
   * A ticket is paid on while it is the holder's; also after it was taken back for the other prize that it won.
   * @throws Refused WRONG_STATE for any other
   */
  expectPayable({ claim, series, place }: StoredClaim): void {
    const state = this.#books.holdings.at(series, place)?.state;
    if (state === 'sold' || state === 'withdrawn') return;
    throw claimFault(
      ...(['WRONG_STATE', 'ticket-not-payable'] as const),
      `${claim}: the books have the ticket as ${state}`,
      { state: state ?? '' },
    );
  }

  /** @throws Refused WRONG_STATE where another claim to the ticket still needs it; MovementRefused as the books do */
  follow(stored: StoredClaim, act: ClaimAct, by: string): void {
    if (act.type === 'show-original') this.#giveBack(stored, by);
    const to = stateAfter(act);
    if (to === null) return;
    const { series, place } = stored;
    if (to === 'withdrawn') this.#expectNoOther(stored, ({ content }) => content.state === 'expertise');
    if (to === 'destroyed') {
      this.#expectNoOther(stored, isGoingOn);
      this.#expectNoDraw(stored);
    }
    const { state } = this.#books.holdings.at(series, place)!;
    if (PAST[to]!.includes(state)) return;
    this.#books.move({
      ...{ series, to, by, ranges: [{ first: place, last: place }], distributor: null },
      ...{ day: null, point: null, reason: to === 'void' ? FORGED : null, isOfClaim: true },
    });
  }

  /** The serial of a forgery is its holder's again once two people have seen the original: what made it void is taken back. */
  #giveBack({ claim, series, place }: StoredClaim, by: string): void {
    if (!isOriginalShown(this.#claims.get(claim)!.content)) return;
    const { state, record } = this.#books.holdings.at(series, place)!;
    if (state === 'void') {
      this.#books.undo(series, record, by, true);
      return;
    }
    throw claimFault(
      ...(['WRONG_STATE', 'ticket-not-payable'] as const),
      `${claim}: the books have the ticket as ${state}`,
      { state },
    );
  }

  /** The original of what a draw may still be won by, or was, is kept until that prize is paid (8.2 г, 9.16 б). */
  #expectNoDraw(stored: StoredClaim): void {
    const awaited = this.#registered.of(stored);
    const owed = this.#registered
      .wonBy(stored, this.#policies.termsOf(stored.series))
      .find((source) => !this.#claims.isPaid({ ...stored, source }));
    const draw = awaited && !awaited.isHeld ? awaited.draw : owed;
    if (draw === undefined) return;
    throw claimFault(
      ...(['WRONG_STATE', 'draw-awaited'] as const),
      `${stored.claim}: the ticket is kept for draw ${draw} (clause 8.2 г; 9.16 б)`,
      { draw, clause: '8.2 г; 9.16 б' },
    );
  }

  #expectNoOther(stored: StoredClaim, needsIt: (other: StoredClaim) => boolean): void {
    const other = this.#claims.ofTicket(stored).find((each) => each.claim !== stored.claim && needsIt(each));
    if (!other) return;
    throw claimFault(
      ...(['WRONG_STATE', 'other-claim-open'] as const),
      `${stored.claim}: the ticket is needed for ${other.claim}`,
      { claim: other.claim },
    );
  }
}
