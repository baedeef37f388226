/**
 * The logarithm of one ticket's factor on the circle, its straight part taken away: log(q + p e^{iα}) − i p α.
 *
 * Raised to the power of 322,263 tickets, the straight part would be thousands of turns and cost twelve digits; the
 * caller knows its sum over all tickets exactly and turns by it once.
 */

/** Angles are whole steps of a grid: `index` means α = 2π · index ∕ size, from −size ∕ 2 to size ∕ 2 − 1. */
export interface BernoulliLog {
  /** Adds weight · log to `sums`: real part at 0, imaginary part at 1. Mutates `sums`. */
  add(index: number, weight: number, sums: Float64Array): void;
}

/** From here on the closed form loses nothing; below it the odd part is a small difference of nearly equal sines. */
const SERIES_BELOW = 0.25;
/**
 * Terms of the power series about 0. Its nearest singularity is at least π away, so the first term left out is at most
 * (0.25 ∕ π)¹⁸ of the first one kept: 10⁻²⁰.
 */
const TERMS = 20;

/** Coefficients of uʳ in log(1 + p (eᵘ − 1)), r = 0 … TERMS: the cumulants of one ticket over r!. */
function cumulantSeries(p: number): Float64Array {
  const exponential = new Float64Array(TERMS + 1).fill(1);
  for (let r = 1, inverse = 1; r <= TERMS; r++) {
    inverse /= r;
    exponential[r] = p * inverse;
  }
  const series = new Float64Array(TERMS + 1);
  for (let r = 1; r <= TERMS; r++) {
    let sum = r * exponential[r]!;
    for (let k = 1; k < r; k++) sum -= k * series[k]! * exponential[r - k]!;
    series[r] = sum / r;
  }
  return series;
}

/** Coefficients of α², α⁴, … of the real part and of α³, α⁵, … of the imaginary one. */
function angleSeries(p: number, q: number): { even: Float64Array; odd: Float64Array } {
  // For p near 1 the recurrence would lose q: exchange the two, which turns the odd terms round.
  const series = cumulantSeries(Math.min(p, q));
  const mirrored = p > q ? -1 : 1;
  const half = TERMS / 2;
  const even = new Float64Array(half);
  const odd = new Float64Array(half - 1);
  for (let i = 0; i < half; i++) even[i] = series[2 * i + 2]! * (i % 2 === 0 ? -1 : 1);
  for (let i = 0; i < half - 1; i++) odd[i] = mirrored * series[2 * i + 3]! * (i % 2 === 0 ? -1 : 1);
  return { even, odd };
}

const horner = (coefficients: Float64Array, x: number): number => {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
};

/** log |q + p e^{iα}|, from |·|² = 1 − 4pq sin² = (q − p)² + 4pq cos² of α ∕ 2: whichever loses no digits. */
function logModulus(p: number, q: number, angle: number): number {
  const product = 4 * p * q;
  const lost = product * Math.sin(angle / 2) ** 2;
  if (lost < 0.5) return 0.5 * Math.log1p(-lost);
  return 0.5 * Math.log((q - p) ** 2 + product * Math.cos(angle / 2) ** 2);
}

/** Computes each logarithm anew. @param p 0 < p < 1 @param q 1 − p, without loss of digits @param size steps of the grid */
export function bernoulliLog(p: number, q: number, size: number): BernoulliLog {
  const { even, odd } = angleSeries(p, q);
  const step = (2 * Math.PI) / size;
  return {
    add(index, weight, sums) {
      const angle = index * step;
      const square = angle * angle;
      if (square < SERIES_BELOW * SERIES_BELOW) {
        sums[0]! += weight * square * horner(even, square);
        sums[1]! += weight * square * angle * horner(odd, square);
        return;
      }
      sums[0]! += weight * logModulus(p, q, angle);
      const across = p * Math.sin(q * angle) - q * Math.sin(p * angle);
      sums[1]! += weight * Math.atan2(across, q * Math.cos(p * angle) + p * Math.cos(q * angle));
    },
  };
}

/** The same from a table of the whole grid: worth it once more logarithms are asked for than it has steps. */
export function tabledBernoulliLog(p: number, q: number, size: number): BernoulliLog {
  const computed = bernoulliLog(p, q, size);
  const half = size / 2;
  const table = new Float64Array(2 * size);
  const sums = new Float64Array(2);
  for (let index = -half; index < half; index++) {
    sums.fill(0);
    computed.add(index, 1, sums);
    table.set(sums, 2 * (index + half));
  }
  return {
    add(index, weight, out) {
      const at = 2 * (index + half);
      out[0]! += weight * table[at]!;
      out[1]! += weight * table[at + 1]!;
    },
  };
}
