/**
 * The Poisson law of rare coincidences. Its counts are whole, so p-values come in steps: the mid-p value, P(X > count) +
 * ½ P(X = count), is uniform on the average.
 * Source: H. O. Lancaster, "Significance tests in discrete distributions", JASA 56(294), 1961; DLMF 8.4.10 for the tail.
 */
import gammainc from '@stdlib/math-base-special-gammainc';

/** P(X ≥ count) for a Poisson law. @param mean more than 0 */
export const poissonUpper = (count: number, mean: number): number =>
  count <= 0 ? 1 : gammainc(mean, count, true, false);

/** The upper mid-p value of a count. @param mean more than 0 */
export const poissonMidP = (count: number, mean: number): number =>
  (poissonUpper(count, mean) + poissonUpper(count + 1, mean)) / 2;
