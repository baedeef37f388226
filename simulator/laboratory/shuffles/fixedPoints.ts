/**
 * How many tickets stay where they were? One a shuffle on the average, Poisson to within 2ⁿ / n!.
 * Source: P. R. de Montmort's matching problem (Feller 1, IV.4).
 */
import { poissonP } from '../laws/poisson.ts';
import type { Shuffles } from './printRun.ts';

/** The upper p-value: small when too many stay. @param share see `poissonP` */
export function fixedPoints({ orders }: Shuffles, share: number): number {
  let fixed = 0;
  for (const order of orders) {
    for (let i = 0; i < order.length; i++) if (order[i] === i) fixed++;
  }
  return poissonP(fixed, orders.length, share);
}
