/** Which entries of the frozen list begin with the characters that are up: in a sorted list they stand together. */

/** Entries from `from` up to, not including, `to`. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

/** Entries in bytewise order of their UTF-8. */
export interface SortedList {
  readonly count: number;
  entry(index: number): string;
}

const encoder = new TextEncoder();

/** How the first bytes of an entry stand to the prefix: below 0 before it, 0 equal, above 0 behind it. */
function order(entry: Uint8Array, prefix: Uint8Array): number {
  for (let i = 0; i < prefix.length; i++) {
    if (i >= entry.length) return -1;
    const difference = entry[i]! - prefix[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first index whose entry stands at or behind (`strictly`: behind) the prefix. */
function bound(list: SortedList, prefix: Uint8Array, strictly: boolean): number {
  let low = 0;
  let high = list.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = order(encoder.encode(list.entry(middle)), prefix);
    if (at < 0 || (strictly && at === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param prefix whole characters; an empty one matches every entry. Cost: 2 log₂ n comparisons. */
export function matchingRange(list: SortedList, prefix: string): IndexRange {
  const bytes = encoder.encode(prefix);
  return { from: bound(list, bytes, false), to: bound(list, bytes, true) };
}
