/** A whole print run as a bar: every ticket at its place, rare states over common ones so that one lost ticket can be seen. */
import type { SerialRange } from '../../../broadcast/protocol/tickets.ts';
import { TICKET_STATES, type TicketState } from '../../../engine/tickets/ticketState.ts';

/** The bar's own length. */
export const BAR_UNITS = 1000;
/** What a single ticket is drawn with, about a pixel. */
const LEAST_UNITS = 1;

export interface BarPiece {
  readonly state: TicketState;
  readonly tickets: number;
  /** An SVG path over `BAR_UNITS` × 1. */
  readonly path: string;
}

const rounded = (units: number): number => Math.round(units * 100) / 100;

/**
 * The pieces in the order in which they are to be painted, the commonest state first.
 * @param holdings every ticket of the series, as intervals in order
 */
export function seriesBar(
  holdings: readonly (SerialRange & { readonly state: TicketState })[],
  tickets: number,
): BarPiece[] {
  const paths = new Map<TicketState, { tickets: number; path: string }>();
  let place = 0;
  for (const held of holdings) {
    const from = rounded((place / tickets) * BAR_UNITS);
    place += held.tickets;
    const width = rounded(Math.max(LEAST_UNITS, (held.tickets / tickets) * BAR_UNITS));
    const known = paths.get(held.state) ?? { tickets: 0, path: '' };
    paths.set(held.state, {
      tickets: known.tickets + held.tickets,
      path: `${known.path}M${Math.min(from, BAR_UNITS - width)} 0h${width}v1h${-width}z`,
    });
  }
  return TICKET_STATES.flatMap((state) => {
    const found = paths.get(state);
    return found ? [{ state, ...found }] : [];
  }).toSorted((a, b) => b.tickets - a.tickets);
}
