/**
 * Kolmogorov's test: are these p-values a sample of the uniform law?
 *
 * Sources: G. Marsaglia, W. W. Tsang and J. Wang, "Evaluating Kolmogorov's distribution", J. Stat. Software 8(18), 2003, for
 * the body; N. Smirnov's one-sided law (1944), doubled, for the tail, where the two agree to a millionth and only the latter
 * keeps its digits (R. Simard and P. L'Ecuyer, J. Stat. Software 39(11), 2011, §2.2).
 */

/** From this n·D² on (a p-value of about 0.02) the tail is taken. */
const TAIL_FROM = 2.2;

/** The greatest distance between the sample's distribution function and the uniform one. */
export function kolmogorovDistance(sample: readonly number[]): number {
  const sorted = Float64Array.from(sample).sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    distance = Math.max(distance, (i + 1) / n - sorted[i]!, sorted[i]! - i / n);
  }
  return distance;
}

/** P(D ≥ distance) for a uniform sample of n. @param n 1 to some thousands; the cost grows with n^1.5 */
export function kolmogorovUpper(distance: number, n: number): number {
  if (distance <= 0.5 / n) return 1;
  if (distance >= 1) return 0;
  return n * distance * distance < TAIL_FROM
    ? Math.min(1, Math.max(0, 1 - kolmogorovCdf(distance, n)))
    : Math.min(1, 2 * smirnovUpper(distance, n));
}

/** The p-value of a sample against the uniform law on [0, 1]. */
export const uniformityP = (sample: readonly number[]): number =>
  kolmogorovUpper(kolmogorovDistance(sample), sample.length);

/** P(D⁺ ≥ d): a sum of positive terms, so that nothing cancels. */
function smirnovUpper(d: number, n: number): number {
  let sum = 0;
  let logChoose = 0;
  for (let j = 0; j <= Math.floor(n * (1 - d)); j++) {
    const rest = 1 - d - j / n;
    const logRest = n === j ? 0 : (n - j) * Math.log(rest);
    if (rest > 0 || n === j) sum += Math.exp(logChoose + (j - 1) * Math.log(d + j / n) + logRest);
    logChoose += Math.log((n - j) / (j + 1));
  }
  return d * sum;
}

/** P(D < d): n!/nⁿ times the middle element of Hⁿ (Marsaglia, Tsang and Wang). */
function kolmogorovCdf(d: number, n: number): number {
  const k = Math.floor(n * d) + 1;
  const m = 2 * k - 1;
  let { matrix, exponent } = power(durbinMatrix(k - n * d, m), m, n);
  let value = matrix[(k - 1) * m + k - 1]!;
  for (let i = 1; i <= n; i++) {
    value = (value * i) / n;
    if (value < 1e-140) {
      value *= 1e140;
      exponent -= 140;
    }
  }
  return value * 10 ** exponent;
}

/** The matrix H of order m for h = k − n d. */
function durbinMatrix(h: number, m: number): Float64Array {
  const matrix = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) if (i - j + 1 >= 0) matrix[i * m + j] = 1;
  for (let i = 0; i < m; i++) {
    matrix[i * m]! -= h ** (i + 1);
    matrix[(m - 1) * m + i]! -= h ** (m - i);
  }
  matrix[(m - 1) * m]! += 2 * h - 1 > 0 ? (2 * h - 1) ** m : 0;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      for (let g = 1; g <= i - j + 1; g++) matrix[i * m + j]! /= g;
    }
  }
  return matrix;
}

/** `base` to the n-th power by squaring, with a decimal exponent that keeps it within a double. */
function power(base: Float64Array, m: number, n: number): { matrix: Float64Array; exponent: number } {
  if (n === 1) return { matrix: base, exponent: 0 };
  const half = power(base, m, Math.floor(n / 2));
  let matrix = product(half.matrix, half.matrix, m);
  let exponent = 2 * half.exponent;
  if (n % 2 === 1) matrix = product(base, matrix, m);
  if (matrix[((m - 1) / 2) * m + (m - 1) / 2]! > 1e140) {
    matrix = matrix.map((element) => element * 1e-140);
    exponent += 140;
  }
  return { matrix, exponent };
}

function product(a: Float64Array, b: Float64Array, m: number): Float64Array {
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k]!;
      for (let j = 0; j < m; j++) out[i * m + j]! += factor * b[k * m + j]!;
    }
  }
  return out;
}
