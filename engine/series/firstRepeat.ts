/** The first of many byte strings of one length that stands there already: by a hash first, then exactly. */
import { laterRepeats } from './distinctNumbers.ts';

/** FNV-1a, 32 bits (G. Fowler, L. C. Noll, P. Vo). */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Another odd multiplier, for a second hash of the same bytes. */
const SECOND_PRIME = 0x85ebca6b;
/** Hashes have 53 bits: among a million different strings a pair of equal ones is rare. */
const HIGH_BITS = 21;
const HASHES = 2 ** (32 + HIGH_BITS);

function hashesOf(records: Uint8Array, width: number): Float64Array {
  const hashes = new Float64Array(Math.floor(records.length / width));
  for (let index = 0, at = 0; index < hashes.length; index++, at += width) {
    let low = FNV_OFFSET;
    let high = FNV_OFFSET;
    for (let i = 0; i < width; i++) {
      low = Math.imul(low ^ records[at + i]!, FNV_PRIME);
      high = Math.imul(high ^ records[at + i]!, SECOND_PRIME);
    }
    hashes[index] = (high >>> (32 - HIGH_BITS)) * 2 ** 32 + (low >>> 0);
  }
  return hashes;
}

function isEqual(records: Uint8Array, a: number, b: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (records[a * width + i] !== records[b * width + i]) return false;
  return true;
}

/**
 * The index of the first record that equals an earlier one, with that one's index; undefined where all differ. Exact:
 * equal hashes are looked at byte by byte.
 * @param records `width` bytes each, end to end
 */
export function firstRepeat(
  records: Uint8Array,
  width: number,
): { index: number; earlier: number } | undefined {
  const hashes = hashesOf(records, width);
  for (const index of laterRepeats(hashes, HASHES)) {
    for (
      let earlier = hashes.indexOf(hashes[index]!);
      earlier < index;
      earlier = hashes.indexOf(hashes[index]!, earlier + 1)
    ) {
      if (isEqual(records, index, earlier, width)) return { index, earlier };
    }
  }
  return undefined;
}
