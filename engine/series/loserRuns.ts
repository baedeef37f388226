/**
 * Runs of losers along the series, against their exact laws: L losers and W winners in every order equally likely put
 * the losers into W + 1 gaps, each way of filling the gaps equally likely.
 */
import { logGamma } from './chiSquareTail.ts';
import { logTwoSidedHypergeometric } from './hypergeometricTail.ts';

export interface LoserRuns {
  readonly runs: number;
  readonly expectedRuns: number;
  readonly sdRuns: number;
  /** Decimal logarithm of the two-sided p-value of the number of runs. */
  readonly log10PRuns: number;
  /** Tickets of the longest run of losers. */
  readonly longest: number;
  /** What half of all honest series stay at or below. */
  readonly medianLongest: number;
  /** Decimal logarithm of the two-sided p-value of the longest run. */
  readonly log10PLongest: number;
}

/** Sums of the circle are taken at so many points to each standard deviation of the number of losers. */
const POINTS_PER_SD = 14;

/**
 * ln P(longest run of losers ≤ most): the coefficient of zᴸ in (1 + z + … + zᵐ)ᵂ⁺¹, over the number of orders, m being
 * `most`. The coefficient is the mean of f(z) z⁻ᴸ over a circle about 0, at the radius where f has its saddle point.
 */
export function logLongestAtMost(most: number, losers: number, winners: number): number {
  const gaps = winners + 1;
  if (losers === 0 || most >= losers) return 0;
  if (most * gaps < losers) return Number.NEGATIVE_INFINITY;
  if (most * gaps === losers) return -logOrders(losers, winners);
  const { logRadius, variance } = saddlePoint(most, losers / gaps);
  // With more points than the polynomial's degree the sum is exact.
  const points = Math.min(most * gaps + 1, Math.ceil(POINTS_PER_SD * Math.sqrt(variance * gaps)) + 16);
  const logPeak = logTruncated(most, logRadius, 0).log;
  let sum = 0;
  for (let k = 0; k < points; k++) {
    const angle = (2 * Math.PI * k) / points;
    const { log, argument } = logTruncated(most, logRadius, angle);
    sum += Math.exp(gaps * (log - logPeak)) * Math.cos(gaps * argument - losers * angle);
  }
  const logCoefficient = gaps * logPeak - losers * logRadius + Math.log(sum / points);
  return Math.min(0, logCoefficient - logOrders(losers, winners));
}

/** ln C(L + W, W). */
const logOrders = (losers: number, winners: number): number =>
  logGamma(losers + winners + 1) - logGamma(losers + 1) - logGamma(winners + 1);

/** 1 − e^(a + ib), exact to the last digits also next to 0. */
function oneMinusExp(a: number, b: number): { re: number; im: number } {
  const chord = Math.sin(b / 2);
  const size = Math.exp(a);
  return { re: -Math.expm1(a) + 2 * size * chord * chord, im: -size * Math.sin(b) };
}

/** ln |1 + z + … + zᵐ| and its argument, z = e^(logRadius + i·angle). */
function logTruncated(most: number, logRadius: number, angle: number): { log: number; argument: number } {
  // Outside the unit circle the sum is zᵐ times that of 1 ∕ z: nothing overflows.
  const isOutside = logRadius > 0;
  const [a, b] = isOutside ? [-logRadius, -angle] : [logRadius, angle];
  const whole = oneMinusExp((most + 1) * a, (most + 1) * b);
  const step = oneMinusExp(a, b);
  if (step.re === 0 && step.im === 0) return { log: Math.log(most + 1), argument: 0 };
  const log = Math.log(Math.hypot(whole.re, whole.im) / Math.hypot(step.re, step.im));
  const argument = Math.atan2(whole.im, whole.re) - Math.atan2(step.im, step.re);
  return isOutside ? { log: log + most * logRadius, argument: argument + most * angle } : { log, argument };
}

/**
 * The radius at which a gap holds `mean` losers, each length k being as likely as rᵏ, and the variance there. Any radius
 * gives the same coefficient; this one loses no digits.
 */
function saddlePoint(most: number, mean: number): { logRadius: number; variance: number } {
  let [low, high] = [-40, 40];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (gapMoments(most, middle).mean < mean) low = middle;
    else high = middle;
  }
  return { logRadius: low, variance: gapMoments(most, low).variance };
}

/** Mean and variance of a gap of 0 to `most` losers, length k being as likely as e^(k·a). */
function gapMoments(most: number, a: number): { mean: number; variance: number } {
  const terms = most + 1;
  if (Math.abs(a) * terms < 1e-3) {
    const variance = (terms * terms - 1) / 12;
    return { mean: most / 2 + a * variance, variance };
  }
  const curvature = (x: number): number => 1 / (4 * Math.sinh(x / 2) ** 2);
  const mean = 1 / Math.expm1(-a) - terms / Math.expm1(-terms * a);
  return { mean, variance: curvature(a) - terms * terms * curvature(terms * a) };
}

/** The least m with P(longest ≤ m) ≥ ½. */
function medianLongest(losers: number, winners: number): number {
  let [low, high] = [Math.ceil(losers / (winners + 1)), losers];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (logLongestAtMost(middle, losers, winners) >= -Math.LN2) high = middle;
    else low = middle + 1;
  }
  return low;
}

const logOneMinusExp = (y: number): number =>
  y === Number.NEGATIVE_INFINITY ? 0 : Math.log(Math.max(0, -Math.expm1(y)));

/** @param won 1 for a winner, 0 for a loser, in the order of the series */
export function loserRuns(won: Uint8Array): LoserRuns {
  let [runs, longest, current, losers] = [0, 0, 0, 0];
  for (const isWinner of won) {
    current = isWinner ? 0 : current + 1;
    if (isWinner) continue;
    losers++;
    if (current === 1) runs++;
    if (current > longest) longest = current;
  }
  const all = won.length;
  const winners = all - losers;
  // Of W + 1 gaps, those that hold losers: C(W + 1, r) C(L − 1, r − 1) of C(L + W, L) orders, a hypergeometric law.
  const gaps = winners + 1;
  const expectedRuns = all === 0 ? 0 : (losers * gaps) / all;
  const varianceRuns = all < 2 ? 0 : (expectedRuns * winners * (losers - 1)) / (all * (all - 1));
  const logAtMost = logLongestAtMost(longest, losers, winners);
  const logBelow = longest === 0 ? Number.NEGATIVE_INFINITY : logLongestAtMost(longest - 1, losers, winners);
  return {
    runs,
    expectedRuns,
    sdRuns: Math.sqrt(Math.max(0, varianceRuns)),
    log10PRuns: losers === 0 ? 0 : logTwoSidedHypergeometric(runs, gaps, losers, all) / Math.LN10,
    longest,
    medianLongest: losers === 0 ? 0 : medianLongest(losers, winners),
    log10PLongest: Math.min(0, Math.LN2 + Math.min(logAtMost, logOneMinusExp(logBelow))) / Math.LN10,
  };
}
