/** A beta-distributed number: X ∕ (X + Y) of two gamma-distributed ones. */
import { logGammaVariate } from './gamma.ts';
import type { DoubleSource } from './randomDoubles.ts';

/**
 * A number from 0 to 1 of mean a ∕ (a + b). The ends themselves are answered where a double holds nothing nearer.
 * @param a @param b shapes, finite and more than 0
 * @throws RangeError for other shapes
 */
export function beta(source: DoubleSource, a: number, b: number): number {
  for (const shape of [a, b]) {
    if (!(shape > 0 && shape < Infinity)) {
      throw new RangeError(`beta: expected finite shapes above 0, got ${shape}`);
    }
  }
  const logX = logGammaVariate(source, a);
  const logY = logGammaVariate(source, b);
  return 1 / (1 + Math.exp(logY - logX));
}
