/** Finding a place among holdings, which lie in order and apart from one another. */
import type { Holding } from './moveTickets.ts';

/** Index of the last holding that begins at a place or before it; 0 where there is none. O(log n). */
export function holdingIndex(holdings: readonly Holding[], place: number): number {
  let low = 0;
  let high = holdings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holdings[middle]!.first <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The holding that a place is in, or undefined. O(log n). */
export function holdingAt(holdings: readonly Holding[], place: number): Holding | undefined {
  const held = holdings[holdingIndex(holdings, place)];
  return held && held.first <= place && held.last >= place ? held : undefined;
}
