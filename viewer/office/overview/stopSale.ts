/**
 * How the sale of a series is ended with the books' own movements: distributors give back what they have not sold (11.8), then all that
 * can be sold no more is unsold (7.2). One movement after another, each looked at before it is made.
 */
import type { HoldingPage } from '../../../broadcast/protocol/tickets.ts';
import type { MovementForm } from '../tickets/movementForm.ts';

type Held = HoldingPage['holdings'][number];

export interface StopSaleStep {
  readonly to: Extract<MovementForm['to'], 'returned' | 'unsold'>;
  readonly clause: string;
  readonly tickets: number;
  /** As the form of movements takes them. */
  readonly selection: string;
}

function step(to: StopSaleStep['to'], clause: string, held: readonly Held[]): StopSaleStep[] {
  const tickets = held.reduce((sum, each) => sum + each.tickets, 0);
  const selection = held.map(({ first, last }) => (first === last ? first : `${first}..${last}`)).join('\n');
  return tickets > 0 ? [{ to, clause, tickets, selection }] : [];
}

/** The next step first; empty: nothing of the series can be bought. @param holdings every ticket of the series */
export const stopSaleSteps = (holdings: readonly Held[]): StopSaleStep[] => [
  ...step(
    ...(['returned', '11.8'] as const),
    holdings.filter(({ state }) => state === 'issued'),
  ),
  ...step(
    ...(['unsold', '7.2'] as const),
    holdings.filter(({ state }) => state === 'received' || state === 'returned'),
  ),
];
