/** The first of many byte strings of one length that stands there already: open addressing over places, exact. */

/** FNV-1a, 32 bits (G. Fowler, L. C. Noll, P. Vo): mixes short strings well enough for a table. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The index of the first record that equals an earlier one, with that one's index; undefined where all differ.
 * @param records `width` bytes each, end to end
 */
export function firstRepeat(
  records: Uint8Array,
  width: number,
): { index: number; earlier: number } | undefined {
  const count = Math.floor(records.length / width);
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2)));
  /** Index + 1; 0 is a free place. */
  const places = new Int32Array(2 ** bits);
  const last = places.length - 1;
  for (let index = 0; index < count; index++) {
    const at = index * width;
    let hash = FNV_OFFSET;
    for (let i = 0; i < width; i++) hash = Math.imul(hash ^ records[at + i]!, FNV_PRIME);
    let place = (hash ^ (hash >>> 15)) & last;
    for (let there = places[place]!; there > 0; there = places[place]!) {
      if (isEqual(records, at, (there - 1) * width, width)) return { index, earlier: there - 1 };
      place = (place + 1) & last;
    }
    places[place] = index + 1;
  }
  return undefined;
}

function isEqual(records: Uint8Array, a: number, b: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (records[a + i] !== records[b + i]) return false;
  return true;
}
