/** The whole law of a binomial number as weights, for tables. */

/** Weights under this share of the mode's are left out: all of them together come to far less than 2⁻⁵³. */
const LEAST_WEIGHT = 2 ** -64;

export interface BinomialWeights {
  /** The count that `weights[0]` is of. */
  readonly lowest: number;
  /** pmf(lowest + i) ∕ pmf(mode), so that the largest is 1. About 19 standard deviations of them. */
  readonly weights: Float64Array;
}

/**
 * The law of n trials of the given odds, p ∕ (1 − p). Step by step from the mode, so that the relative error of a weight grows
 * only as the square root of its distance: under 10⁻¹³ for a hundred million trials.
 * @param n an integer from 0
 * @param odds 0 to Infinity
 */
export function binomialWeights(n: number, odds: number): BinomialWeights {
  if (n === 0 || odds === 0) return { lowest: 0, weights: Float64Array.of(1) };
  if (odds === Infinity) return { lowest: n, weights: Float64Array.of(1) };
  const mode = Math.min(n, Math.floor((n + 1) * (odds / (1 + odds))));
  const falling: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / ((n - k + 1) * odds);
    if (weight < LEAST_WEIGHT) break;
    falling.push(weight);
  }
  const rising = [1];
  for (let k = mode, weight = 1; k < n; k++) {
    weight *= (odds * (n - k)) / (k + 1);
    if (weight < LEAST_WEIGHT) break;
    rising.push(weight);
  }
  return { lowest: mode - falling.length, weights: Float64Array.from([...falling.reverse(), ...rising]) };
}
