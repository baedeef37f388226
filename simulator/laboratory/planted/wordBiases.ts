/** Faulty generators. */
import { uniform } from '../../../engine/random/uniform.ts';
import { keyedWords } from '../honestSamples.ts';
import { streamKey } from '../streamKeys.ts';
import { wordsInTurn } from '../wordsInTurn.ts';
import type { WordSample } from '../wordTests.ts';
import type { PlantedBias } from './plantedBias.ts';

/** Makes words from honest ones of a stream's key. */
type Spoil = (honest: Uint32Array) => Uint32Array;

/** Words of a recurrence on one 32-bit state. */
function recurrence(start: number, count: number, next: (state: number) => number): Uint32Array {
  const words = new Uint32Array(count);
  let state = start >>> 0;
  for (let i = 0; i < count; i++) {
    state = next(state) >>> 0;
    words[i] = state;
  }
  return words;
}

const bias = (
  id: string,
  about: string,
  caughtBy: PlantedBias['caughtBy'],
  spoil: Spoil,
): PlantedBias<'words'> => ({
  id,
  about,
  area: 'words',
  caughtBy,
  sample(seed, use, stream, { words }): WordSample {
    const of = (number: number): Uint32Array => spoil(keyedWords(streamKey(seed, `${use}/${number}`), words));
    return { words: of(stream), neighbour: () => of(stream + 1), nearKey: undefined };
  },
});

/** Share of words with bit 7 set where it should be half. */
const LEANING_SHARE = 0.515;
/** One word in so many repeats the one before. */
const ECHO = 512;

/** A period of 2¹⁶ words. */
const SHORT_PERIOD = 2 ** 16;

const leaning: Spoil = (honest) => {
  // Of the words with bit 7 clear, so many have it set.
  const turned = (LEANING_SHARE - 0.5) * 2;
  return honest.map((word, i) =>
    (honest[honest.length - 1 - i]! >>> 8) / 2 ** 24 < turned ? word | 128 : word,
  );
};

const echoing: Spoil = (honest) => {
  const source = wordsInTurn(honest.slice().reverse());
  const words = honest.slice();
  for (let i = 1; i < words.length; i++) if (uniform(source, ECHO) === 0) words[i] = words[i - 1]!;
  return words;
};

export const WORD_BIASES: readonly PlantedBias<'words'>[] = [
  bias('stuck-bit', 'bit 7 of every word is 0', ['words-bit-frequency'], (honest) =>
    honest.map((word) => word & ~128),
  ),
  bias('leaning-bit', 'bit 7 is set in 51.5 % of the words', ['words-bit-frequency'], leaning),
  bias(
    'randu',
    'RANDU: x = 65539 x mod 2³¹, doubled',
    ['words-triples-high', 'words-birthday-spacings'],
    (honest) => recurrence(honest[0]! | 2, honest.length, (x) => Math.imul(65539, x)),
  ),
  bias(
    'lcg-low-bits',
    'linear congruential generator: the low bits have short periods',
    ['words-gap-low', 'words-poker-low', 'words-triples-low', 'words-linear-complexity-low'],
    (honest) => recurrence(honest[0]!, honest.length, (x) => Math.imul(1664525, x) + 1013904223),
  ),
  bias(
    'mixed-counter',
    'a counter times the golden ratio: too even',
    ['words-frequency-high', 'words-runs-up', 'words-serial-correlation', 'words-maximum-of-8'],
    (honest) => recurrence(honest[0]!, honest.length, (x) => x + 0x9e3779b9),
  ),
  bias(
    'xorshift32',
    'xorshift on 32 bits of state',
    ['words-matrix-rank', 'words-linear-complexity-high', 'words-duplicates'],
    (honest) =>
      recurrence(honest[0]! | 1, honest.length, (x) => {
        let y = x ^ (x << 13);
        y ^= y >>> 17;
        return y ^ (y << 5);
      }),
  ),
  bias('short-period', 'the stream repeats after 65,536 words', ['words-duplicates'], (honest) =>
    honest.map((_, i) => honest[i % SHORT_PERIOD]!),
  ),
  bias('echo', 'one word in 512 repeats the one before', ['words-duplicates'], echoing),
  {
    ...bias(
      'shared-stream',
      'the next key gives the same stream, one word on',
      ['words-interplay-next-key'],
      (w) => w,
    ),
    sample(seed, use, stream, { words }) {
      const long = keyedWords(streamKey(seed, `${use}/${stream}`), words + 1);
      return { words: long.subarray(0, words), neighbour: () => long.subarray(1), nearKey: undefined };
    },
  },
];
