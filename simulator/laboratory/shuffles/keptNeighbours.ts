/**
 * How many tickets that were neighbours before the shuffle are neighbours after it? Two a shuffle on the average, nearly Poisson.
 * Source: I. Kaplansky, "The asymptotic distribution of runs of consecutive elements", Ann. Math. Statist. 16(2), 1945.
 */
import { poissonP } from '../laws/poisson.ts';
import type { Shuffles } from './printRun.ts';

/** The upper p-value: small when too many stay together. @param share see `poissonP` */
export function keptNeighbours({ orders, tickets }: Shuffles, share: number): number {
  let kept = 0;
  for (const order of orders) {
    for (let i = 1; i < tickets; i++) {
      const step = order[i]! - order[i - 1]!;
      if (step === 1 || step === -1) kept++;
    }
  }
  return poissonP(kept, (orders.length * 2 * (tickets - 1)) / tickets, share);
}
