/**
 * log n!, and how much it changes between two numbers: what the probabilities of counts are made of.
 * Source: NIST Digital Library of Mathematical Functions, §5.11 (Stirling's series), §2.10(i) (Euler–Maclaurin).
 */

/** log n! up to this number is read from a table of 8 KiB; above it two terms of Stirling's series leave under 10⁻¹⁸. */
export const TABLE_SIZE = 1024;

const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

/** Σ log k, with what each addition rounds away carried to the next (Kahan): within one unit of the last digit. */
function logFactorials(length: number): Float64Array {
  const table = new Float64Array(length);
  let carried = 0;
  for (let n = 2; n < length; n++) {
    const term = Math.log(n) - carried;
    table[n] = table[n - 1]! + term;
    carried = table[n]! - table[n - 1]! - term;
  }
  return table;
}

const table = logFactorials(TABLE_SIZE + 1);

/** log n!. @param n an integer, 0 to 2⁵³; not checked */
export function logFactorial(n: number): number {
  if (n <= TABLE_SIZE) return table[n]!;
  const inverse = 1 / n;
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TAU + inverse * (1 / 12 - (inverse * inverse) / 360);
}

/**
 * log(b! ∕ a!) is the sum of log(a + 1) … log b: (b − a) times the logarithm of the middle of that range, c = (a + b + 1) ∕ 2,
 * and of what `offMiddle` answers. So a quotient of several such factorials needs but one logarithm, and none of the digits
 * go that are lost between two large ones.
 */
export const isNear = (from: number, steps: number): boolean =>
  from >= TABLE_SIZE && 16 * Math.abs(steps) <= from;

/**
 * What a step adds to the logarithm of the middle, where `isNear`; within 10⁻¹⁶.
 * @param inverse 1 ∕ (a + b + 1)
 */
export function offMiddle(steps: number, inverse: number): number {
  const ratio = steps * inverse;
  const q = ratio * ratio;
  // ∫ log t dt = steps·(log c − q/6 − q²/20 − q³/42 − q⁴/72 − …), q ≤ 2⁻¹⁰.
  const integral = q * (1 / 6 + q * (1 / 20 + q * (1 / 42 + q * (1 / 72))));
  // −¹/₂₄ (f′(b + ½) − f′(a + ½)) + ⁷/₅₇₆₀ (f‴(b + ½) − f‴(a + ½)) for f = log, where (a + ½)(b + ½) = c²(1 − q).
  const ends = 4 * inverse * inverse * (1 + q * (1 + q));
  return ends * (1 / 24 - (7 / 960) * ends) - integral;
}

/** log(b! ∕ a!), within 10⁻¹² where both are in the table, otherwise to the digits of the answer. @param a @param b integers from 0; not checked */
export function logFactorialRatio(a: number, b: number): number {
  if (a <= TABLE_SIZE && b <= TABLE_SIZE) return table[b]! - table[a]!;
  const steps = b - a;
  const sum = a + b + 1;
  if (isNear(Math.min(a, b), steps)) return steps * (Math.log(sum / 2) + offMiddle(steps, 1 / sum));
  // Halves the range until it is near, but first leaves the table.
  const middle = Math.min(a, b) < TABLE_SIZE ? TABLE_SIZE : Math.floor((a + b) / 2);
  return logFactorialRatio(a, middle) + logFactorialRatio(middle, b);
}
