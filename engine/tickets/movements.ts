/** Which ways a ticket may go in the books, each with the clause that opens it. What is not here is refused. */
import type { TicketState } from './ticketState.ts';

/** By the state that a ticket is in: the states it may go to, and the clause. */
export const ALLOWED: Readonly<Record<TicketState, Readonly<Partial<Record<TicketState, string>>>>> = {
  received: { issued: '11.7', sold: '11.7', unsold: '7.2', void: '7.2', stolen: '7.1', lost: '7.1' },
  issued: { sold: '11.7', returned: '11.8', void: '11.8', stolen: '11.8', lost: '11.8' },
  // The participant's: only a claim to its prize moves it.
  sold: {},
  returned: { issued: '11.7', sold: '11.7', unsold: '7.2', void: '7.2', stolen: '7.1', lost: '7.1' },
  unsold: { destroyed: '7.2', void: '7.2', stolen: '7.1', lost: '7.1' },
  void: { destroyed: '7.2' },
  // Found again: back into the warehouse.
  stolen: { returned: '11.5' },
  lost: { returned: '11.5' },
  withdrawn: { destroyed: '9.14' },
  destroyed: {},
};

/** What a claim alone does: it takes back a ticket that was paid, and makes void one that an expertise found forged. */
export const ALLOWED_TO_CLAIMS: typeof ALLOWED = { ...ALLOWED, sold: { withdrawn: '9.14', void: '9.12' } };

/** The clause that forbids what people try most; elsewhere it is 7.2, which knows no such way. */
export function forbiddingClause(from: TicketState, to: TicketState): string {
  if (from === 'sold' && (to === 'returned' || to === 'received' || to === 'issued')) return '11.9';
  if (from === 'sold' && to === 'void') return '9.12';
  if (to === 'withdrawn') return '9.14';
  return '7.2';
}

/** States that somebody other than the operator answers for; a movement to them names who. */
export const needsHolder = (to: TicketState): boolean => to === 'issued';

/** Movements that say why. */
export const needsReason = (to: TicketState): boolean => to === 'void' || to === 'stolen' || to === 'lost';

/** What cannot be taken back: a prize is paid, a ticket is gone. */
export const isFinal = (to: TicketState): boolean => to === 'withdrawn' || to === 'destroyed';
