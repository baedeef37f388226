/**
 * A made-up but lifelike run of the 7S prize table for tests of charts and reports: sold over months, its small tiers by a
 * normal law and its two large tickets a series one by one. Rough on purpose: nothing is concluded from its numbers.
 */
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';

export interface SampleOptions {
  readonly trials: number;
  readonly months: number;
  readonly seriesCount: number;
  /** Expected share sold at the end. */
  readonly share: number;
  /** Of the logarithm of the factor on sales; 0 for sales as planned. */
  readonly salesSd: number;
  readonly openingTenge: number;
  readonly accrualShare: number;
}

export const HALF_SOLD: SampleOptions = {
  trials: 4000,
  months: 18,
  seriesCount: 1,
  share: 0.5,
  salesSd: 0,
  openingTenge: 5_000_000,
  accrualShare: 0.68,
};

export const TICKETS = 500_100;
export const PRICE_TENGE = 3000;
export const TIERS: readonly (readonly [number, number])[] = [
  [3000, 72000],
  [4000, 37500],
  [5000, 15000],
  [6000, 12500],
  [7000, 9500],
  [9000, 7500],
  [10000, 15585],
  [15000, 4060],
  [20000, 3050],
  [25000, 726],
  [50000, 364],
  [100000, 35],
  [200000, 15],
  [10_000_000, 2],
];
const SMALL = TIERS.slice(0, -1);
export const TOP_TENGE = 10_000_000;
export const SMALL_TENGE = SMALL.reduce((total, [amount, count]) => total + amount * count, 0);
/** Variance a ticket of what the small tiers pay. */
const SMALL_VARIANCE =
  SMALL.reduce((total, [amount, count]) => total + amount ** 2 * count, 0) / TICKETS -
  (SMALL_TENGE / TICKETS) ** 2;

const smallSd = (share: number): number => Math.sqrt(SMALL_VARIANCE * TICKETS * share * (1 - share));

/** The probability that the instant prizes of `HALF_SOLD` come to [from, to): the sample's own exact law. */
export function sampleMassBetween(from: number, to: number): number {
  const share = HALF_SOLD.share;
  const chances = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return chances.reduce((total, chance, tops) => {
    const mean = SMALL_TENGE * share + tops * TOP_TENGE;
    return total + chance * (cdf(to, mean, smallSd(share)) - cdf(from, mean, smallSd(share)));
  }, 0);
}

export interface Path {
  readonly sharesSold: readonly number[];
  readonly wonTenge: readonly number[];
  readonly balances: readonly number[];
  /** Month in which each large ticket of each series goes; `months` where it stays. */
  readonly topMonths: readonly (readonly number[])[];
}

function samplePath(options: SampleOptions, uniform: () => number): Path {
  const { months, seriesCount, share, salesSd, openingTenge, accrualShare } = options;
  const normal = (): number => quantile(uniform(), 0, 1);
  const factor = Math.exp(salesSd * normal() - salesSd ** 2 / 2);
  const sharesSold = Array.from({ length: months }, (_, m) =>
    Math.min(1, share * factor * Math.sqrt((m + 1) / months)),
  );
  const positions = Array.from({ length: seriesCount }, () => [uniform(), uniform()]);
  const isSoldBy = (position: number, month: number): boolean => position < sharesSold[month]!;
  const wonTenge = sharesSold.map((sold, month) => {
    const tops = positions.flat().filter((position) => isSoldBy(position, month)).length;
    const small = SMALL_TENGE * sold * seriesCount + smallSd(sold) * Math.sqrt(seriesCount) * normal();
    return Math.round(small / 1000) * 1000 + tops * TOP_TENGE;
  });
  const balances = wonTenge.map((won, month) => {
    const revenue = TICKETS * PRICE_TENGE * seriesCount * sharesSold[month]!;
    return Math.round(
      openingTenge + accrualShare * revenue - 0.97 * won - 14_000_000 * Math.floor(month / 6),
    );
  });
  const topMonths = positions.map((pair) =>
    pair.map((position) => sharesSold.filter((_, month) => !isSoldBy(position, month)).length),
  );
  return { sharesSold, wonTenge, balances, topMonths };
}

/** One path a trial, the same for the same options. */
export function samplePaths(options: SampleOptions): Path[] {
  const words = mersenneTwister(new Uint32Array([2026, options.trials]));
  const uniform = (): number => (words.next() + 0.5) / 2 ** 32;
  return Array.from({ length: options.trials }, () => samplePath(options, uniform));
}
