/** The normal law: stdlib's distribution function, asked for the upper tail. */
import cdf from '@stdlib/stats-base-dists-normal-cdf';

/** P(Z ≥ z), to full relative precision in the upper tail. */
export const normalUpper = (z: number): number => cdf(-z, 0, 1);
