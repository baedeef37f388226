/**
 * How often do the values turn from rising to falling or back: the number of runs up and down.
 * Source: H. Levene and J. Wolfowitz, "The covariance matrix of runs up and down", Ann. Math. Statist. 15(1), 1944; the moments
 * are those of a random permutation, (2/3)(n − 2) and (16 n − 29) / 90.
 */
import { normalUpper } from '../laws/normal.ts';

/** The standardised number of turning points of n values in a random order, all different. */
export function turningPointsZ(values: ArrayLike<number>): number {
  const n = values.length;
  let turns = 0;
  let risen = values[1]! > values[0]! ? 1 : 0;
  for (let i = 2; i < n; i++) {
    const rises = values[i]! > values[i - 1]! ? 1 : 0;
    turns += rises ^ risen;
    risen = rises;
  }
  return (turns - (2 * (n - 2)) / 3) / Math.sqrt((16 * n - 29) / 90);
}

/** The upper p-value: small for too many turns. */
export const turningPoints = (values: ArrayLike<number>): number => normalUpper(turningPointsZ(values));
