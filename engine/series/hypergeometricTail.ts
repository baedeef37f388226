/**
 * The hypergeometric law, as natural logarithms: how many of `drawn` tickets are marked when `marked` of `all` are.
 * Tails are summed from their first term by ratios, so that they keep their digits however small they are.
 */
import { logGamma } from './chiSquareTail.ts';

/** ln of the number of ways to choose `some` of `all`; −∞ where there is none. */
export const logChoose = (all: number, some: number): number =>
  some < 0 || some > all
    ? Number.NEGATIVE_INFINITY
    : logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1);

/** ln P(X = x). */
export const logHypergeometricMass = (x: number, marked: number, drawn: number, all: number): number =>
  logChoose(marked, x) + logChoose(all - marked, drawn - x) - logChoose(all, drawn);

/** ln P(X ≥ least) for the marked among `drawn` tickets out of `all`, `marked` of which are marked. */
export function logHypergeometricTail(least: number, marked: number, drawn: number, all: number): number {
  const most = Math.min(marked, drawn);
  if (least <= Math.max(0, drawn - (all - marked))) return 0;
  if (least > most) return Number.NEGATIVE_INFINITY;
  let tail = 0;
  const logFirst = logHypergeometricMass(least, marked, drawn, all);
  let ratio = 1;
  for (let x = least; x <= most; x++) {
    tail += ratio;
    ratio *= ((marked - x) * (drawn - x)) / ((x + 1) * (all - marked - drawn + x + 1));
  }
  return Math.min(0, logFirst + Math.log(tail));
}

/** ln P(X ≤ most): the marked that are not drawn are hypergeometric too. */
const logLowerTail = (most: number, marked: number, drawn: number, all: number): number =>
  logHypergeometricTail(marked - most, marked, all - drawn, all);

/** ln of twice the smaller tail at `x`, at most 0. */
export const logTwoSidedHypergeometric = (x: number, marked: number, drawn: number, all: number): number =>
  Math.min(
    0,
    Math.LN2 + Math.min(logHypergeometricTail(x, marked, drawn, all), logLowerTail(x, marked, drawn, all)),
  );
