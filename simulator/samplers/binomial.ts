/**
 * How many of n independent trials succeed: an exact sample, by inversion for small variances and by transformed rejection
 * for the others.
 */
import { assertCount, MOST_TICKETS } from './counts.ts';
import { isNear, logFactorialRatio, offMiddle } from './logFactorial.ts';
import type { DoubleSource } from './randomDoubles.ts';
import {
  bendOf,
  heightOf,
  INVERSION_REACH,
  REJECTION_FROM_VARIANCE,
  SQUEEZED_FROM,
  slopeOf,
  squeezeOf,
} from './rejectionHat.ts';

/** Steps from the mode that are multiplied out; more of them cost a logarithm and an exponential. */
const MULTIPLIED_STEPS = 16;

/** By inversion from 0 upwards: as many steps as the answer. One double. @param p 0 to ½ */
function invert(source: DoubleSource, n: number, p: number): number {
  const odds = p / (1 - p);
  const most = Math.min(n, Math.floor(n * p) + INVERSION_REACH);
  let probability = Math.exp(n * Math.log1p(-p));
  let rest = source.nextDouble();
  let count = 0;
  while (rest >= probability && count < most) {
    rest -= probability;
    probability *= (odds * (n - count)) / (count + 1);
    count++;
  }
  return count;
}

/** By rejection. Two doubles a try, 1.15 to 1.4 tries. @param p 0 to ½ */
function reject(source: DoubleSource, n: number, p: number, variance: number): number {
  const mean = n * p;
  const sd = Math.sqrt(variance);
  const b = slopeOf(sd);
  const a = bendOf(b);
  const squeeze = squeezeOf(b);
  for (;;) {
    const u = source.nextDouble() - 0.5;
    const v = 1 - source.nextDouble();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.5);
    if (edge >= SQUEEZED_FROM && v <= squeeze) return count;
    if (!(count >= 0 && count <= n)) continue;
    const kept = (v * heightOf(b, sd)) / (a / (edge * edge) + b);
    if (kept <= ratioToMode(count, n, p)) return count;
  }
}

/** pmf(count) ∕ pmf(mode). @param p 0 to ½ */
export function ratioToMode(count: number, n: number, p: number): number {
  const mode = Math.floor((n + 1) * p);
  const odds = p / (1 - p);
  if (Math.abs(count - mode) > MULTIPLIED_STEPS) return Math.exp(logRatio(count, mode, n, odds));
  let product = 1;
  for (let k = mode; k < count; k++) product *= (odds * (n - k)) / (k + 1);
  for (let k = count; k < mode; k++) product *= (k + 1) / (odds * (n - k));
  return product;
}

/** log of pmf(count) ∕ pmf(mode); pmf goes by odds^count ∕ (count! (n − count)!) */
function logRatio(count: number, mode: number, n: number, odds: number): number {
  const steps = count - mode;
  if (!isNear(Math.min(mode, n - mode), steps)) {
    return steps * Math.log(odds) + logFactorialRatio(count, mode) + logFactorialRatio(n - count, n - mode);
  }
  // One logarithm of the quotient of the middles, each twice as large.
  const failuresSum = 2 * n - mode - count + 1;
  const countSum = mode + count + 1;
  const rest = offMiddle(steps, 1 / failuresSum) - offMiddle(steps, 1 / countSum);
  return steps * (Math.log((odds * failuresSum) / countSum) + rest);
}

/** An exact sample as the loops of this room draw it: nothing is checked. */
export function drawBinomial(source: DoubleSource, n: number, p: number): number {
  if (p > 0.5) return n - drawBinomial(source, n, 1 - p);
  if (n === 0 || p === 0) return 0;
  const variance = n * p * (1 - p);
  return variance < REJECTION_FROM_VARIANCE ? invert(source, n, p) : reject(source, n, p, variance);
}

/**
 * The number of successes in `n` independent trials.
 * @param n an integer, 0 to 2³¹ − 1
 * @param p probability of a success, 0 to 1
 * @throws RangeError for anything else
 */
export function binomial(source: DoubleSource, n: number, p: number): number {
  assertCount('binomial: n', n, MOST_TICKETS);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomial: expected a probability 0 to 1, got ${p}`);
  return drawBinomial(source, n, p);
}
