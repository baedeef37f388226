/**
 * An unbiased integer below a bound, by multiplication with rejection.
 * Source: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
 */
import type { WordSource } from './wordSource.ts';

const WORD = 2 ** 32;
const LOW_HALF = 0xffff;

/**
 * A uniform integer in [0, bound): p = word × bound; reject while p mod 2³² < 2³² mod bound; p div 2³².
 * @param bound an integer, 1 to 2³²; not checked here, the callers' loops bound it
 */
export function uniform(source: WordSource, bound: number): number {
  if (bound === WORD) return source.next();
  for (;;) {
    // A 32 × 32-bit product does not fit a double: take the word in two halves.
    const word = source.next();
    const lowProduct = (word & LOW_HALF) * bound;
    const highProduct = (word >>> 16) * bound;
    const middle = Math.floor(lowProduct / 65536) + highProduct;
    const low = ((middle & LOW_HALF) * 65536 + (lowProduct & LOW_HALF)) >>> 0;
    if (low >= bound || low >= WORD % bound) return Math.floor(middle / 65536);
  }
}
