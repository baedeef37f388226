/** A set of non-negative integers below 2⁵³: open addressing in one typed array, several times faster than `Set` here. */

/** Marks a free place: no integer of the set is negative. */
const FREE = -1;
/** 2³² / golden ratio: spreads consecutive integers (D. Knuth, TAOCP 3, §6.4). */
const GOLDEN = 0x9e3779b1;

export interface NumberSet {
  /** Adds an integer; false when it was there already. */
  add(value: number): boolean;
}

/** @param capacity the most integers that will be added */
export function numberSet(capacity: number): NumberSet {
  const bits = Math.max(4, Math.ceil(Math.log2(capacity * 2)));
  const places = new Float64Array(2 ** bits).fill(FREE);
  const last = places.length - 1;
  return {
    add(value) {
      const mixed = Math.imul((value | 0) ^ Math.floor(value / 2 ** 32), GOLDEN);
      let place = mixed >>> (32 - bits);
      for (let there = places[place]!; there !== FREE; there = places[place]!) {
        if (there === value) return false;
        place = (place + 1) & last;
      }
      places[place] = value;
      return true;
    },
  };
}
