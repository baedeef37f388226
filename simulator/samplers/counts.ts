/** What the samplers of this room take for a number of tickets. */

/** Tickets in all, at most: they fit an `Int32Array`, and their products stay far inside a double. */
export const MOST_TICKETS = 2 ** 31 - 1;

/** @param name of the function and the argument @throws RangeError for anything but an integer from 0 to `most` */
export function assertCount(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`${name}: expected an integer 0 to ${most}, got ${value}`);
  }
}

/** The sum of counts. @param name of the function @throws RangeError for a negative count or a sum over `MOST_TICKETS` */
export function totalOf(name: string, counts: Int32Array): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! < 0) assertCount(`${name}: counts[${i}]`, counts[i]!, MOST_TICKETS);
    total += counts[i]!;
  }
  assertCount(`${name}: sum of counts`, total, MOST_TICKETS);
  return total;
}

/** The index of the largest count, the first of equals; 0 where there is none. */
export function largestOf(counts: Int32Array): number {
  let largest = 0;
  for (let i = 1; i < counts.length; i++) if (counts[i]! > counts[largest]!) largest = i;
  return largest;
}
