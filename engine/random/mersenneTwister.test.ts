import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { mersenne, mersenneFromState } from 'pure-rand/generator/mersenne';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SEED,
  DEFAULT_SEED_WORD_10000,
  DEFAULT_SEED_WORDS,
  PUBLISHED_FILE_MD5,
  PUBLISHED_KEY,
  PUBLISHED_WORDS,
} from '../../fixtures/mt19937ar/vectors.ts';
import {
  initByArray,
  type MersenneTwister,
  mersenneTwister,
  mersenneTwisterFromSeed,
  mersenneTwisterFromState,
  STATE_WORDS,
} from './mersenneTwister.ts';

const take = (source: MersenneTwister, count: number): number[] =>
  Array.from({ length: count }, () => source.next());

/** As mt19937ar's main() prints: five to a line, each followed by a space. */
const printed = (cells: string[]): string =>
  cells.map((cell, i) => (i % 5 === 4 ? `${cell} \n` : `${cell} `)).join('');

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const key = fc.array(word, { minLength: 1, maxLength: 700 }).map((words) => Uint32Array.from(words));

describe('published vectors', () => {
  it('gives the 1,000 published words of init_by_array', () => {
    expect(take(mersenneTwister(PUBLISHED_KEY), 1000)).toEqual(PUBLISHED_WORDS);
  });

  it('prints mt19937ar.out, byte for byte', () => {
    const generator = mersenneTwister(PUBLISHED_KEY);
    const integers = take(generator, 1000).map((value) => String(value).padStart(10));
    const reals = take(generator, 1000).map((value) => (value / 2 ** 32).toFixed(8));
    const file = `1000 outputs of genrand_int32()\n${printed(integers)}\n1000 outputs of genrand_real2()\n${printed(reals)}`;
    expect(createHash('md5').update(file).digest('hex')).toBe(PUBLISHED_FILE_MD5);
  });

  it('gives the words of init_genrand(5489), and the 10,000th that the C++ standard fixes', () => {
    const words = take(mersenneTwisterFromSeed(DEFAULT_SEED), 10_000);
    expect(words.slice(0, 1000)).toEqual(DEFAULT_SEED_WORDS);
    expect(words.at(-1)).toBe(DEFAULT_SEED_WORD_10000);
  });
});

describe('agreement with pure-rand', () => {
  it('gives the same words for any seed', () => {
    fc.assert(
      fc.property(word, (seed) => {
        const ours = mersenneTwisterFromSeed(seed);
        const theirs = mersenne(seed);
        for (let i = 0; i < 2000; i++) if (ours.next() !== theirs.next() >>> 0) return false;
        return true;
      }),
      { numRuns: 50, seed: 19937 },
    );
  });

  it('gives the same words for any key', () => {
    fc.assert(
      fc.property(key, (words) => {
        const seeded = new Uint32Array(STATE_WORDS);
        initByArray(seeded, words);
        // pure-rand twists a word as it gives it out: its first 624 words are of the seeded state itself.
        const theirs = mersenneFromState([0, ...seeded]);
        for (let i = 0; i < STATE_WORDS; i++) theirs.next();
        const ours = mersenneTwister(words);
        for (let i = 0; i < 2000; i++) if (ours.next() !== theirs.next() >>> 0) return false;
        return true;
      }),
      { numRuns: 50, seed: 19937 },
    );
  });
});

describe('laws', () => {
  it('gives the same stream for the same key, and another for any other key', () => {
    fc.assert(
      fc.property(key, fc.nat(), word, (words, at, change) => {
        const first = take(mersenneTwister(words), 700);
        expect(take(mersenneTwister(words.slice()), 700)).toEqual(first);
        const other = words.slice();
        other[at % other.length]! ^= change || 1;
        expect(take(mersenneTwister(other), 700)).not.toEqual(first);
      }),
      { numRuns: 20, seed: 19937 },
    );
  });

  it('fills with the words that next() would have given, across any cuts', () => {
    const cuts = [0, 1, 623, 624, 625, 1248, 5];
    const filled = mersenneTwister(PUBLISHED_KEY);
    const stepped = mersenneTwister(PUBLISHED_KEY);
    for (const length of cuts) {
      const out = new Uint32Array(length);
      filled.fill(out);
      expect([...out]).toEqual(take(stepped, length));
    }
  });

  it.each([0, 1, 2, 227, 397, 623, 624, 625, 1248])('saves and restores after %i words', (given) => {
    const generator = mersenneTwister(PUBLISHED_KEY);
    take(generator, given);
    const state = generator.state();
    const expected = take(generator, 1500);
    expect(take(mersenneTwisterFromState(state), 1500)).toEqual(expected);
  });

  it('restores at index 0, which a refilled state may carry', () => {
    const generator = mersenneTwister(PUBLISHED_KEY);
    const first = generator.next();
    const { words, index } = generator.state();
    expect(index).toBe(1);
    expect(mersenneTwisterFromState({ words, index: 0 }).next()).toBe(first);
  });

  it('keeps a clone, a saved state and the key apart from the generator', () => {
    const ownKey = PUBLISHED_KEY.slice();
    const generator = mersenneTwister(ownKey);
    const clone = generator.clone();
    const state = generator.state();
    take(generator, 1000);
    ownKey.fill(0);
    expect(take(clone, 1000)).toEqual(PUBLISHED_WORDS);
    const restored = mersenneTwisterFromState(state);
    state.words.fill(0);
    expect(take(restored, 1000)).toEqual(PUBLISHED_WORDS);
  });
});

describe('misuse', () => {
  it('refuses an empty key', () => {
    expect(() => mersenneTwister(new Uint32Array(0))).toThrow(RangeError);
  });

  it.each([-1, 2 ** 32, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the seed %d', (seed) => {
    expect(() => mersenneTwisterFromSeed(seed)).toThrow(/^seed: expected an integer 0 to 4294967295, got/);
  });

  it.each([623, 625, 0])('refuses a state of %i words', (length) => {
    const words = new Uint32Array(length);
    expect(() => mersenneTwisterFromState({ words, index: 0 })).toThrow('state.words: expected 624 words');
  });

  it.each([-1, 625, 0.5, Number.NaN])('refuses the index %d', (index) => {
    const words = new Uint32Array(STATE_WORDS);
    expect(() => mersenneTwisterFromState({ words, index })).toThrow('state.index: expected an integer');
  });
});
