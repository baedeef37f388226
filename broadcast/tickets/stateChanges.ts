/** How a movement changes the numbers of tickets: what the books of any date are sums of. */
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';

export interface StateChange {
  readonly state: TicketState;
  readonly holder: string | null;
  readonly sold: boolean;
  /** Tickets more, or fewer. */
  readonly change: number;
}

/** @param before,after the same tickets, cut in any way; changes of nothing are left out */
export function stateChanges(before: readonly Holding[], after: readonly Holding[]): StateChange[] {
  const changes = new Map<string, StateChange>();
  const count = ({ state, holder, sold, first, last }: Holding, sign: number): void => {
    const key = `${state}/${holder}/${sold}`;
    const change = (changes.get(key)?.change ?? 0) + sign * (last - first + 1);
    changes.set(key, { state, holder, sold, change });
  };
  for (const holding of before) count(holding, -1);
  for (const holding of after) count(holding, 1);
  return [...changes.values()].filter(({ change }) => change !== 0);
}
