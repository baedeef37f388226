/**
 * How far, and which way, does a shuffle carry a ticket? Distances round the ring fall evenly into 100 stretches.
 * Source: the variance of a permutation sum (W. Hoeffding, Ann. Math. Statist. 22(4), 1951), n² f (1 − f) / (n − 1) for a stretch of
 * share f.
 */
import { chiSquareUpper } from '../laws/chiSquare.ts';
import type { Shuffles } from './printRun.ts';

const STRETCHES = 100;

/** The upper p-value over all shuffles. */
export function displacement({ orders, tickets }: Shuffles): number {
  const counts = new Uint32Array(STRETCHES);
  const sizes = new Uint32Array(STRETCHES);
  const stretch = new Uint8Array(tickets);
  for (let i = 0; i < tickets; i++) {
    stretch[i] = Math.floor((i * STRETCHES) / tickets);
    sizes[stretch[i]!]!++;
  }
  for (const order of orders) {
    for (let i = 0; i < tickets; i++) {
      const distance = order[i]! - i;
      counts[stretch[distance < 0 ? distance + tickets : distance]!]!++;
    }
  }
  let statistic = 0;
  for (let s = 0; s < STRETCHES; s++) {
    const expected = orders.length * sizes[s]!;
    statistic += (counts[s]! - expected) ** 2 / expected;
  }
  return chiSquareUpper((statistic * (tickets - 1)) / tickets, STRETCHES - 1);
}
