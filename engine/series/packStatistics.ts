/**
 * How one kind of winner lies among the packs. Counted are the pairs of them in one pack: too many and packs are rich or
 * poor, too few and they were dealt out evenly. Mean and variance are exact for K winners in N places, every choice
 * equally likely.
 */
import { logGamma, logTwoSided } from './chiSquareTail.ts';

export interface PackPairs {
  readonly pairs: number;
  readonly expectedPairs: number;
  readonly sdPairs: number;
  /** The most winners of the kind in one pack. */
  readonly most: number;
  /** Decimal logarithm of the two-sided p-value. */
  readonly log10P: number;
}

/** Below so many expected pairs their law is taken as Poisson's: packs are many and the winners rare. */
const POISSON_BELOW = 20;

/** Falling factorial ratio: P(r given places all hold winners). */
function allMarked(r: number, marked: number, all: number): number {
  let product = 1;
  for (let i = 0; i < r; i++) product *= (marked - i) / (all - i);
  return Math.max(0, product);
}

/** Pairs of places in one pack, and ordered pairs of such pairs that share one place; a last short pack counts. */
function placePairs(tickets: number, packTickets: number): { pairs: number; sharing: number } {
  const sizes = [
    { packs: Math.floor(tickets / packTickets), size: packTickets },
    { packs: 1, size: tickets % packTickets },
  ];
  let [pairs, sharing] = [0, 0];
  for (const { packs, size } of sizes) {
    pairs += (packs * size * (size - 1)) / 2;
    sharing += packs * size * (size - 1) * (size - 2);
  }
  return { pairs, sharing };
}

/** Exact mean and variance of the number of pairs. */
export function pairMoments(
  marked: number,
  tickets: number,
  packTickets: number,
): { mean: number; variance: number } {
  const { pairs, sharing } = placePairs(tickets, packTickets);
  const both = allMarked(2, marked, tickets);
  const [three, four] = [allMarked(3, marked, tickets), allMarked(4, marked, tickets)];
  const mean = pairs * both;
  // Σ over ordered pairs of pairs: the same, sharing a place, apart. Grouped so that what nearly cancels is small first.
  const variance = mean + sharing * three - (pairs + sharing) * four + pairs * pairs * (four - both * both);
  return { mean, variance: Math.max(0, variance) };
}

/** ln of twice the smaller tail of a Poisson law. */
function logPoissonTwoSided(count: number, mean: number): number {
  const logMass = (k: number): number => k * Math.log(mean) - mean - logGamma(k + 1);
  let atMost = 0;
  for (let k = 0; k <= count; k++) atMost += Math.exp(logMass(k));
  let ratio = 1;
  let beyond = 0;
  for (let k = count; ratio > 1e-18; k++) {
    beyond += ratio;
    ratio *= mean / (k + 1);
  }
  const logAtLeast = Math.min(0, logMass(count) + Math.log(beyond));
  return Math.min(0, Math.LN2 + Math.min(Math.log(Math.min(1, atMost)), logAtLeast));
}

/**
 * @param counts winners of the kind in every pack, a last short pack included
 * @param marked their sum
 */
export function packPairs(
  counts: ArrayLike<number>,
  marked: number,
  tickets: number,
  packTickets: number,
): PackPairs {
  let [pairs, most] = [0, 0];
  for (let pack = 0; pack < counts.length; pack++) {
    const count = counts[pack]!;
    pairs += (count * (count - 1)) / 2;
    if (count > most) most = count;
  }
  const { mean, variance } = pairMoments(marked, tickets, packTickets);
  return {
    pairs,
    expectedPairs: mean,
    sdPairs: Math.sqrt(variance),
    most,
    log10P: logPairsP(pairs, mean, variance) / Math.LN10,
  };
}

function logPairsP(pairs: number, mean: number, variance: number): number {
  if (mean === 0 || variance === 0) return 0;
  if (mean < POISSON_BELOW) return logPoissonTwoSided(pairs, mean);
  // A gamma law with the exact mean and variance, as for the sum of squares that the pairs are.
  const scale = variance / (2 * mean);
  return logTwoSided(pairs / scale, mean / scale);
}
