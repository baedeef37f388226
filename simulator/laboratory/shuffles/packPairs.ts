/**
 * How many pairs of winners share a pack? Too few where every pack is dealt its share, too many where winners cluster.
 * The moments are exact: the chance that r given places all win is w (w − 1) … / n (n − 1) …, and two pairs of places are the same,
 * share one place, or none.
 */
import { normalUpper } from '../laws/normal.ts';
import { winnersByCell } from './cellCoincidences.ts';
import type { PrintRun, Shuffles } from './printRun.ts';

/** Exact mean and variance of the number of pairs of winners in one pack, over all packs of one shuffle. */
export function packPairsMoments({ tickets, packTickets, winners }: PrintRun) {
  const pairs = ((tickets / packTickets) * packTickets * (packTickets - 1)) / 2;
  const [, , two, three, four] = [0, 1, 2, 3, 4].map((r) => {
    let chance = 1;
    for (let i = 0; i < r; i++) chance *= (winners - i) / (tickets - i);
    return chance;
  }) as [number, number, number, number, number];
  const sharing = pairs * 2 * (packTickets - 2);
  const disjoint = pairs * (pairs - 1) - sharing;
  // Around two², lest the great sums cancel.
  const square = two * two;
  const variance = pairs * (two - square) + sharing * (three - square) + disjoint * (four - square);
  return { mean: pairs * two, variance };
}

/** The upper p-value over all shuffles: small for too many pairs. */
export function packPairs(shuffles: Shuffles): number {
  const { orders, winners, packTickets } = shuffles;
  const { mean, variance } = packPairsMoments(shuffles);
  let pairs = 0;
  for (const order of orders) {
    for (const found of winnersByCell(order, winners, packTickets)) pairs += (found * (found - 1)) / 2;
  }
  return normalUpper((pairs - orders.length * mean) / Math.sqrt(orders.length * variance));
}
