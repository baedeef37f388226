/** Products beyond 2⁵³, modulo. */

const HALF_BITS = 2 ** 20;

/**
 * a · b mod m, exactly.
 * @param a, b integers, 0 or more, below 2⁵³ @param m integer, 1 to 2³²
 */
export function productModulo(a: number, b: number, m: number): number {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) return product % m;
  const x = a % m;
  const y = b % m;
  // x < 2³², each part of y < 2²⁰ or 2¹²: nothing below passes 2⁵³.
  const high = (x * Math.floor(y / HALF_BITS)) % m;
  return (((high * HALF_BITS) % m) + ((x * (y % HALF_BITS)) % m)) % m;
}
