/**
 * How many of `draws` tickets taken without replacement are good ones: an exact sample.
 *
 * Source: for small variances the inversion of V. Kachitvichyanukul and B. Schmeiser, "Computer generation of hypergeometric
 * random variates", J. Statist. Comput. Simul. 22 (1985), algorithm HIN; for others the rejection of `rejectionHat.ts`, which
 * keeps five tries in six where HRUA* (E. Stadlober, 1990) keeps three in four, and evaluates one in four where HRUA* does all.
 */
import { assertCount, MOST_TICKETS } from './counts.ts';
import { isNear, logFactorialRatio, offMiddle, TABLE_SIZE } from './logFactorial.ts';
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

/** Factors of the probability of none that are multiplied out; more of them cost a logarithm and an exponential. */
const MULTIPLIED = 8;
/** Steps from the mode that are multiplied out; more of them cost a logarithm and an exponential. */
const MULTIPLIED_STEPS = 16;

/** Probability that `draws` of `total` tickets miss all of `few` good ones: others! (total − few)! ∕ ((others − few)! total!) */
export function probabilityOfNone(few: number, draws: number, total: number): number {
  const others = total - draws;
  if (few <= MULTIPLIED) {
    let product = 1;
    for (let i = 0; i < few; i++) product *= (others - i) / (total - i);
    return product;
  }
  if (!isNear(others - few, few)) {
    return Math.exp(logFactorialRatio(others - few, others) - logFactorialRatio(total - few, total));
  }
  const othersSum = 2 * others - few + 1;
  const totalSum = 2 * total - few + 1;
  const rest = offMiddle(few, 1 / othersSum) - offMiddle(few, 1 / totalSum);
  return Math.exp(few * (Math.log1p((-2 * draws) / totalSum) + rest));
}

/** By inversion from 0 upwards, few ≤ draws ≤ total ∕ 2: as many steps as the answer. One double. */
function invert(source: DoubleSource, few: number, draws: number, total: number): number {
  const others = total - draws - few;
  const most = Math.min(few, Math.floor((few * draws) / total) + INVERSION_REACH);
  let probability = probabilityOfNone(few, draws, total);
  let rest = source.nextDouble();
  let count = 0;
  while (rest >= probability && count < most) {
    rest -= probability;
    probability *= ((few - count) * (draws - count)) / ((count + 1) * (others + count + 1));
    count++;
  }
  return count;
}

/** draws·p·(1 − p)·(total − draws) ∕ (total − 1), with one division; the product is under 2¹²⁴. */
const varianceOf = (few: number, draws: number, total: number): number =>
  (few * draws * (total - few) * (total - draws)) / (total * total * (total - 1));

/** By rejection, few ≤ draws ≤ total ∕ 2. Two doubles a try, 1.15 to 1.4 tries. */
function reject(source: DoubleSource, few: number, draws: number, total: number, variance: number): number {
  const mean = (few * draws) / total;
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
    if (!(count >= 0 && count <= few)) continue;
    const kept = (v * heightOf(b, sd)) / (a / (edge * edge) + b);
    if (kept <= ratioToMode(count, few, draws, total)) return count;
  }
}

/** pmf(count) ∕ pmf(mode), few ≤ draws ≤ total ∕ 2. */
export function ratioToMode(count: number, few: number, draws: number, total: number): number {
  const mode = Math.floor(((draws + 1) * (few + 1)) / (total + 2));
  const others = total - draws - few;
  if (Math.abs(count - mode) > MULTIPLIED_STEPS) return Math.exp(logRatio(count, mode, few, draws, others));
  let product = 1;
  for (let k = mode; k < count; k++) product *= ((few - k) * (draws - k)) / ((k + 1) * (others + k + 1));
  for (let k = count; k < mode; k++) product *= ((k + 1) * (others + k + 1)) / ((few - k) * (draws - k));
  return product;
}

/** log of pmf(count) ∕ pmf(mode); 1 ∕ pmf goes by count! (few − count)! (draws − count)! (others + count)! */
function logRatio(count: number, mode: number, few: number, draws: number, others: number): number {
  const steps = count - mode;
  const isTabled = Math.max(count, mode) <= TABLE_SIZE;
  if (!isNear(Math.min(few - mode, others + mode), steps) || !(isTabled || isNear(mode, steps))) {
    return (
      logFactorialRatio(few - count, few - mode) +
      logFactorialRatio(draws - count, draws - mode) +
      logFactorialRatio(count, mode) +
      logFactorialRatio(others + count, others + mode)
    );
  }
  // One logarithm of the quotient of the middles, each twice as large.
  const fewSum = 2 * few - mode - count + 1;
  const drawsSum = 2 * draws - mode - count + 1;
  const othersSum = 2 * others + mode + count + 1;
  const quotient = (fewSum * drawsSum) / othersSum;
  const rest =
    offMiddle(steps, 1 / fewSum) + offMiddle(steps, 1 / drawsSum) - offMiddle(steps, 1 / othersSum);
  if (isTabled) return steps * (Math.log(quotient / 2) + rest) + logFactorialRatio(count, mode);
  const countSum = mode + count + 1;
  return steps * (Math.log(quotient / countSum) + rest - offMiddle(steps, 1 / countSum));
}

/**
 * An exact sample as the loops of this room draw it: nothing is checked.
 * The law is the same for good and bad, drawn and left exchanged: the smaller of each pair is sampled.
 */
export function drawHypergeometric(source: DoubleSource, good: number, bad: number, draws: number): number {
  const total = good + bad;
  const scarce = Math.min(good, bad);
  const taken = Math.min(draws, total - draws);
  const few = Math.min(scarce, taken);
  const many = Math.max(scarce, taken);
  let count = 0;
  if (few > 0) {
    const variance = varianceOf(few, many, total);
    count =
      variance < REJECTION_FROM_VARIANCE
        ? invert(source, few, many, total)
        : reject(source, few, many, total, variance);
  }
  if (good > bad) count = taken - count;
  return draws > taken ? good - count : count;
}

/**
 * The number of good tickets among `draws` of `good + bad`, taken without replacement.
 * @param good @param bad @param draws integers from 0; draws ≤ good + bad ≤ 2³¹ − 1
 * @throws RangeError for anything else
 */
export function hypergeometric(source: DoubleSource, good: number, bad: number, draws: number): number {
  assertCount('hypergeometric: good', good, MOST_TICKETS);
  assertCount('hypergeometric: bad', bad, MOST_TICKETS - good);
  assertCount('hypergeometric: draws', draws, good + bad);
  return drawHypergeometric(source, good, bad, draws);
}
