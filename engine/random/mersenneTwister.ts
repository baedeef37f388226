/**
 * MT19937, the 32-bit Mersenne Twister, in plain TypeScript: the reference twin of the WebAssembly kernel.
 *
 * Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
 * pseudorandom number generator", ACM TOMACS 8(1), 1998; seeding by `init_genrand` and `init_by_array` of
 * mt19937ar (2002).
 */
import type { WordSource } from './wordSource.ts';

/** Words of state (n of the paper). */
export const STATE_WORDS = 624;
/** The middle word that joins the recurrence (m of the paper). */
const MIDDLE_WORD = 397;
/** The twist's matrix (a of the paper). */
const MATRIX_A = 0x9908b0df;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;

/** A generator's whole state: `STATE_WORDS` words and how many of them have been given out, 0 to 624. */
export interface MersenneTwisterState {
  readonly words: Uint32Array;
  readonly index: number;
}

export interface MersenneTwister extends WordSource {
  /** Fills `out` with the next `out.length` words. */
  fill(out: Uint32Array): void;
  /** A copy of the state; the generator goes on unharmed. */
  state(): MersenneTwisterState;
  /** An independent generator at the same point of the stream. */
  clone(): MersenneTwister;
}

/** One step of the linear generator that spreads a 32-bit seed over the state. */
function initGenrand(words: Uint32Array, seed: number): void {
  words[0] = seed;
  for (let i = 1; i < STATE_WORDS; i++) {
    const previous = words[i - 1]! ^ (words[i - 1]! >>> 30);
    words[i] = Math.imul(1812433253, previous) + i;
  }
}

/**
 * Seeds a state from a key, as `init_by_array` does.
 * @param words 624 words, overwritten
 * @param key 1 or more words
 */
export function initByArray(words: Uint32Array, key: Uint32Array): void {
  if (key.length === 0) throw new RangeError('initByArray: expected a key of 1 word or more, got none');
  initGenrand(words, 19650218);
  let i = 1;
  let j = 0;
  for (let k = Math.max(STATE_WORDS, key.length); k > 0; k--) {
    const mixed = Math.imul(words[i - 1]! ^ (words[i - 1]! >>> 30), 1664525);
    words[i] = (words[i]! ^ mixed) + key[j]! + j;
    if (++i >= STATE_WORDS) {
      words[0] = words[STATE_WORDS - 1]!;
      i = 1;
    }
    if (++j >= key.length) j = 0;
  }
  for (let k = STATE_WORDS - 1; k > 0; k--) {
    const mixed = Math.imul(words[i - 1]! ^ (words[i - 1]! >>> 30), 1566083941);
    words[i] = (words[i]! ^ mixed) - i;
    if (++i >= STATE_WORDS) {
      words[0] = words[STATE_WORDS - 1]!;
      i = 1;
    }
  }
  words[0] = 0x80000000;
}

/** The next value of one state word: the recurrence (2.1) of the paper. */
const twist = (current: number, following: number, middle: number): number => {
  const joined = (current & UPPER_BIT) | (following & LOWER_BITS);
  // A mask, not a branch: bit 0 is random, so half the branches would be guessed wrong (twice the time).
  return middle ^ (joined >>> 1) ^ (-(joined & 1) & MATRIX_A);
};

function refill(words: Uint32Array): void {
  const wrap = STATE_WORDS - MIDDLE_WORD;
  for (let k = 0; k < wrap; k++) {
    words[k] = twist(words[k]!, words[k + 1]!, words[k + MIDDLE_WORD]!);
  }
  for (let k = wrap; k < STATE_WORDS - 1; k++) {
    words[k] = twist(words[k]!, words[k + 1]!, words[k - wrap]!);
  }
  words[STATE_WORDS - 1] = twist(words[STATE_WORDS - 1]!, words[0]!, words[MIDDLE_WORD - 1]!);
}

/** Tempering, (2.2)–(2.5) of the paper. */
const temper = (word: number): number => {
  let y = word;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
};

class Generator implements MersenneTwister {
  readonly #words: Uint32Array;
  #index: number;

  constructor(words: Uint32Array, index: number) {
    this.#words = words;
    this.#index = index;
  }

  next(): number {
    if (this.#index === STATE_WORDS) {
      refill(this.#words);
      this.#index = 0;
    }
    return temper(this.#words[this.#index++]!);
  }

  fill(out: Uint32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.next();
  }

  state(): MersenneTwisterState {
    return { words: this.#words.slice(), index: this.#index };
  }

  clone(): MersenneTwister {
    return new Generator(this.#words.slice(), this.#index);
  }
}

/**
 * A generator seeded by `init_by_array`: the only seeding Randomness v1 allows.
 * @param key 1 or more words; 16 (64 bytes) in every use of ours
 */
export function mersenneTwister(key: Uint32Array): MersenneTwister {
  const words = new Uint32Array(STATE_WORDS);
  initByArray(words, key);
  return new Generator(words, STATE_WORDS);
}

/**
 * A generator seeded by `init_genrand`. It reaches 2³² streams only, so nothing that pays money may use it;
 * it is here for published vectors and for other programs' test streams.
 * @param seed an integer in [0, 2³²)
 * @throws RangeError for any other seed
 */
export function mersenneTwisterFromSeed(seed: number): MersenneTwister {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new RangeError(`seed: expected an integer 0 to ${2 ** 32 - 1}, got ${seed}`);
  }
  const words = new Uint32Array(STATE_WORDS);
  initGenrand(words, seed);
  return new Generator(words, STATE_WORDS);
}

/** @throws RangeError for a state of another shape than a generator gives */
export function assertState(state: MersenneTwisterState): void {
  if (state.words.length !== STATE_WORDS) {
    throw new RangeError(`state.words: expected ${STATE_WORDS} words, got ${state.words.length}`);
  }
  if (!Number.isInteger(state.index) || state.index < 0 || state.index > STATE_WORDS) {
    throw new RangeError(`state.index: expected an integer 0 to ${STATE_WORDS}, got ${state.index}`);
  }
}

/** A generator that goes on from a saved state of either twin. @throws RangeError for a state of another shape */
export function mersenneTwisterFromState(state: MersenneTwisterState): MersenneTwister {
  assertState(state);
  return new Generator(state.words.slice(), state.index);
}
