/**
 * Does a place within the pack win more often than the others: the first ticket, or the last?
 * Source: Pearson's sum with hypergeometric cells (winners of a shuffle are fixed in number).
 */
import { chiSquareUpper } from '../laws/chiSquare.ts';
import type { Shuffles } from './printRun.ts';

/** The upper p-value over all shuffles. */
export function placeInPack({ orders, tickets, packTickets, winners }: Shuffles): number {
  const counts = new Uint32Array(packTickets);
  for (const order of orders) {
    for (let i = 0, place = 0; i < tickets; i++, place = place + 1 === packTickets ? 0 : place + 1) {
      counts[place]! += (order[i]! - winners) >>> 31;
    }
  }
  const mean = (orders.length * winners) / packTickets;
  const cell = tickets / packTickets;
  const share = winners / tickets;
  const variance = (orders.length * cell * share * (1 - share) * (tickets - cell)) / (tickets - 1);
  let statistic = 0;
  for (const count of counts) statistic += (count - mean) ** 2 / variance;
  return chiSquareUpper((statistic * (packTickets - 1)) / packTickets, packTickets - 1);
}
