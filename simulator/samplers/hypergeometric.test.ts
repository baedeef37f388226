import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, chosenDoubles, lastOf, lawByInversion } from './chosenDoubles.ts';
import { hypergeometricLaw } from './exactLaws.ts';
import { fitOf } from './goodnessOfFit.ts';
import { hypergeometric, probabilityOfNone, ratioToMode } from './hypergeometric.ts';
import { doubleSource } from './randomDoubles.ts';
import { bendOf, heightOf, slopeOf } from './rejectionHat.ts';

const key = Uint32Array.of(0x4865, 0x7267);

describe('inversion', () => {
  // Few, draws, good and bad in every order; 8 and 9 good tickets lie on either side of how none are reckoned.
  it.each([
    [1, 1, 1],
    [5, 7, 6],
    [7, 5, 6],
    [8, 500, 100],
    [9, 500, 100],
    [500, 9, 100],
    [500, 9, 409],
    [100, 60, 30],
    [3, 499_997, 250_000],
    [40, 500_000, 100_000],
    [60, 40_000, 6000],
    [700, 49_300, 600],
    [1000, 1_000_000, 8000],
    [100_000, 1_999_900_000, 160_000],
  ])(
    'of %i good and %i bad tickets, %i drawn, gives every count its exact share of the unit',
    (good, bad, draws) => {
      const { lowest, probabilities } = hypergeometricLaw(good, bad, draws);
      // The answer rises with the double, or falls where the other tickets are counted.
      const answer = (u: number): number => hypergeometric(chosenDoubles([u]), good, bad, draws);
      const sign = answer(0) <= answer(0.999) ? 1 : -1;
      const counts = probabilities.map((_, i) => sign * (lowest + i)).sort((a, b) => a - b);
      const shares = lawByInversion((source) => sign * hypergeometric(source, good, bad, draws), counts);
      for (const [i, count] of counts.entries()) {
        expect(Math.abs(shares[i]! - probabilities[sign * count - lowest]!)).toBeLessThan(1e-12);
      }
    },
  );

  it('of 2³¹ − 1 tickets is exact to the digits that a double leaves', () => {
    // P(0) of 3 in a thousand million draws, in exact fractions.
    const total = 2 ** 31 - 1;
    const none = lastOf(0, 1, (u) => hypergeometric(chosenDoubles([u]), 3, total - 3, 1e9) === 0);
    const left = BigInt(total - 1e9);
    const all = BigInt(total);
    const expected =
      Number((left * (left - 1n) * (left - 2n) * 10n ** 18n) / (all * (all - 1n) * (all - 2n))) / 1e18;
    expect(none).toBeCloseTo(expected, 14);
  });
});

it('starts from a probability of none that keeps its digits for a hundred thousand good tickets', () => {
  // The product itself, each factor as its distance from 1.
  for (const [few, draws, total] of [
    [9, 500, 1000],
    [300, 3000, 100_000],
    [1000, 16_000, 2e6],
    [100_000, 160_000, 2e9],
  ] as const) {
    let log = 0;
    for (let i = 0; i < few; i++) log += Math.log1p(-draws / (total - i));
    expect(Math.abs(probabilityOfNone(few, draws, total) / Math.exp(log) - 1)).toBeLessThan(3e-12);
  }
});

it('ends at once, and in the tail, for the double next to 1', () => {
  // Of a mean of 8, counts over 40 come once in 10¹⁶.
  const count = hypergeometric(chosenDoubles([1 - 2 ** -53]), 100_000, 2e9 - 100_000, 160_000);
  expect(count).toBeGreaterThan(36);
  expect(count).toBeLessThan(55);
});

