/** The tests of the generator's words. */
import type { LaboratoryTest } from './laboratoryTest.ts';
import { birthdaySpacings } from './statistics/birthdaySpacings.ts';
import { bitFrequency } from './statistics/bitFrequency.ts';
import { collision } from './statistics/collision.ts';
import { couponCollector } from './statistics/couponCollector.ts';
import { duplicates } from './statistics/duplicates.ts';
import { frequency } from './statistics/frequency.ts';
import { gap } from './statistics/gap.ts';
import { interplay } from './statistics/interplay.ts';
import { levelRuns } from './statistics/levelRuns.ts';
import { linearComplexityTest } from './statistics/linearComplexityTest.ts';
import { matrixRank } from './statistics/matrixRank.ts';
import { maximumOfT } from './statistics/maximumOfT.ts';
import { overlappingTuples } from './statistics/overlappingTuples.ts';
import { permutation } from './statistics/permutation.ts';
import { poker } from './statistics/poker.ts';
import { runLengths } from './statistics/runLengths.ts';
import { serialCorrelation } from './statistics/serialCorrelation.ts';
import { turningPoints } from './statistics/turningPoints.ts';

export interface WordSample {
  readonly words: Uint32Array;
  /** The next stream: that of the next derived key, or of a foreign generator's next stretch. */
  neighbour(): Uint32Array;
  /** The stream of a key that differs in one bit; undefined where there are no keys. */
  readonly nearKey: (() => Uint32Array) | undefined;
}

/** The one test that only a generator with keys can take. */
export const NEAR_KEY_TEST = 'words-interplay-near-key';

type Side = 'high' | 'low';
type WordTest = LaboratoryTest<WordSample>;

/** The `bits` highest or lowest bits of every word. */
function digitsOf(words: Uint32Array, bits: number, side: Side): Uint16Array {
  const digits = new Uint16Array(words.length);
  const shift = side === 'high' ? 32 - bits : 0;
  const mask = 2 ** bits - 1;
  for (let i = 0; i < words.length; i++) digits[i] = (words[i]! >>> shift) & mask;
  return digits;
}

/** All bits of the words, the highest first. */
function bitsOf(words: Uint32Array): Uint8Array {
  const bits = new Uint8Array(words.length * 32);
  for (let i = 0; i < bits.length; i++) bits[i] = (words[i >>> 5]! >>> (31 - (i & 31))) & 1;
  return bits;
}

/** The most bits for which triples of digits still fill their cells eight times. */
const tripleBits = (words: number): number => Math.floor(Math.log2(words / 8) / 3);

/** Lags up to 16, and those of MT19937's own recurrence. */
const LAGS = [...Array.from({ length: 16 }, (_, i) => i + 1), 227, 396, 397, 623, 624];
/** Words whose bits are taken one by one. */
const BITWISE_WORDS = 2 ** 15;
/** Words whose lowest (highest) bits go through Berlekamp and Massey: 50 µs for 1,000. */
const COMPLEXITY_WORDS = 2 ** 17;
/** Words whose spacings are sorted, which is slow. */
const BIRTHDAY_WORDS = 2 ** 18;

/** One test of the high digits and one of the low ones, where poor generators are poorest. */
function onBothSides(
  id: string,
  about: string,
  source: string,
  pValue: (words: Uint32Array, side: Side) => number,
): WordTest[] {
  return (['high', 'low'] as const).map((side) => ({
    id: `words-${id}-${side}`,
    about: `${about}, ${side} bits`,
    source,
    pValue: ({ words }) => pValue(words, side),
  }));
}

const onWords = (
  id: string,
  about: string,
  source: string,
  pValue: (words: Uint32Array, share: number) => number,
): WordTest => ({ id: `words-${id}`, about, source, pValue: ({ words }, share) => pValue(words, share) });

const KNUTH = 'Knuth, TAOCP 2, §3.3.2';
const NIST = 'NIST SP 800-22';

