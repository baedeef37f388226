/** What an act on a claim does to the ticket in the books (clauses 9.12, 9.14), in the same transaction. */

import { CLOSED_STATES, PAID_STATES } from '../../engine/claims/claim.ts';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import type { TicketBooks } from '../tickets/ticketBooks.ts';
import { claimFault } from './claimFault.ts';
import { type ClaimStore, OWN_PRIZE, type StoredClaim } from './claimStore.ts';

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

export class TicketCustody {
  readonly #books: TicketBooks;
  readonly #claims: ClaimStore;

  constructor(books: TicketBooks, claims: ClaimStore) {
    this.#books = books;
    this.#claims = claims;
  }

  /**
   * A ticket is paid on while it is the holder's; a draw's prize also after the ticket was taken back for the other prize that it won.
   * @throws Refused WRONG_STATE for any other
   */
  expectPayable({ claim, series, place, source }: StoredClaim): void {
    const state = this.#books.holdings.at(series, place)?.state;
    if (state === 'sold' || (state === 'withdrawn' && source !== OWN_PRIZE)) return;
    throw claimFault(
      ...(['WRONG_STATE', 'ticket-not-payable'] as const),
      `${claim}: the books have the ticket as ${state}`,
      { state: state ?? '' },
    );
  }

  /** @throws Refused WRONG_STATE where another claim to the ticket still needs it; MovementRefused as the books do */
  follow(stored: StoredClaim, act: ClaimAct, by: string): void {
    const to = stateAfter(act);
    if (to === null) return;
    const { series, place } = stored;
    if (to === 'destroyed') this.#expectNoOther(stored);
    const { state } = this.#books.holdings.at(series, place)!;
    if (PAST[to]!.includes(state)) return;
    this.#books.move({
      ...{ series, to, by, ranges: [{ first: place, last: place }], distributor: null },
      ...{ day: null, point: null, reason: to === 'void' ? FORGED : null, isOfClaim: true },
    });
  }

  #expectNoOther(stored: StoredClaim): void {
    const other = this.#claims
      .ofTicket(stored)
      .find(
        ({ claim, content: { state } }) =>
          claim !== stored.claim && !CLOSED_STATES.has(state) && !PAID_STATES.has(state),
      );
    if (!other) return;
    throw claimFault(
      ...(['WRONG_STATE', 'other-claim-open'] as const),
      `${stored.claim}: the ticket is needed for ${other.claim}`,
      { claim: other.claim },
    );
  }
}
