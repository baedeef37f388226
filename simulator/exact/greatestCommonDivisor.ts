/** Euclid's algorithm. */

/** @param a, b integers, 0 or more; the divisor of 0 and b is b */
export const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
