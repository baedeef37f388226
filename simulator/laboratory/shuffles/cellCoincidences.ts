/**
 * Do winners come back to the same places (or the same packs) in shuffle after shuffle? Counted over every two shuffles, so that a
 * fixed set of places that never win shows however it is scattered, and a repeated shuffle too.
 *
 * For two independent shuffles with x and y winners in a cell, Σ x y over cells of m tickets has mean w² / P and variance
 * P² v² / (P − 1), v the hypergeometric variance of a cell; no two pairs of shuffles go together. Source: the variance of a
 * permutation sum, W. Hoeffding, "A combinatorial central limit theorem", Ann. Math. Statist. 22(4), 1951.
 */
import { normalUpper } from '../laws/normal.ts';
import type { Shuffles } from './printRun.ts';

/** Winners in each cell of `cellTickets` successive places. */
export function winnersByCell(order: Uint32Array, winners: number, cellTickets: number): Uint8Array {
  const cells = new Uint8Array(order.length / cellTickets);
  for (let cell = 0, i = 0; cell < cells.length; cell++) {
    let found = 0;
    // The sign of the difference, not a branch that would be guessed wrong every third time.
    for (const end = i + cellTickets; i < end; i++) found += (order[i]! - winners) >>> 31;
    cells[cell] = found;
  }
  return cells;
}

/**
 * The upper p-value: small when the same cells win too often.
 * @param cellTickets 1 for places, the tickets of a pack for packs; divides the number of tickets
 */
export function cellCoincidences({ orders, tickets, winners }: Shuffles, cellTickets: number): number {
  const cells = tickets / cellTickets;
  const totals = new Uint16Array(cells);
  let squares = 0;
  for (const order of orders) {
    const filled = winnersByCell(order, winners, cellTickets);
    for (let cell = 0; cell < cells; cell++) {
      totals[cell]! += filled[cell]!;
      squares += filled[cell]! ** 2;
    }
  }
  // Over all pairs of shuffles, Σ x y is half of (Σ x)² − Σ x².
  let sum = -squares / 2;
  for (let cell = 0; cell < cells; cell++) sum += totals[cell]! ** 2 / 2;
  const pairs = (orders.length * (orders.length - 1)) / 2;
  const share = winners / tickets;
  const cellVariance = (cellTickets * share * (1 - share) * (tickets - cellTickets)) / (tickets - 1);
  const mean = (pairs * winners ** 2) / cells;
  const variance = (pairs * (cells * cellVariance) ** 2) / (cells - 1);
  return normalUpper((sum - mean) / Math.sqrt(variance));
}
