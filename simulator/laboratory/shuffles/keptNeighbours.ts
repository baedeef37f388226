/**
 * How many tickets that were neighbours before the shuffle are neighbours after it? Two a shuffle on the average, nearly Poisson.
 * Source: I. Kaplansky, "The asymptotic distribution of runs of consecutive elements", Ann. Math. Statist. 16(2), 1945.
 */
import { poissonMidP } from '../laws/poisson.ts';
import type { Shuffles } from './printRun.ts';

/** The upper mid-p value: small when too many stay together. */
export function keptNeighbours({ orders, tickets }: Shuffles): number {
  let kept = 0;
  for (const order of orders) {
    for (let i = 1; i < tickets; i++) {
      const step = order[i]! - order[i - 1]!;
      if (step === 1 || step === -1) kept++;
    }
  }
  return poissonMidP(kept, (orders.length * 2 * (tickets - 1)) / tickets);
}
