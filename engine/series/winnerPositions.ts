/**
 * Where the first and the last winner of a tier stand in the order of the series, against the exact law of order
 * statistics: K of N places, every choice equally likely.
 */
import { logHypergeometricMass } from './hypergeometricTail.ts';

/** Places count from 1; null where the tier has no ticket. */
export interface WinnerPositions {
  readonly first: number | null;
  readonly last: number | null;
  /** (N + 1) ∕ (K + 1); the last one's is as far from the other end. */
  readonly expectedFirst: number;
  readonly expectedLast: number;
  /** Decimal logarithms of two-sided p-values. */
  readonly log10PFirst: number;
  readonly log10PLast: number;
}

/** ln P(the first of `marked` places among `all` is beyond `place`). */
const logFirstBeyond = (place: number, marked: number, all: number): number =>
  logHypergeometricMass(0, marked, place, all);

/** @param place counted from the end the order statistic is next to, from 1 */
function logTwoSidedPlace(place: number, marked: number, all: number): number {
  const logAtLeast = logFirstBeyond(place - 1, marked, all);
  const logAtMost = Math.log(-Math.expm1(logFirstBeyond(place, marked, all)));
  return Math.min(0, Math.LN2 + Math.min(logAtLeast, logAtMost));
}

/** @param first,last places from 1 @param marked the tier's tickets @param all the series' tickets */
export function winnerPositions(
  first: number | null,
  last: number | null,
  marked: number,
  all: number,
): WinnerPositions {
  const expectedFirst = (all + 1) / (marked + 1);
  return {
    first,
    last,
    expectedFirst,
    expectedLast: all + 1 - expectedFirst,
    log10PFirst: first === null ? 0 : logTwoSidedPlace(first, marked, all) / Math.LN10,
    log10PLast: last === null ? 0 : logTwoSidedPlace(all + 1 - last, marked, all) / Math.LN10,
  };
}
