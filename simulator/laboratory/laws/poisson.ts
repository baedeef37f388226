/**
 * The Poisson law of rare coincidences. Its counts are whole, so p-values come in steps; one spread evenly over its step, P(X > count) +
 * share · P(X = count), is uniform exactly when the share is, and with a share of one half (mid-p) on the average.
 * Source: W. L. Stevens, "Fiducial limits of the parameter of a discontinuous distribution", Biometrika 37, 1950; H. O. Lancaster,
 * "Significance tests in discrete distributions", JASA 56(294), 1961; DLMF 8.4.10 for the tail.
 */
import gammainc from '@stdlib/math-base-special-gammainc';

/** P(X ≥ count) for a Poisson law. @param mean more than 0 */
export const poissonUpper = (count: number, mean: number): number =>
  count <= 0 ? 1 : gammainc(mean, count, true, false);

/** The upper p-value of a count. @param mean more than 0 @param share its place in the count's step, 0 to 1 */
export const poissonP = (count: number, mean: number, share: number): number =>
  (1 - share) * poissonUpper(count + 1, mean) + share * poissonUpper(count, mean);
