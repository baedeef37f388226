/**
 * Is every bit of the words set half of the time?
 * Source: NIST SP 800-22 rev. 1a, §2.1 (monobit), once for each of the 32 places, the 32 squares added.
 */
import { chiSquareUpper } from '../laws/chiSquare.ts';

/** Words after which a counter of a byte is full. */
const BYTE_FULL = 255;

/** Ones at each place, the lowest bit first. */
export function onesByPlace(words: Uint32Array): Uint32Array {
  const ones = new Uint32Array(32);
  const bytes = new Int32Array(8);
  for (let from = 0; from < words.length; from += BYTE_FULL) {
    // Four counters to a word, one a byte: places k, k + 8, k + 16 and k + 24.
    bytes.fill(0);
    const to = Math.min(from + BYTE_FULL, words.length);
    for (let i = from; i < to; i++) {
      const word = words[i]!;
      for (let k = 0; k < 8; k++) bytes[k]! += (word >>> k) & 0x01010101;
    }
    for (let place = 0; place < 32; place++) ones[place]! += (bytes[place & 7]! >>> (place & 24)) & 255;
  }
  return ones;
}

/** Σ (2 ones − n)² / n over the places, against chi-square with as many degrees of freedom. */
export function bitBalance(ones: ArrayLike<number>, n: number): number {
  let statistic = 0;
  for (let place = 0; place < ones.length; place++) statistic += (2 * ones[place]! - n) ** 2 / n;
  return chiSquareUpper(statistic, ones.length);
}

/** The upper p-value of n words. */
export const bitFrequency = (words: Uint32Array): number => bitBalance(onesByPlace(words), words.length);
