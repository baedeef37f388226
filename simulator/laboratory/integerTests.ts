/** The tests of bounded integers, for small bounds, for bounds that are no powers of two and for large ones. */
import type { LaboratoryTest } from './laboratoryTest.ts';
import { couponCollector } from './statistics/couponCollector.ts';
import { duplicates } from './statistics/duplicates.ts';
import { frequency, frequencyByRemainder, frequencyByStretch } from './statistics/frequency.ts';
import { gap } from './statistics/gap.ts';
import { levelRuns } from './statistics/levelRuns.ts';
import { overlappingTuples } from './statistics/overlappingTuples.ts';
import { permutation } from './statistics/permutation.ts';
import { poker } from './statistics/poker.ts';
import { serialCorrelation } from './statistics/serialCorrelation.ts';

export interface IntegerSample {
  /** Integers in [0, bound), the same however often they are asked for. */
  values(bound: number): Uint32Array;
}

type IntegerTest = LaboratoryTest<IntegerSample>;

/** A coin, a die, a digit, a roulette wheel, a pack of cards. */
export const SMALL_BOUNDS = [2, 6, 10, 37, 52] as const;
/** 2³² = 10.5 of these: `word % bound` would favour half of the values by a tenth. */
export const SUBTLE_BOUND = 409_044_505;
/** `word % bound` would favour a third of the values by a factor of two. */
export const COARSE_BOUND = 3 * 2 ** 30;
/** A series of tickets; the two above; one past a half, which rejects nearly every other word; the last odd one. */
export const LARGE_BOUNDS = [500_100, SUBTLE_BOUND, 2 ** 31 + 1, COARSE_BOUND, 2 ** 32 - 1] as const;

const KNUTH = 'Knuth, TAOCP 2, §3.3.2';
const LAGS = Array.from({ length: 8 }, (_, i) => i + 1);
const STRETCHES = 64;

const formatBound = (bound: number): string =>
  ({ [2 ** 31 + 1]: '2^31+1', [COARSE_BOUND]: '3*2^30', [2 ** 32 - 1]: '2^32-1' })[bound] ?? String(bound);

type Statistic = readonly [
  id: string,
  about: string,
  source: string,
  pValue: (values: Uint32Array, bound: number, share: number) => number,
];

const forBound = (bound: number, statistics: readonly Statistic[]): IntegerTest[] =>
  statistics.map(([id, about, source, pValue]) => ({
    id: `integers-${formatBound(bound)}-${id}`,
    about: `uniform(${formatBound(bound)}): ${about}`,
    source,
    pValue: (sample, share) => pValue(sample.values(bound), bound, share),
  }));

/** The longest overlapping tuples that fill their cells eight times, four at most. */
function tuples(values: Uint32Array, base: number): number {
  const longest = Math.floor(Math.log(values.length / 8) / Math.log(base));
  return overlappingTuples(values, base, Math.min(base === 2 ? 8 : 4, longest))[0];
}

/** Stretches of a large bound as digits; whole numbers make them unequal by less than a part in 10⁵. */
function stretches(values: Uint32Array, bound: number, cells: number): Uint8Array {
  const digits = new Uint8Array(values.length);
  for (let i = 0; i < digits.length; i++) digits[i] = Math.floor((values[i]! * cells) / bound);
  return digits;
}

const ON_ALL: readonly Statistic[] = [
  ['serial-correlation', 'correlation at 8 lags', `${KNUTH} K`, (v, m) => serialCorrelation(v, m, LAGS)],
  ['runs', 'runs above and below the middle', 'Wald and Wolfowitz 1940', (v, m) => levelRuns(v, m / 2)],
];

const ON_SMALL: readonly Statistic[] = [
  ['frequency', 'every value equally often', `${KNUTH} A`, frequency],
  ['tuples', 'overlapping tuples', 'Good 1953', tuples],
  ['gap', 'wait for the lowest value', `${KNUTH} D`, (values, bound) => gap(values, bound, 1)],
  ['coupon', 'wait for all values', `${KNUTH} F`, couponCollector],
  ...ON_ALL,
];

const POKER: Statistic = ['poker', 'hands of five', `${KNUTH} E`, poker];

const ON_LARGE: readonly Statistic[] = [
  [
    'frequency',
    `${STRETCHES} stretches equally often`,
    `${KNUTH} A`,
    (v, m) => frequencyByStretch(v, m, STRETCHES),
  ],
  ['remainder', 'remainders on division by 30', `${KNUTH} A`, (v, m) => frequencyByRemainder(v, m, 30)],
  [
    'tuples',
    'overlapping triples of 16 stretches',
    'Good 1953',
    (v, m) => overlappingTuples(stretches(v, m, 16), 16, 3)[0],
  ],
  ['duplicates', 'equal values', 'Feller 1, II.3', duplicates],
  ['permutation', 'orders of four values', `${KNUTH} G`, (values) => permutation(values, 4)],
  ...ON_ALL,
];

export const INTEGER_TESTS: readonly IntegerTest[] = [
  ...SMALL_BOUNDS.flatMap((bound) => forBound(bound, bound < 4 ? ON_SMALL : [...ON_SMALL, POKER])),
  ...LARGE_BOUNDS.flatMap((bound) =>
    // Equal values are frequent among 500,100 and would blur the orders.
    forBound(bound, bound < 10 ** 6 ? ON_LARGE.filter(([id]) => id !== 'permutation') : ON_LARGE),
  ),
];
