/**
 * How many tickets stay where they were? One a shuffle on the average, Poisson to within 2ⁿ / n!.
 * Source: P. R. de Montmort's matching problem (Feller 1, IV.4).
 */
import { poissonMidP } from '../laws/poisson.ts';
import type { Shuffles } from './printRun.ts';

/** The upper mid-p value: small when too many stay. */
export function fixedPoints({ orders }: Shuffles): number {
  let fixed = 0;
  for (const order of orders) {
    for (let i = 0; i < order.length; i++) if (order[i] === i) fixed++;
  }
  return poissonMidP(fixed, orders.length);
}
