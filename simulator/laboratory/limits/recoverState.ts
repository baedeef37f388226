/**
 * MT19937 hides nothing: 624 words in a row are its whole state, once the tempering is undone.
 * Source: the inverse of (2.2)–(2.5) of M. Matsumoto and T. Nishimura, ACM TOMACS 8(1), 1998.
 */
import { type MersenneTwisterState, STATE_WORDS } from '../../../engine/random/mersenneTwister.ts';

/** Undoes y ^= y >>> shift: each turn puts `shift` more bits right. */
function undoRight(y: number, shift: number): number {
  let x = y;
  for (let right = shift; right < 32; right += shift) x = y ^ (x >>> shift);
  return x;
}

/** Undoes y ^= (y << shift) & mask. */
function undoLeft(y: number, shift: number, mask: number): number {
  let x = y;
  for (let right = shift; right < 32; right += shift) x = y ^ ((x << shift) & mask);
  return x;
}

/** The state word behind an output. */
export const untemper = (word: number): number =>
  undoRight(undoLeft(undoLeft(undoRight(word, 18), 15, 0xefc60000), 7, 0x9d2c5680), 11) >>> 0;

/** The state after 624 words were seen. @param words 624 of them, in a row, from anywhere in the stream */
export function recoverState(words: Uint32Array): MersenneTwisterState {
  if (words.length !== STATE_WORDS) {
    throw new RangeError(`words: expected ${STATE_WORDS} words, got ${words.length}`);
  }
  return { words: words.map(untemper), index: STATE_WORDS };
}
