/**
 * The discrete Fourier transform of a power of two of points, in place.
 * Source: J. W. Cooley and J. W. Tukey, "An algorithm for the machine calculation of complex Fourier series",
 * Math. Comp. 19, 1965 (decimation in time, radix 2).
 */

/** Puts element i where the reversed bits of i point. Mutates both arrays. */
function reverseBits(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
}

/**
 * X[s] = Σ x[j] e^{−2πi j s ∕ size}, size = re.length, a power of two. Mutates both arrays.
 * Every turn is computed by itself, so errors grow with log size only.
 */
export function fourierTransform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  reverseBits(re, im);
  const cosines = new Float64Array(size / 2);
  const sines = new Float64Array(size / 2);
  for (let k = 0; k < size / 2; k++) {
    const angle = (-2 * Math.PI * k) / size;
    cosines[k] = Math.cos(angle);
    sines[k] = Math.sin(angle);
  }
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let from = 0; from < size; from += 2 * half) {
      for (let k = 0; k < half; k++) {
        const a = from + k;
        const b = a + half;
        const turnRe = cosines[k * stride]!;
        const turnIm = sines[k * stride]!;
        const bRe = re[b]! * turnRe - im[b]! * turnIm;
        const bIm = re[b]! * turnIm + im[b]! * turnRe;
        re[b] = re[a]! - bRe;
        im[b] = im[a]! - bIm;
        re[a]! += bRe;
        im[a]! += bIm;
      }
    }
  }
}
