/** The print run that the shuffle tests are made for: 7S AVTO LOTO, Annex 5 (fixtures/7s-avto-loto.json). */

/** A print run as a shuffle sees it. */
export interface PrintRun {
  readonly tickets: number;
  readonly packTickets: number;
  /** Tickets whose number is below this win. */
  readonly winners: number;
}

export const PRINT_RUN: PrintRun = { tickets: 500_100, packTickets: 30, winners: 177_837 };

/**
 * Shuffles of one print run: `orders[s][place]` is the number of the ticket at that place of the s-th shuffle, each of
 * 0 … tickets − 1 once.
 */
export interface Shuffles extends PrintRun {
  readonly orders: readonly Uint32Array[];
}

/** The tickets in ascending order, as they are before a shuffle. */
export function unshuffled(tickets: number): Uint32Array {
  const order = new Uint32Array(tickets);
  for (let i = 0; i < tickets; i++) order[i] = i;
  return order;
}
