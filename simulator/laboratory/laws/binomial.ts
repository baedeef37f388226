/**
 * The binomial law: how many seeds of many a test catches.
 * Source: C. J. Clopper and E. S. Pearson, Biometrika 26(4), 1934, for the interval; stdlib for the beta functions.
 */
import betainc from '@stdlib/math-base-special-betainc';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** P(X ≥ count) in `trials` trials of chance `chance`. */
export const binomialUpper = (count: number, trials: number, chance: number): number =>
  count <= 0 ? 1 : betainc(chance, count, trials - count + 1);

/** Clopper and Pearson's interval for the chance, which holds it with `confidence` at least. */
export function binomialInterval(count: number, trials: number, confidence: number): [number, number] {
  const tail = (1 - confidence) / 2;
  const low = count === 0 ? 0 : betaQuantile(tail, count, trials - count + 1);
  const high = count === trials ? 1 : betaQuantile(1 - tail, count + 1, trials - count);
  return [low, high];
}
