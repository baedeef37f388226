import fc from 'fast-check';
import { mersenneFromState } from 'pure-rand/generator/mersenne';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_KEY, PUBLISHED_WORDS } from '../../fixtures/mt19937ar/vectors.ts';
import { wordFor } from '../random/chosenAnswers.ts';
import { fisherYates } from '../random/fisherYates.ts';
import {
  type MersenneTwister,
  mersenneTwister,
  mersenneTwisterFromState,
  STATE_WORDS,
} from '../random/mersenneTwister.ts';
import { kernelGenerator, kernelGeneratorFromState } from './kernelGenerator.ts';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const key = fc.array(word, { minLength: 1, maxLength: 700 }).map((words) => Uint32Array.from(words));

function filled(source: MersenneTwister, count: number): Uint32Array {
  const out = new Uint32Array(count);
  source.fill(out);
  return out;
}

/** Whether two arrays are the same; a mismatch of half a million elements must not be printed. */
const same = (a: Uint8Array | Uint32Array, b: Uint8Array | Uint32Array): boolean =>
  Buffer.compare(bytesOf(a), bytesOf(b)) === 0;

const bytesOf = (array: Uint8Array | Uint32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** pure-rand at the point of a state of ours: it twists a word as it gives it out, so it skips what was given. */
function pureRandAt(source: MersenneTwister): () => number {
  const { words, index } = source.state();
  const theirs = mersenneFromState([0, ...words]);
  for (let i = 0; i < index; i++) theirs.next();
  return () => theirs.next() >>> 0;
}

/** The word that tempering turns into `tempered`: (2.2)–(2.5) of the paper, undone from the last. */
function untemper(tempered: number): number {
  let y = tempered;
  y ^= y >>> 18;
  y ^= (y << 15) & 0xefc60000;
  let x = y;
  for (let bits = 7; bits < 32; bits += 7) x = y ^ ((x << 7) & 0x9d2c5680);
  y = x;
  for (let bits = 11; bits < 32; bits += 11) x = y ^ (x >>> 11);
  return x >>> 0;
}

/** A state whose next words are `words` (up to 624 of them), then the stream's own. */
function stateGiving(
  words: readonly number[],
  stream: MersenneTwister,
): { words: Uint32Array; index: number } {
  const own = filled(stream, STATE_WORDS);
  return { words: own.map((value, i) => untemper(words[i] ?? value)), index: 0 };
}

describe('words', () => {
  it('are the published ones', () => {
    const kernel = kernelGenerator(PUBLISHED_KEY);
    expect(Array.from({ length: 1000 }, () => kernel.next())).toEqual(PUBLISHED_WORDS);
    expect([...filled(kernelGenerator(PUBLISHED_KEY), 1000)]).toEqual(PUBLISHED_WORDS);
  });

  it('are those of the plain twin and of pure-rand, for any key', () => {
    fc.assert(
      fc.property(key, fc.nat({ max: 3000 }), (words, skipped) => {
        const kernel = kernelGenerator(words);
        const plain = mersenneTwister(words);
        filled(kernel, skipped);
        filled(plain, skipped);
        const theirs = pureRandAt(plain);
        const ours = filled(kernel, 5000);
        expect(same(ours, filled(plain, 5000))).toBe(true);
        expect(same(ours, Uint32Array.from({ length: 5000 }, theirs))).toBe(true);
      }),
      { numRuns: 60, seed: 19937 },
    );
  });

  it('are those of the plain twin and of pure-rand over 5,000,000', () => {
    const kernel = kernelGenerator(PUBLISHED_KEY);
    const plain = mersenneTwister(PUBLISHED_KEY);
    const theirs = pureRandAt(plain);
    const ours = filled(kernel, 5_000_000);
    let differences = 0;
    for (const value of ours) if (value !== plain.next() || value !== theirs()) differences++;
    expect(differences).toBe(0);
  });

  it('come alike by next() and fill(), across blocks and across the pieces of a long fill', () => {
    const kernel = kernelGenerator(PUBLISHED_KEY);
    const plain = mersenneTwister(PUBLISHED_KEY);
    for (const count of [0, 1, 623, 624, 625, 16383, 16384, 16385, 40_000]) {
      expect(same(filled(kernel, count), filled(plain, count))).toBe(true);
      expect(kernel.next()).toBe(plain.next());
    }
  });

  it('fill a view into a larger buffer and nothing beside it', () => {
    const buffer = new Uint32Array(12).fill(7);
    kernelGenerator(PUBLISHED_KEY).fill(buffer.subarray(1, 11));
    expect([...buffer]).toEqual([7, ...PUBLISHED_WORDS.slice(0, 10), 7]);
  });
});

describe('state', () => {
  it.each([0, 1, 2, 3, 227, 228, 397, 623, 624, 625, 1248, 5000])(
    'goes from the kernel to its twin and back after %i words',
    (given) => {
      const kernel = kernelGenerator(PUBLISHED_KEY);
      filled(kernel, given);
      const state = kernel.state();
      const plain = mersenneTwister(PUBLISHED_KEY);
      filled(plain, given);
      expect(state).toEqual(plain.state());

      const twin = mersenneTwisterFromState(state);
      const expected = filled(kernel, 2000);
      expect(same(filled(kernelGeneratorFromState(state), 2000), expected)).toBe(true);
      filled(twin, 700);
      const resumed = filled(kernelGeneratorFromState(twin.state()), 1300);
      expect(same(resumed, expected.subarray(700))).toBe(true);
    },
  );

  it.each([0, 1, 623, 624])('is taken at the index %i by both twins alike', (index) => {
    const { words } = mersenneTwister(PUBLISHED_KEY).state();
    const state = { words, index };
    expect(kernelGeneratorFromState(state).state()).toEqual(state);
    const [ours, theirs] = [kernelGeneratorFromState(state), mersenneTwisterFromState(state)];
    expect(same(filled(ours, 2000), filled(theirs, 2000))).toBe(true);
  });

  it('keeps clones apart', () => {
    const kernel = kernelGenerator(PUBLISHED_KEY);
    filled(kernel, 100);
    const clone = kernel.clone();
    const grandchild = clone.clone();
    filled(kernel, 10_000);
    clone.shuffleBytes(new Uint8Array(5000));
    expect([...filled(grandchild, 900)]).toEqual(PUBLISHED_WORDS.slice(100));
  });

  it('is refused where a twin could not have given it', () => {
    const words = new Uint32Array(STATE_WORDS);
    expect(() => kernelGeneratorFromState({ words: new Uint32Array(625), index: 0 })).toThrow(RangeError);
    expect(() => kernelGeneratorFromState({ words, index: 625 })).toThrow(RangeError);
    expect(() => kernelGenerator(new Uint32Array(0))).toThrow('expected a key of 1 word or more');
  });
});

describe('shuffles', () => {
  const lengths = [
    ...Array.from({ length: 40 }, (_, i) => i),
    255,
    256,
    622,
    623,
    624,
    625,
    626,
    1249,
    65_537,
  ];

  it.each([...lengths, 500_100])('permute %i elements as the plain twin does', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) >>> 3);
    const words = Uint32Array.from({ length }, (_, i) => i * 2654435761);
    const kernel = kernelGenerator(PUBLISHED_KEY);
    const plain = mersenneTwister(PUBLISHED_KEY);
    const [expectedBytes, expectedWords] = [bytes.slice(), words.slice()];
    fisherYates(expectedBytes, plain);
    fisherYates(expectedWords, plain);
    kernel.shuffleBytes(bytes);
    kernel.shuffleWords(words);
    expect(same(bytes, expectedBytes)).toBe(true);
    expect(same(words, expectedWords)).toBe(true);
    expect(kernel.state()).toEqual(plain.state());
  });

  it('begin anywhere in a block', () => {
    const kernel = kernelGenerator(PUBLISHED_KEY);
    const plain = mersenneTwister(PUBLISHED_KEY);
    for (let given = 0; given < 700; given++) {
      const pool = Uint32Array.from({ length: 3 + (given % 11) }, (_, i) => i);
      const expected = pool.slice();
      kernel.shuffleWords(pool);
      fisherYates(expected, plain);
      expect(pool).toEqual(expected);
    }
    expect(kernel.state()).toEqual(plain.state());
  });

  it('reject the words that Randomness v1 rejects, at every place of a quad', () => {
    // The word 0 is rejected by every bound but a power of two, and none of these is one.
    const length = 60_001;
    const steps = 40;
    const bounds = Array.from({ length: steps }, (_, i) => length - i);
    const accepted = bounds.map((bound, i) => wordFor((i * 977) % bound, bound));
    for (let at = 0; at < steps; at++) {
      for (const run of [1, 2, 5]) {
        const words = [...accepted.slice(0, at), ...new Array<number>(run).fill(0), ...accepted.slice(at)];
        const state = stateGiving(words, mersenneTwister(PUBLISHED_KEY));
        const kernel = kernelGeneratorFromState(state);
        const plain = mersenneTwisterFromState(state);
        const pool = Uint32Array.from({ length }, (_, i) => i);
        const expected = pool.slice();
        kernel.shuffleWords(pool);
        fisherYates(expected, plain);
        expect(same(pool, expected)).toBe(true);
        expect(kernel.state().index).toBe(plain.state().index);
      }
    }
  });

  it('reject a word one under the threshold and take the word at it', () => {
    // The bound is odd, so each lower half of a product is met by exactly one word.
    const bound = 60_001n;
    const modulus = 2n ** 32n;
    const threshold = modulus % bound;
    let inverse = 1n;
    for (let step = 0; step < 6; step++) inverse = (inverse * (2n - bound * inverse)) % modulus;
    const wordWithLowerHalf = (half: bigint): number =>
      Number((((half * inverse) % modulus) + modulus) % modulus);

    for (const [half, taken] of [
      [threshold - 1n, 2],
      [threshold, 1],
      [bound - 1n, 1],
      [bound, 1],
    ] as const) {
      const chosen = wordWithLowerHalf(half);
      const fallback = wordFor(12_345, Number(bound));
      const state = stateGiving([chosen, fallback], mersenneTwister(PUBLISHED_KEY));
      const j = taken === 1 ? Number((BigInt(chosen) * bound) / modulus) : 12_345;

      const kernel = kernelGeneratorFromState(state);
      const pool = Uint32Array.from({ length: Number(bound) }, (_, i) => i);
      kernel.shuffleWords(pool);
      // The first step puts element j last, and no later step touches the last place.
      expect(pool.at(-1)).toBe(j);
    }
  });

  it('mutate a view and nothing beside it', () => {
    const buffer = Uint8Array.from({ length: 300 }, (_, i) => i);
    kernelGenerator(PUBLISHED_KEY).shuffleBytes(buffer.subarray(50, 250));
    expect([...buffer.subarray(0, 50)]).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect([...buffer.subarray(250)]).toEqual(Array.from({ length: 50 }, (_, i) => (250 + i) & 255));
    expect([...buffer.subarray(50, 250)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, i) => 50 + i),
    );
  });
});