describe('rejection', () => {
  const laws = [
    [60, 2000, 600],
    [160, 160, 170],
    [5001, 495_099, 1500],
    [300, 700, 500],
    [700, 300, 400],
    [5001, 495_099, 72_000],
    [1_000_000, 1_000_000, 2200],
  ] as const;

  it.each(laws)(
    'weighs the counts of %i good and %i bad tickets, %i drawn, as the law does',
    (good, bad, draws) => {
      const total = good + bad;
      const [few, many] = [Math.min(good, bad), Math.min(draws, total - draws)].sort((a, b) => a - b);
      const { lowest, probabilities } = hypergeometricLaw(few!, total - few!, many!);
      const peak = Math.max(...probabilities);
      for (const [i, probability] of probabilities.entries()) {
        const got = ratioToMode(lowest + i, few!, many!, total);
        expect(Math.abs(got / (probability / peak) - 1)).toBeLessThan(1e-11);
      }
    },
  );

  it.each(laws)(
    'of %i good and %i bad tickets, %i drawn, keeps each try as often as exactness asks',
    (good, bad, draws) => {
      const { lowest, probabilities } = hypergeometricLaw(good, bad, draws);
      const sd = Math.sqrt(
        (((good * bad) / (good + bad) ** 2) * draws * (good + bad - draws)) / (good + bad - 1),
      );
      const b = slopeOf(sd);
      const a = bendOf(b);
      const peak = Math.max(...probabilities);
      let tries = 0;
      for (let u = -0.4999; u < 0.5; u += 0.000_97) {
        const edge = 0.5 - Math.abs(u);
        const draw = (v: number): readonly number[] => [u + 0.5, v];
        const isKept = (v: number): boolean =>
          accepts((source) => hypergeometric(source, good, bad, draws), draw(v));
        // The double that is taken from 1: kept at its upper end, if at all.
        const nearlyOne = 1 - 2 ** -53;
        if (!isKept(nearlyOne)) continue;
        const count = hypergeometric(chosenDoubles(draw(nearlyOne)), good, bad, draws);
        const share = 1 - lastOf(0, nearlyOne, (v) => !isKept(v));
        const expected = ((probabilities[count - lowest]! / peak) * (a / edge ** 2 + b)) / heightOf(b, sd);
        expect(share).toBeCloseTo(expected, 10);
        tries++;
      }
      expect(tries).toBeGreaterThan(800);
    },
  );
});

describe('samples', () => {
  // 40,000 of each law; a chi-square under 10⁻⁶ raises a false alarm for one key in 50,000 for all 20 laws together.
  const laws = [
    [10, 10, 10],
    [40, 60, 50],
    [80, 80, 80],
    [80, 80, 81],
    [159, 1, 80],
    [41, 2000, 700],
    [72_000, 428_100, 5001],
    [428_100, 72_000, 5001],
    [72_000, 428_100, 495_000],
    [428_100, 72_000, 495_000],
    [726, 499_374, 5001],
    [1000, 499_100, 5001],
    [1020, 499_080, 5001],
    [35, 500_065, 250_050],
    [39, 500_061, 250_050],
    [41, 500_059, 250_050],
    [2, 500_098, 500_099],
    [322_263, 177_837, 250_050],
    [1_000_000, 999_000_000, 20_000],
    [500_000_000, 500_000_000, 1200],
  ] as const;
  it.each(laws)('of %i good and %i bad tickets, %i drawn, follow the law', (good, bad, draws) => {
    const { lowest, probabilities } = hypergeometricLaw(good, bad, draws);
    const observed = new Float64Array(probabilities.length);
    const source = doubleSource(key);
    for (let i = 0; i < 40_000; i++) observed[hypergeometric(source, good, bad, draws) - lowest]!++;
    expect(fitOf(observed, probabilities)).toBeGreaterThan(1e-6);
    // Nothing came that the law leaves out.
    expect(observed.reduce((sum, seen) => sum + seen, 0)).toBe(40_000);
  });

  it('never leave what is possible', () => {
    const size = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 1_000_000_000 }));
    const source = doubleSource(key);
    fc.assert(
      fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (good, bad, share) => {
        const draws = Math.round((good + bad) * share);
        const count = hypergeometric(source, good, bad, draws);
        expect(Number.isInteger(count)).toBe(true);
        expect(count).toBeGreaterThanOrEqual(Math.max(0, draws - bad));
        expect(count).toBeLessThanOrEqual(Math.min(good, draws));
      }),
      { numRuns: 20_000, seed: 19937 },
    );
  });

  it.each([
    [0, 0, 0, 0],
    [0, 9, 4, 0],
    [9, 0, 4, 4],
    [5, 9, 0, 0],
    [5, 9, 14, 5],
    [1, 0, 1, 1],
  ])('of %i good and %i bad tickets, %i drawn, ask for no double: always %i', (good, bad, draws, count) => {
    expect(hypergeometric(chosenDoubles([]), good, bad, draws)).toBe(count);
  });
});

describe('misuse', () => {
  it.each([
    [-1, 5, 2, 'good: expected an integer 0 to 2147483647, got -1'],
    [5, 0.5, 2, 'bad: expected an integer 0 to 2147483642, got 0.5'],
    [5, 5, Number.NaN, 'draws: expected an integer 0 to 10, got NaN'],
    [5, 5, 11, 'draws: expected an integer 0 to 10, got 11'],
    [2 ** 30, 2 ** 30, 5, 'bad: expected an integer 0 to 1073741823, got 1073741824'],
  ])('is refused: %d good, %d bad, %d drawn', (good, bad, draws, message) => {
    expect(() => hypergeometric(chosenDoubles([]), good, bad, draws)).toThrow(RangeError);
    expect(() => hypergeometric(chosenDoubles([]), good, bad, draws)).toThrow(`hypergeometric: ${message}`);
  });
});
