/** The three samplers of whole tables have the same law; each is held against it here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialWeights } from './binomialWeights.ts';
import { chosenDoubles } from './chosenDoubles.ts';
import { binomialLaw, hypergeometricLaw, multivariateLaw } from './exactLaws.ts';
import { fixedDrawsSampler } from './fixedDrawsSampler.ts';
import { fitOf } from './goodnessOfFit.ts';
import { multivariateHypergeometric } from './multivariateHypergeometric.ts';
import { pathIncrements } from './pathIncrements.ts';
import { type DoubleSource, doubleSource } from './randomDoubles.ts';

/** Annex 5 of 7S, tier by tier, then the tickets that win nothing. */
const SEVEN_S = [
  72_000, 37_500, 15_000, 12_500, 9500, 7500, 15_585, 4060, 3050, 726, 364, 35, 15, 2, 322_263,
];
const key = Uint32Array.of(0x6d76, 0x6879);
const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

type Sampler = (source: DoubleSource, out: Int32Array) => void;
const samplers: readonly { name: string; prepare: (counts: Int32Array, draws: number) => Sampler }[] = [
  {
    name: 'multivariateHypergeometric',
    prepare: (counts, draws) => (source, out) =>
      multivariateHypergeometric(source, counts, sumOf(counts), draws, out),
  },
  {
    name: 'fixedDrawsSampler',
    prepare: (counts, draws) => fixedDrawsSampler(counts, draws).fill,
  },
  {
    name: 'pathIncrements with one checkpoint',
    prepare: (counts, draws) => (source, out) => pathIncrements(source, counts, Int32Array.of(draws), out),
  },
];

