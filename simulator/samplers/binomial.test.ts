import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial, ratioToMode } from './binomial.ts';
import { accepts, chosenDoubles, lastOf, lawByInversion } from './chosenDoubles.ts';
import { binomialLaw } from './exactLaws.ts';
import { fitOf } from './goodnessOfFit.ts';
import { doubleSource } from './randomDoubles.ts';
import { bendOf, heightOf, slopeOf } from './rejectionHat.ts';

const key = Uint32Array.of(0x6269, 0x6e6f);

describe('inversion', () => {
  it.each([
    [1, 0.3],
    [10, 0.5],
    [39, 0.5],
    [39, 0.51],
    [200, 0.05],
    [200, 0.96],
    [1_000_000, 9.9e-6],
    [2 ** 31 - 1, 4e-9],
  ])('of %i trials of %d gives every count its exact share of the unit', (n, p) => {
    const { lowest, probabilities } = binomialLaw(n, p);
    const sign = p > 0.5 ? -1 : 1;
    const counts = probabilities.map((_, i) => sign * (lowest + i)).sort((a, b) => a - b);
    const shares = lawByInversion((source) => sign * binomial(source, n, p), counts);
    for (const [i, count] of counts.entries()) {
      expect(Math.abs(shares[i]! - probabilities[sign * count - lowest]!)).toBeLessThan(1e-12);
    }
  });
});

it('ends at once, and in the tail, for the double next to 1', () => {
  // Of a mean of 8.6, counts over 42 come once in 10¹⁶.
  const count = binomial(chosenDoubles([1 - 2 ** -53]), 2 ** 31 - 1, 4e-9);
  expect(count).toBeGreaterThan(38);
  expect(count).toBeLessThan(55);
});

describe('rejection', () => {
  const laws = [
    [41, 0.5],
    [100, 0.2],
    [2000, 0.25],
    [2500, 0.49],
    [1_000_000, 0.001],
    [500_100, 0.5],
    [2 ** 31 - 1, 1e-6],
  ] as const;

  it.each(laws)('weighs the counts of %i trials of %d as the law does', (n, p) => {
    const { lowest, probabilities } = binomialLaw(n, p);
    const peak = Math.max(...probabilities);
    for (const [i, probability] of probabilities.entries()) {
      const got = ratioToMode(lowest + i, n, p);
      expect(Math.abs(got / (probability / peak) - 1)).toBeLessThan(1e-11);
    }
  });

  it.each(laws)('of %i trials of %d keeps each try as often as exactness asks', (n, p) => {
    const { lowest, probabilities } = binomialLaw(n, p);
    const peak = Math.max(...probabilities);
    const sd = Math.sqrt(n * p * (1 - p));
    const b = slopeOf(sd);
    const a = bendOf(b);
    let tries = 0;
    for (let u = -0.4999; u < 0.5; u += 0.000_97) {
      const isKept = (v: number): boolean => accepts((source) => binomial(source, n, p), [u + 0.5, v]);
      const nearlyOne = 1 - 2 ** -53;
      if (!isKept(nearlyOne)) continue;
      const count = binomial(chosenDoubles([u + 0.5, nearlyOne]), n, p);
      const share = 1 - lastOf(0, nearlyOne, (v) => !isKept(v));
      const density = a / (0.5 - Math.abs(u)) ** 2 + b;
      const expected = ((probabilities[count - lowest]! / peak) * density) / heightOf(b, sd);
      expect(share).toBeCloseTo(expected, 10);
      tries++;
    }
    expect(tries).toBeGreaterThan(800);
  });
});

describe('samples', () => {
  // 40,000 of each law; a chi-square under 10⁻⁶ raises a false alarm for one key in 100,000 for all laws together.
  it.each([
    [7, 0.2],
    [39, 0.5],
    [40, 0.5],
    [41, 0.5],
    [41, 0.500_001],
    [100, 0.9],
    [1020, 0.98],
    [5000, 0.002],
    [500_100, 0.35],
    [2 ** 31 - 1, 0.000_001],
  ])('of %i trials of %d follow the law', (n, p) => {
    const { lowest, probabilities } = binomialLaw(n, p);
    const observed = new Float64Array(probabilities.length);
    const source = doubleSource(key);
    for (let i = 0; i < 40_000; i++) observed[binomial(source, n, p) - lowest]!++;
    expect(fitOf(observed, probabilities)).toBeGreaterThan(1e-6);
    expect(observed.reduce((sum, seen) => sum + seen, 0)).toBe(40_000);
  });

  it('never leave what is possible', () => {
    const source = doubleSource(key);
    const size = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const count = binomial(source, n, p);
        return Number.isInteger(count) && count >= 0 && count <= n;
      }),
      { numRuns: 20_000, seed: 19937 },
    );
  });

  it.each([
    [0, 0.5, 0],
    [9, 0, 0],
    [9, 1, 9],
  ])('of %i trials of %d ask for no double: always %i', (n, p, count) => {
    expect(binomial(chosenDoubles([]), n, p)).toBe(count);
  });
});

describe('misuse', () => {
  it.each([
    [-1, 0.5, 'binomial: n: expected an integer 0 to 2147483647, got -1'],
    [2 ** 31, 0.5, 'binomial: n: expected an integer 0 to 2147483647, got 2147483648'],
    [5, -0.1, 'binomial: expected a probability 0 to 1, got -0.1'],
    [5, 1.1, 'binomial: expected a probability 0 to 1, got 1.1'],
    [5, Number.NaN, 'binomial: expected a probability 0 to 1, got NaN'],
  ])('is refused: %d trials of %d', (n, p, message) => {
    expect(() => binomial(chosenDoubles([]), n, p)).toThrow(new RangeError(message));
  });
});
