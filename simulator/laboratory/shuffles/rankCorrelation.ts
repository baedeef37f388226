/**
 * Do tickets that came first tend to stay first? Spearman's rank correlation of the places before and after.
 * Source: C. Spearman (1904); its variance under chance is 1 / (n − 1) (M. G. Kendall, Rank Correlation Methods, §4).
 */
import { normalUpper } from '../laws/normal.ts';
import type { Shuffles } from './printRun.ts';

/** √(n − 1) times the correlation of place and ticket number. */
export function rankCorrelationZ(order: Uint32Array): number {
  const n = order.length;
  const middle = (n - 1) / 2;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (i - middle) * (order[i]! - middle);
  return (sum / ((n * (n * n - 1)) / 12)) * Math.sqrt(n - 1);
}

/** The upper p-value of all shuffles together: small when the order is kept. */
export function rankCorrelation({ orders }: Shuffles): number {
  const sum = orders.reduce((total, order) => total + rankCorrelationZ(order), 0);
  return normalUpper(sum / Math.sqrt(orders.length));
}
