import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { PUBLISHED_KEY, PUBLISHED_WORDS } from '../../fixtures/mt19937ar/vectors.ts';
import { doubleSource, doublesOf } from './randomDoubles.ts';

/** `numpy.random.RandomState([0x123, 0x234, 0x345, 0x456]).random_sample(6)`: genrand_res53 of the published key. */
const NUMPY_DOUBLES = [
  0.24856890158782508, 0.11112762955044497, 0.9846353141863877, 0.7812817771211183, 0.18863945158818174,
  0.5961071458086994,
];

/** A generator that gives one word for ever. */
const constant = (word: number) => ({ fill: (out: Uint32Array) => void out.fill(word) });

describe('doubleSource', () => {
  it('gives the published words in order', () => {
    const source = doubleSource(PUBLISHED_KEY);
    expect(Array.from({ length: 1000 }, () => source.next())).toEqual(PUBLISHED_WORDS);
  });

  it('gives the doubles of genrand_res53 as NumPy does', () => {
    const source = doubleSource(PUBLISHED_KEY);
    expect(NUMPY_DOUBLES.map(() => source.nextDouble())).toEqual(NUMPY_DOUBLES);
  });

  it('uses every word once, in any mix of words and doubles, as its plain twin does', () => {
    const source = doubleSource(PUBLISHED_KEY);
    const twin = doublesOf(mersenneTwister(PUBLISHED_KEY));
    const words = mersenneTwister(PUBLISHED_KEY);
    for (let i = 0; i < 30_000; i++) {
      // Odd runs of words, so that doubles lie across buffers now and then.
      if (i % 7 < 3) {
        const word = words.next();
        expect(source.next()).toBe(word);
        expect(twin.next()).toBe(word);
      } else {
        const [a, b] = [words.next() >>> 5, words.next() >>> 6];
        const double = (a * 2 ** 26 + b) / 2 ** 53;
        expect(source.nextDouble()).toBe(double);
        expect(twin.nextDouble()).toBe(double);
      }
    }
  });

  it('reaches 0 and 1 − 2⁻⁵³, and never 1', () => {
    expect(doublesOf(constant(0)).nextDouble()).toBe(0);
    expect(doublesOf(constant(0xffffffff)).nextDouble()).toBe(1 - 2 ** -53);
  });

  it('refuses an empty key', () => {
    expect(() => doubleSource(new Uint32Array(0))).toThrow('expected a key of 1 word or more');
  });
});
