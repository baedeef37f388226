/** Exact fractions on their way out: rounded once, at the end. */

/** Bits of quotient kept before the rounding: more than the 53 of a double, so that the sticky bit decides halves. */
const QUOTIENT_BITS = 64;

const bitLength = (value: bigint): number => value.toString(2).length;

/**
 * The double nearest to numerator ∕ denominator, ties to even.
 * @param numerator 0 or more
 * @param denominator 1 or more; both small enough for the quotient to be a normal double (or 0)
 */
export function nearestDouble(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = QUOTIENT_BITS - (bitLength(numerator) - bitLength(denominator));
  const scaled = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift);
  const quotient = scaled / divisor;
  // What is cut off must not look like an exact half: it becomes the lowest bit. Number() rounds to nearest, ties to even.
  const sticky = quotient * divisor === scaled ? quotient : quotient | 1n;
  return Number(sticky) * 2 ** -shift;
}