const SINGLE: readonly WordTest[] = [
  onWords('bit-frequency', 'each bit set half of the time', `${NIST}, §2.1`, bitFrequency),
  onWords('bit-tuples', 'ten successive bits, overlapping', `Good 1953; ${NIST}, §2.11`, (words) => {
    return overlappingTuples(bitsOf(words.subarray(0, BITWISE_WORDS)), 2, 10)[0];
  }),
  onWords('runs-up', 'lengths of rising runs', `${KNUTH} G, ex. 14`, (words) => runLengths(words, 'up')),
  onWords('runs-down', 'lengths of falling runs', `${KNUTH} G, ex. 14`, (words) => runLengths(words, 'down')),
  onWords('turning-points', 'number of runs up and down', 'Levene and Wolfowitz 1944', turningPoints),
  onWords('runs-above-below', 'runs above and below the middle', 'Wald and Wolfowitz 1940', (words) =>
    levelRuns(words, 2 ** 31),
  ),
  onWords('serial-correlation', `correlation at ${LAGS.length} lags`, `${KNUTH} K`, (words) =>
    serialCorrelation(words, 2 ** 32, LAGS),
  ),
  onWords('permutation', 'orders of five words', `${KNUTH} G`, (words) => permutation(words, 5)),
  onWords('maximum-of-8', 'greatest of eight words', `${KNUTH} C`, (words) => maximumOfT(words, 8)),
  onWords('birthday-spacings', 'equal spacings among 4,096 words', `${KNUTH} J; Marsaglia`, (words, share) =>
    birthdaySpacings(words.subarray(0, BIRTHDAY_WORDS), share),
  ),
  onWords('duplicates', 'equal words', 'Feller 1, II.3', (words, share) => duplicates(words, 2 ** 32, share)),
  onWords('matrix-rank', 'rank of 32 × 32 bits', `Marsaglia and Tsay 1985; ${NIST}, §2.5`, matrixRank),
  {
    id: 'words-interplay-next-key',
    about: 'agreement with the next stream',
    source: 'GLI-11, interplay correlation',
    pValue: ({ words, neighbour }) => interplay(words, neighbour()),
  },
  {
    id: NEAR_KEY_TEST,
    about: 'agreement with the stream of a key one bit away',
    source: 'GLI-11, interplay correlation',
    pValue: ({ words, nearKey }) => (nearKey ? interplay(words, nearKey()) : Number.NaN),
  },
];

export const WORD_TESTS: readonly WordTest[] = [
  ...SINGLE,
  ...onBothSides('frequency', '1,024 values equally often', `${KNUTH} A`, (words, side) =>
    frequency(digitsOf(words, 10, side), 1024),
  ),
  ...onBothSides('triples', 'triples of digits, overlapping', 'Good 1953', (words, side) => {
    const bits = tripleBits(words.length);
    return overlappingTuples(digitsOf(words, bits, side), 2 ** bits, 3)[0];
  }),
  ...onBothSides('gap', 'wait for one of eight values', `${KNUTH} D`, (words, side) =>
    gap(digitsOf(words, 3, side), 8, 1),
  ),
  ...onBothSides('poker', 'hands of five among eight values', `${KNUTH} E`, (words, side) =>
    poker(digitsOf(words, 3, side), 8),
  ),
  ...onBothSides('coupon', 'wait for all of eight values', `${KNUTH} F`, (words, side) =>
    couponCollector(digitsOf(words, 3, side), 8),
  ),
  ...onBothSides('collision', '16,384 balls in 2²⁰ urns', `${KNUTH} I`, collision),
  ...onBothSides('linear-complexity', 'shift registers of 1,000 bits', `${NIST}, §2.10`, (words, side) =>
    linearComplexityTest(Uint8Array.from(digitsOf(words.subarray(0, COMPLEXITY_WORDS), 1, side))),
  ),
];
