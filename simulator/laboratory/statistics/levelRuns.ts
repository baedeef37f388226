/**
 * Runs above and below a level: how often does the sequence cross it, given how many values lie on either side?
 * Source: A. Wald and J. Wolfowitz, "On a test whether two samples are from the same population", Ann. Math. Statist. 11(2), 1940;
 * NIST SP 800-22 rev. 1a, §2.3 is the case of bits.
 */
import { normalUpper } from '../laws/normal.ts';

/** The standardised number of runs, given the numbers on either side; far out where a side is empty. */
export function levelRunsZ(values: ArrayLike<number>, level: number): number {
  const n = values.length;
  let above = 0;
  let runs = 1;
  let before = values[0]! >= level ? 1 : 0;
  for (let i = 0; i < n; i++) {
    const side = values[i]! >= level ? 1 : 0;
    above += side;
    runs += side ^ before;
    before = side;
  }
  const product = 2 * above * (n - above);
  if (product <= n) return -Infinity;
  return (runs - 1 - product / n) / Math.sqrt((product * (product - n)) / (n * n * (n - 1)));
}

/** The upper p-value: small for too many runs. */
export const levelRuns = (values: ArrayLike<number>, level: number): number =>
  normalUpper(levelRunsZ(values, level));
