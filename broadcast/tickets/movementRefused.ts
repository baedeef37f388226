/** A movement that the books refuse, with the first range that may not go, by serial. */
import type { MoveRefusal } from '../../engine/tickets/moveTickets.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import type { SeriesShape } from '../../engine/tickets/selectTickets.ts';
import type { MovementRefusal } from '../protocol/tickets.ts';
import { Refused } from '../refused.ts';
import { serialRange } from './serialRange.ts';

/** Why the books refuse: the rules' reasons, and a sale that something else builds on: a draw, or a claim. */
export type BookRefusal =
  | MoveRefusal
  | { readonly reason: 'registered' | 'claimed'; readonly range: PlaceRange };

function describe(refusal: BookRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return `they are ${refusal.from} and cannot become ${refusal.to} (clause ${refusal.clause})`;
    case 'other-holder':
      return `they are held by ${refusal.holder ?? 'the operator'}`;
    case 'moved-since':
      return `record ${refusal.record} has moved them since`;
    case 'final':
      return `what is ${refusal.to} stays so`;
    case 'outside':
      return 'the series has no such tickets';
    case 'registered':
      return 'they take part in a draw, so they were sold (clause 8.2)';
    case 'claimed':
      return 'a prize is claimed on them, so they were sold (clause 9.1)';
  }
}

export class MovementRefused extends Refused {
  readonly movement: MovementRefusal;

  constructor(refusal: BookRefusal, shape: SeriesShape) {
    const range = serialRange(shape, refusal.range);
    const name = range.tickets === 1 ? range.first : `${range.first} to ${range.last}`;
    const message = `${name}: ${describe(refusal)}`;
    const { reason } = refusal;
    const isForbidden = reason === 'not-allowed';
    const from = isForbidden ? refusal.from : null;
    const clause = isForbidden ? refusal.clause : null;
    super('WRONG_STATE', message, {
      reason: `tickets-${reason}`,
      params: {
        first: range.first,
        last: range.last,
        ...(isForbidden && { from: refusal.from, clause: refusal.clause }),
        ...(reason === 'moved-since' && { record: refusal.record }),
        ...(reason === 'other-holder' && { holder: refusal.holder ?? '' }),
      },
    });
    this.movement = { reason, range, from, clause, message };
  }
}
