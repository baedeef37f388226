/**
 * A standard normal number, exactly: by a ratio of uniforms, two doubles a try, 1.37 tries.
 * Source: A. J. Kinderman and J. F. Monahan, "Computer generation of random variables using the ratio of uniform deviates",
 * ACM TOMS 3(3), 1977: x = v ∕ u is normal where (u, v) is uniform in the region x² ≤ −4·log u.
 */
import type { DoubleSource } from './randomDoubles.ts';

/** Half the height of the box around the region: √(2 ∕ e). */
const HALF_HEIGHT = Math.sqrt(2 / Math.E);
/** The bounds of −4·log u that spare the logarithm (Knuth, TAOCP vol. 2, 3.4.1, algorithm R). */
const INNER_SLOPE = 4 * Math.exp(0.25);
const OUTER_HEIGHT = 4 * Math.exp(-1.35);

/** Mean 0, variance 1. */
export function gaussian(source: DoubleSource): number {
  for (;;) {
    const u = 1 - source.nextDouble();
    const x = (HALF_HEIGHT * (2 * source.nextDouble() - 1)) / u;
    const square = x * x;
    if (square <= 5 - INNER_SLOPE * u) return x;
    if (square >= OUTER_HEIGHT / u + 1.4) continue;
    if (square <= -4 * Math.log(u)) return x;
  }
}
