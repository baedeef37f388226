/** A request to the books that cannot be used as it stands. */
import type { Refusal } from '../protocol/http.ts';
import type { TicketReason } from '../protocol/tickets.ts';
import { Refused } from '../refused.ts';

export const ticketFault = (
  code: Refusal['code'],
  reason: TicketReason,
  message: string,
  params?: NonNullable<Refusal['params']>,
): Refused => new Refused(code, message, { reason, ...(params && { params }) });