describe.each(samplers)('$name', ({ prepare }) => {
  // 50,000 of each; under 10⁻⁶ raises a false alarm for one key in 30,000 for all three samplers together.
  it.each([
    { counts: [2, 1, 3], draws: 3 },
    { counts: [2, 2, 2], draws: 1 },
    { counts: [2, 2, 2], draws: 5 },
    { counts: [1, 0, 4, 1], draws: 2 },
    { counts: [3, 4, 2, 5], draws: 9 },
    { counts: [9, 1, 1, 1], draws: 4 },
    { counts: [1, 1, 1, 1, 1, 1, 1], draws: 3 },
    { counts: [1, 2, 40], draws: 20 },
    { counts: [30, 30], draws: 31 },
  ])('weighs every draw of $draws from $counts as the law does', ({ counts, draws }) => {
    const law = multivariateLaw(counts, draws);
    const seen = new Map([...law.keys()].map((way) => [way, 0]));
    const source = doubleSource(key);
    const sample = prepare(Int32Array.from(counts), draws);
    const out = new Int32Array(counts.length);
    for (let i = 0; i < 50_000; i++) {
      sample(source, out);
      const way = out.join(' ');
      seen.set(way, seen.get(way)! + 1);
    }
    expect(seen.size).toBe(law.size);
    expect(fitOf([...seen.values()], [...law.values()])).toBeGreaterThan(1e-6);
  });

  it.each([1, 50_010, 250_050, 400_000, 500_099])(
    'follows the law of every tier of 7S after %i tickets, and of how two tiers go together',
    (draws) => {
      // 10,000 trials; 15 chi-squares and a deviation of less than six, for each of 15 cases: one false alarm in 4,000 keys.
      const trials = 10_000;
      const total = sumOf(SEVEN_S);
      const source = doubleSource(key);
      const sample = prepare(Int32Array.from(SEVEN_S), draws);
      const out = new Int32Array(SEVEN_S.length);
      const laws = SEVEN_S.map((count) => hypergeometricLaw(count, total - count, draws));
      const seen = laws.map(({ probabilities }) => new Float64Array(probabilities.length));
      const [first, second] = SEVEN_S as [number, number];
      let together = 0;
      for (let i = 0; i < trials; i++) {
        sample(source, out);
        for (const [tier, law] of laws.entries()) seen[tier]![out[tier]! - law.lowest]!++;
        together += (out[0]! - (first * draws) / total) * (out[1]! - (second * draws) / total);
      }
      for (const [tier, { probabilities }] of laws.entries()) {
        expect(fitOf(seen[tier]!, probabilities)).toBeGreaterThan(1e-6);
        expect(sumOf(seen[tier]!)).toBe(trials);
      }
      const share = draws / total;
      const scale = (draws * (1 - share) * total) / (total - 1);
      const covariance = (-scale * first * second) / total ** 2;
      const variance = (count: number): number => (scale * count * (total - count)) / total ** 2;
      // Of one product of two nearly normal numbers.
      const sd = Math.sqrt(variance(first) * variance(second) + covariance ** 2);
      const isNormal = variance(first) > 100;
      if (isNormal)
        expect(Math.abs(together / trials - covariance)).toBeLessThan((6 * sd) / Math.sqrt(trials));
    },
  );

  it('draws as many as asked, never more of a category than there are', () => {
    const count = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2000 }), fc.nat({ max: 10_000_000 }));
    const source = doubleSource(key);
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, share) => {
          const counts = Int32Array.from(list);
          const draws = Math.round(sumOf(counts) * share);
          const out = new Int32Array(counts.length).fill(-7);
          const sample = prepare(counts, draws);
          for (let i = 0; i < 3; i++) {
            sample(source, out);
            expect(sumOf(out)).toBe(draws);
            expect(out.every((drawn, category) => drawn >= 0 && drawn <= counts[category]!)).toBe(true);
          }
          expect([...counts]).toEqual(list);
        },
      ),
      { numRuns: 300, seed: 19937 },
    );
  });

  it.each([
    { counts: [3, 4], draws: 0, drawn: [0, 0] },
    { counts: [3, 4], draws: 7, drawn: [3, 4] },
    { counts: [0, 0], draws: 0, drawn: [0, 0] },
    { counts: [9], draws: 4, drawn: [4] },
    { counts: [0, 9, 0], draws: 4, drawn: [0, 4, 0] },
  ])('has but one answer to $draws from $counts', ({ counts, draws, drawn }) => {
    const out = new Int32Array(counts.length).fill(-7);
    prepare(Int32Array.from(counts), draws)(doubleSource(key), out);
    expect([...out]).toEqual(drawn);
  });

  it.each([
    { counts: [3, 4], draws: 8, message: 'expected an integer 0 to 7, got 8' },
    { counts: [3, -4], draws: 1, message: 'counts[1]: expected an integer 0 to 2147483647, got -4' },
    {
      counts: [2 ** 31 - 1, 1],
      draws: 1,
      message: 'sum of counts: expected an integer 0 to 2147483647, got 2147483648',
    },
    { counts: [], draws: 0, message: 'expected ' },
  ])('refuses $draws from $counts', ({ counts, draws, message }) => {
    const call = (): void =>
      prepare(Int32Array.from(counts), draws)(chosenDoubles([]), new Int32Array(counts.length));
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe('multivariateHypergeometric', () => {
  const counts = Int32Array.of(3, 4);
  it.each([
    { total: 8, draws: 1, out: new Int32Array(2), message: 'total: expected the sum of counts 7, got 8' },
    { total: 7, draws: -1, out: new Int32Array(2), message: 'draws: expected an integer 0 to 7, got -1' },
    { total: 7, draws: 1.5, out: new Int32Array(2), message: 'draws: expected an integer 0 to 7, got 1.5' },
    { total: 7, draws: 1, out: new Int32Array(3), message: 'expected another array of 2 categories, got 3' },
    { total: 7, draws: 1, out: counts, message: 'expected another array of 2 categories, got 2' },
  ])('says that $message', ({ total, draws, out, message }) => {
    const call = (): void => multivariateHypergeometric(chosenDoubles([]), counts, total, draws, out);
    expect(call).toThrow(new RangeError(`multivariateHypergeometric: ${message}`));
  });
});

describe('fixedDrawsSampler', () => {
  it('keeps its counts when the caller changes them', () => {
    const counts = Int32Array.of(5, 5, 50);
    const [sampler, twin] = [fixedDrawsSampler(counts, 20), fixedDrawsSampler(counts.slice(), 20)];
    counts.fill(0);
    const [out, expected] = [new Int32Array(3), new Int32Array(3)];
    sampler.fill(doubleSource(key), out);
    twin.fill(doubleSource(key), expected);
    expect([...out]).toEqual([...expected]);
  });

  it('is exact where it would need tables too large or too many tries', () => {
    // 20 like categories of a hundred: the largest is a twentieth. Then 2·10⁹ tickets, whose tables are not worth it.
    for (const counts of [new Int32Array(20).fill(100), new Int32Array(20).fill(100_000_000)]) {
      const total = sumOf(counts);
      const draws = total / 4;
      const sampler = fixedDrawsSampler(counts, draws);
      const { lowest, probabilities } = hypergeometricLaw(counts[0]!, total - counts[0]!, draws);
      const seen = new Float64Array(probabilities.length);
      const source = doubleSource(key);
      const out = new Int32Array(20);
      for (let i = 0; i < 3000; i++) {
        sampler.fill(source, out);
        seen[out[i % 20]! - lowest]!++;
      }
      expect(fitOf(seen, probabilities)).toBeGreaterThan(1e-6);
    }
  });
});

describe('binomialWeights', () => {
  it.each([
    [1, 0.5],
    [10, 0.25],
    [40, 0.9],
    [500_100, 0.35],
    [1_000_000_000, 0.5],
  ])('of %i trials of %d are the law but for a factor', (n, p) => {
    const { lowest, weights } = binomialWeights(n, p / (1 - p));
    const law = binomialLaw(n, p);
    const peak = law.probabilities.reduce((most, probability) => Math.max(most, probability), 0);
    expect(weights.reduce((most, weight) => Math.max(most, weight), 0)).toBe(1);
    let apart = 0;
    for (const [i, weight] of weights.entries()) {
      const probability = law.probabilities[lowest + i - law.lowest] ?? 0;
      apart = Math.max(apart, Math.abs(weight - probability / peak));
    }
    expect(apart).toBeLessThan(1e-12);
    const kept = sumOf(weights.map((_, i) => law.probabilities[lowest + i - law.lowest] ?? 0));
    expect(1 - kept).toBeLessThan(1e-13);
  });

  it.each([
    [0, 3, 0],
    [9, 0, 0],
    [9, Number.POSITIVE_INFINITY, 9],
  ])('of %i trials of the odds %d are the one count %i', (n, odds, count) => {
    expect(binomialWeights(n, odds)).toEqual({ lowest: count, weights: Float64Array.of(1) });
  });
});
