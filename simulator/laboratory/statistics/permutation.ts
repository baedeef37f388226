/**
 * Is every order of t successive values equally likely?
 * Source: Knuth, TAOCP 2, §3.3.2 G (permutation test) with Algorithm P of §3.3.2 in its factorial numbering.
 */
import { equalCells } from '../laws/chiSquare.ts';

/** The number of an order of `t` values from `at`: Σ (values before that are greater), in mixed radix. */
function orderNumber(values: ArrayLike<number>, at: number, t: number): number {
  let number = 0;
  for (let i = 1; i < t; i++) {
    let greater = 0;
    for (let j = 0; j < i; j++) if (values[at + j]! > values[at + i]!) greater++;
    number = number * (i + 1) + greater;
  }
  return number;
}

/** Counts of the t! orders among successive tuples that do not overlap. @param values all different, or nearly */
export function orderCounts(values: ArrayLike<number>, t: number): Uint32Array {
  let orders = 1;
  for (let i = 2; i <= t; i++) orders *= i;
  const counts = new Uint32Array(orders);
  for (let at = 0; at + t <= values.length; at += t) counts[orderNumber(values, at, t)]!++;
  return counts;
}

/** The upper p-value. @param t 2 to 7, with 10 t × t! values at least */
export const permutation = (values: ArrayLike<number>, t: number): number =>
  equalCells(orderCounts(values, t));
