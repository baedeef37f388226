/**
 * The logarithm of a gamma-distributed number of scale 1, exactly. The logarithm, because a small shape makes numbers that no
 * double holds.
 * Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000.
 */
import { gaussian } from './gaussian.ts';
import type { DoubleSource } from './randomDoubles.ts';

/** @param shape more than 0; not checked */
export function logGammaVariate(source: DoubleSource, shape: number): number {
  // A gamma of shape + 1 times U^(1 ∕ shape) is a gamma of the shape.
  if (shape < 1) {
    return logGammaVariate(source, shape + 1) + Math.log(1 - source.nextDouble()) / shape;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = gaussian(source);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root ** 3;
    if (Math.log(1 - source.nextDouble()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return Math.log(d * v);
  }
}
