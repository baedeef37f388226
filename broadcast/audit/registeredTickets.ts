/** Every ticket that takes part in a draw was in a participant's hands when it was registered: the books had it as sold (clauses 8.2 в, 14.10). */
import type { DatabaseSync } from 'node:sqlite';
import { holdingAt } from '../../engine/tickets/holdingAt.ts';
import { printedNumber } from '../store/numberDigest.ts';
import { Broken } from './broken.ts';
import type { TicketAccount } from './ticketAccount.ts';

/** What a record `ticket.registered` accounts for. */
export interface RegisteredBatch {
  readonly record: number;
  readonly draw: string;
  readonly tickets: readonly { readonly number: number; readonly series: number }[];
}

/**
 * Answers a check of one record after another, as of the records before it.
 * @throws Broken where a ticket of an accounted series was not sold at that instant
 */
export function soldWhenRegistered(
  database: DatabaseSync,
  { series: accounted }: TicketAccount,
): (batch: RegisteredBatch) => void {
  const placeOf = database.prepare('SELECT place FROM ticket WHERE number = ? AND series = ?');
  return ({ record, draw, tickets }) => {
    for (const { number, series } of tickets) {
      const holdings = accounted.get(series)?.holdings;
      if (!holdings) continue;
      const { place } = placeOf.get(number, series) as { place: number };
      const state = holdingAt(holdings, place)?.state;
      if (state === 'sold') continue;
      throw new Broken(
        record,
        `draw ${draw}: ticket ${printedNumber(number)} was ${state ?? 'in no holding'} when it was registered`,
      );
    }
  };
}
