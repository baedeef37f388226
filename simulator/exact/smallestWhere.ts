/** Bisection on the integers. */

/**
 * The smallest integer of [from, to] for which `holds`, which must go on holding from there; `to` if it never does.
 * @param from, to integers, from ≤ to, both inclusive
 */
export function smallestWhere(from: number, to: number, holds: (value: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
