/** A request to the books that cannot be used as it stands. */
import type { SaleRefusal } from '../../engine/claims/salesDays.ts';
import type { Refusal } from '../protocol/http.ts';
import type { TicketReason } from '../protocol/tickets.ts';
import { Refused } from '../refused.ts';

export const ticketFault = (
  code: Refusal['code'],
  reason: TicketReason,
  message: string,
  params?: NonNullable<Refusal['params']>,
): Refused => new Refused(code, message, { reason, ...(params && { params }) });

/** What the days of the lottery say no to. */
export function saleFault(refusal: SaleRefusal): Refused {
  const { reason, clause } = refusal;
  if (reason === 'status-lost') {
    const day = refusal.lostOn;
    const message = `day: the operator's status was lost on ${day}, nothing is sold from then on (clause ${clause})`;
    return ticketFault('BAD_REQUEST', reason, message, { day, clause });
  }
  const { from, through } = refusal;
  const message = `day: tickets are sold from ${from} through ${through} (clause ${clause}); a prolongation stands in the claims policy`;
  return ticketFault('BAD_REQUEST', reason, message, { since: from, through, clause });
}
