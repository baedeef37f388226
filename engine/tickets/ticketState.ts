/**
 * The states of a ticket in the operator's books (clause 7.2: registration, receipt, keeping and account of tickets sold,
 * unsold and destroyed). Every ticket of an accounted series is in exactly one of them.
 */

export const TICKET_STATES = [
  /** In the operator's warehouse, as it came from the printer (clause 11.5). */
  'received',
  /** With a distributor, who answers for it (clauses 11.7, 11.8). */
  'issued',
  /** Bought by a participant: there is no way back (clause 11.9). */
  'sold',
  /** Back in the warehouse from a distributor, unsold. */
  'returned',
  /** Left over when the sale has ended. */
  'unsold',
  /** Spoilt, or found to be tampered with. */
  'void',
  'stolen',
  'lost',
  /** Taken back from the winner who was paid on it (clause 9.14). */
  'withdrawn',
  'destroyed',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];
