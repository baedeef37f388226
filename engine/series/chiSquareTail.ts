/**
 * Tails of the chi-square distribution, as natural logarithms: an audit meets values like 10⁻⁵⁰⁰⁰, which no double
 * holds.
 * Source: NIST Digital Library of Mathematical Functions, §5.11 (log gamma), §8.11 (series), §8.9 (continued fraction).
 */

/** Stirling's series, DLMF 5.11.1: B₂ₖ / (2k (2k − 1)) for k = 1 … 6. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360] as const;
/** From here on six terms of Stirling's series leave less than 10⁻¹⁶. */
const STIRLING_FROM = 15;
const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

/** log Γ(x) for x > 0. */
export function logGamma(x: number): number {
  // Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1)) brings a small argument to where the series holds.
  let shift = 0;
  let z = x;
  for (; z < STIRLING_FROM; z++) shift += Math.log(z);
  const inverseSquare = 1 / (z * z);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * inverseSquare + STIRLING[k]!;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TAU + sum / z - shift;
}

const EPSILON = 2 ** -52;

/** log P(a, x) by the series of DLMF 8.11.4, which settles quickly for x < a + 1. */
function logLowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return a * Math.log(x) - x - logGamma(a) + Math.log(sum);
}

/** log Q(a, x) by the continued fraction of DLMF 8.9.2 in Lentz's form, which settles quickly for x ≥ a + 1. */
function logUpperByFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, step = 0; Math.abs(step - 1) > EPSILON * 4; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    step = c * d;
    fraction *= step;
  }
  return a * Math.log(x) - x - logGamma(a) + Math.log(fraction);
}

/** log(1 − eʸ) for y ≤ 0 without loss of digits. */
const logOneMinusExp = (y: number): number =>
  y > -Math.LN2 ? Math.log(-Math.expm1(y)) : Math.log1p(-Math.exp(y));

/** log P(χ² ≥ statistic). @param df degrees of freedom, more than 0, not necessarily whole */
export function logUpperTail(statistic: number, df: number): number {
  if (statistic <= 0) return 0;
  const a = df / 2;
  const x = statistic / 2;
  return x < a + 1 ? logOneMinusExp(Math.min(0, logLowerBySeries(a, x))) : logUpperByFraction(a, x);
}

/** log P(χ² ≤ statistic). @param df degrees of freedom, more than 0, not necessarily whole */
export function logLowerTail(statistic: number, df: number): number {
  if (statistic <= 0) return -Infinity;
  const a = df / 2;
  const x = statistic / 2;
  return x < a + 1 ? logLowerBySeries(a, x) : logOneMinusExp(Math.min(0, logUpperByFraction(a, x)));
}

/** log of twice the smaller tail, at most 0: for statistics that are as telling when small. */
export const logTwoSided = (statistic: number, df: number): number =>
  Math.min(0, Math.LN2 + Math.min(logUpperTail(statistic, df), logLowerTail(statistic, df)));
