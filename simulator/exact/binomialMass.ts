/**
 * The binomial law to nearly full precision, without differences of large log-factorials (which lose nine digits on
 * 500,100 tickets).
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000 (the saddle-point expansion).
 */

const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);
/** Up to here n! is exact in a double; from here five terms of the series leave less than 10⁻¹⁶. */
const SMALL = 15;

/** log n! − log(√(2πn) (n∕e)ⁿ) for n = 0 … 15. */
const SMALL_ERRORS = smallErrors();

function smallErrors(): Float64Array {
  const errors = new Float64Array(SMALL + 1);
  for (let n = 1, factorial = 1; n <= SMALL; n++) {
    factorial *= n;
    errors[n] = Math.log(factorial) - (HALF_LOG_TAU + 0.5 * Math.log(n) + n * Math.log(n) - n);
  }
  return errors;
}

/** What Stirling's formula leaves of log n!. @param n integer, 0 or more (0 for n = 0, where it is never used) */
function stirlingError(n: number): number {
  if (n <= SMALL) return SMALL_ERRORS[n]!;
  const s = 1 / (n * n);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - s / 1188) * s) * s) * s) / n;
}

/** x log(x ∕ m) + m − x without cancellation near x = m. */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 1; ; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * log P(Bin(n, p) = k); −∞ for an impossible k.
 * @param n integer, 0 or more @param p 0 < p < 1 @param q 1 − p, given apart so that neither loses digits
 */
export function logBinomialMass(k: number, n: number, p: number, q: number): number {
  if (k < 0 || k > n) return -Infinity;
  if (k === 0) return n * (p < 0.5 ? Math.log1p(-p) : Math.log(q));
  if (k === n) return n * (q < 0.5 ? Math.log1p(-q) : Math.log(p));
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const root = 0.5 * (Math.log(n) - Math.log(k) - Math.log(n - k)) - HALF_LOG_TAU;
  return errors - deviance(k, n * p) - deviance(n - k, n * q) + root;
}
