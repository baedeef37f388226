import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, it } from 'vitest';
import { beta } from './beta.ts';
import { chosenDoubles } from './chosenDoubles.ts';
import { logGammaVariate } from './gamma.ts';
import { gaussian } from './gaussian.ts';
import { fitOf } from './goodnessOfFit.ts';
import { type DoubleSource, doubleSource } from './randomDoubles.ts';

const CELLS = 200;
const SAMPLES = 60_000;

/**
 * How evenly the distribution function spreads a sample over the unit. 60,000 numbers in 200 cells; under 10⁻⁶ raises a
 * false alarm for one key in 50,000 for all laws of this file together.
 */
function evennessOf(sampler: (source: DoubleSource) => number, cdf: (x: number) => number): number {
  const source = doubleSource(Uint32Array.of(0x6265, 0x7461));
  const cells = new Float64Array(CELLS);
  for (let i = 0; i < SAMPLES; i++) cells[Math.min(CELLS - 1, Math.floor(CELLS * cdf(sampler(source))))]!++;
  return fitOf(cells, new Float64Array(CELLS).fill(1 / CELLS));
}

describe('gaussian', () => {
  it('is standard normal', () => {
    expect(evennessOf(gaussian, (x) => normalCdf(x, 0, 1))).toBeGreaterThan(1e-6);
  });

  it('has the tails of a normal number', () => {
    // Beyond 4: 6.334·10⁻⁵ of all, so 126.7 of 2,000,000 expected; 70 and 195 are five deviations off (one key in 10⁶).
    const source = doubleSource(Uint32Array.of(4));
    let beyond = 0;
    for (let i = 0; i < 2_000_000; i++) if (Math.abs(gaussian(source)) > 4) beyond++;
    expect(beyond).toBeGreaterThan(70);
    expect(beyond).toBeLessThan(195);
  });
});

describe('logGammaVariate', () => {
  it.each([0.05, 0.5, 0.999, 1, 1.5, 4, 100, 1e6])('is the logarithm of a gamma of the shape %d', (shape) => {
    const cdf = (log: number): number => gammainc(Math.exp(log), shape, true, false);
    expect(evennessOf((source) => logGammaVariate(source, shape), cdf)).toBeGreaterThan(1e-6);
  });
});

describe('beta', () => {
  it.each([
    [0.3, 0.5],
    [0.5, 0.5],
    [0.4, 4],
    [1, 1],
    [2, 5],
    [20, 0.8],
    [14, 6],
    [500, 2000],
  ])('follows the law of the shapes %d and %d', (a, b) => {
    const cdf = (x: number): number => betainc(x, a, b, true, false);
    expect(evennessOf((source) => beta(source, a, b), cdf)).toBeGreaterThan(1e-6);
  });

  it('stays within 0 to 1 for shapes that a double hardly holds', () => {
    const source = doubleSource(Uint32Array.of(5));
    for (const [a, b] of [
      [1e-9, 1e-9],
      [1e-300, 3],
      [1e300, 1e300],
      [1e15, 1e-3],
    ] as const) {
      for (let i = 0; i < 200; i++) {
        const x = beta(source, a, b);
        expect(x >= 0 && x <= 1).toBe(true);
      }
    }
  });

  it.each([
    [0, 1, 0],
    [-1, 1, -1],
    [1, Number.NaN, Number.NaN],
    [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('refuses the shapes %d and %d', (a, b, wrong) => {
    expect(() => beta(chosenDoubles([]), a, b)).toThrow(
      new RangeError(`beta: expected finite shapes above 0, got ${wrong}`),
    );
  });
});
