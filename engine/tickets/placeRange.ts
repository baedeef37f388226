/** Ranges of tickets by their place in the series: place 0 is the first ticket of pack 1 (`engine/series/serial.ts`). */

/** Closed on both sides: `first` and `last` belong to it. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
}

export const ticketsIn = (ranges: readonly PlaceRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Ranges in order, grown together where they touch. @param ranges apart from one another, in any order */
export function inOrder(ranges: readonly PlaceRange[]): PlaceRange[] {
  const joined: { first: number; last: number }[] = [];
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before && before.last + 1 === first) before.last = last;
    else joined.push({ first, last });
  }
  return joined;
}

/** Whether the ranges, in order, have the place. O(log n). */
export function hasPlace(ranges: readonly PlaceRange[], place: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.last < place) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]!.first <= place;
}
