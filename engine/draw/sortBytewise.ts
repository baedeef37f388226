/**
 * Sorting byte strings that lie end to end in one array, by their bytes as unsigned numbers, a prefix before
 * what it begins: an MSD radix sort over indices (P. M. McIlroy, K. Bostic and M. D. McIlroy, "Engineering
 * Radix Sort", Computing Systems 6(1), 1993), with insertion sort for small groups.
 */

/** Below this many strings, comparing beats counting. */
const SMALL_GROUP = 24;
/** 256 byte values and, first, the end of the string. */
const BUCKETS = 257;

/** String i is `data` from `starts[i]` to `ends[i]`. */
export interface ByteStrings {
  readonly data: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Compares strings a and b from byte `depth` on: negative, zero or positive. */
export function compareBytes({ data, starts, ends }: ByteStrings, a: number, b: number, depth = 0): number {
  const lengthA = ends[a]! - starts[a]!;
  const lengthB = ends[b]! - starts[b]!;
  const shorter = Math.min(lengthA, lengthB);
  for (let i = depth; i < shorter; i++) {
    const difference = data[starts[a]! + i]! - data[starts[b]! + i]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

function insertionSort(
  order: Uint32Array,
  from: number,
  to: number,
  strings: ByteStrings,
  depth: number,
): void {
  for (let i = from + 1; i < to; i++) {
    const moving = order[i]!;
    let j = i;
    while (j > from && compareBytes(strings, order[j - 1]!, moving, depth) > 0) {
      order[j] = order[j - 1]!;
      j--;
    }
    order[j] = moving;
  }
}

/**
 * The indices of the strings in bytewise order; equal strings keep their order. O(total bytes), but each byte
 * looked at is a jump through memory: strings that fit the processor's cache together sort several times faster.
 * @param depth bytes that all strings are known to share; looking begins after them
 */
export function sortBytewise(strings: ByteStrings, depth = 0): Uint32Array {
  const { data, starts, ends } = strings;
  const order = new Uint32Array(starts.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const scratch = new Uint32Array(starts.length);
  const place = new Uint32Array(BUCKETS + 1);
  const bounds = new Uint32Array(BUCKETS + 1);
  const bucketOf = (string: number, depth: number): number => {
    const at = starts[string]! + depth;
    return at < ends[string]! ? data[at]! + 1 : 0;
  };
  const groups: [from: number, to: number, depth: number][] = [[0, order.length, depth]];
  for (let group = groups.pop(); group; group = groups.pop()) {
    const [from, to, depth] = group;
    if (to - from <= SMALL_GROUP) {
      insertionSort(order, from, to, strings, depth);
      continue;
    }
    // Count each bucket, turn counts into places, distribute, and go on into every bucket but the ended strings.
    place.fill(0);
    for (let i = from; i < to; i++) place[bucketOf(order[i]!, depth) + 1]!++;
    for (let b = 0; b < BUCKETS; b++) place[b + 1]! += place[b]!;
    bounds.set(place);
    for (let i = from; i < to; i++) scratch[from + place[bucketOf(order[i]!, depth)]!++] = order[i]!;
    order.set(scratch.subarray(from, to), from);
    for (let b = 1; b < BUCKETS; b++) {
      if (bounds[b + 1]! - bounds[b]! > 1) groups.push([from + bounds[b]!, from + bounds[b + 1]!, depth + 1]);
    }
  }
  return order;
}
