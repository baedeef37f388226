import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choose, ratio } from './enumeratedLaw.ts';
import {
  hypergeometricAtLeast,
  hypergeometricAtMost,
  hypergeometricMass,
  hypergeometricMean,
  hypergeometricSd,
  hypergeometricSupport,
} from './hypergeometric.ts';

const laws = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat())
  .map(([population, a, b]) => ({ population, marked: a % (population + 1), drawn: b % (population + 1) }));

const ways = (
  k: number,
  { population, marked, drawn }: { population: number; marked: number; drawn: number },
) => choose(marked, k) * choose(population - marked, drawn - k);

it('has the mass and both tails that counting gives, to 12 digits', () => {
  fc.assert(
    fc.property(laws, (law) => {
      const all = choose(law.population, law.drawn);
      let below = 0n;
      for (let k = -1; k <= law.population + 1; k++) {
        const mass = ratio(ways(k, law), all);
        expect(Math.abs(hypergeometricMass(k, law) - mass)).toBeLessThanOrEqual(1e-12 * mass);
        const atLeast = ratio(all - below, all);
        expect(Math.abs(hypergeometricAtLeast(k, law) - atLeast)).toBeLessThanOrEqual(
          1e-12 * atLeast + 1e-15,
        );
        below += ways(k, law);
        const atMost = ratio(below, all);
        expect(Math.abs(hypergeometricAtMost(k, law) - atMost)).toBeLessThanOrEqual(1e-12 * atMost + 1e-15);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

it('has a support without impossible counts, and the mean and deviation of its masses', () => {
  fc.assert(
    fc.property(laws, (law) => {
      const [least, greatest] = hypergeometricSupport(law);
      expect(ways(least - 1, law) + ways(greatest + 1, law)).toBe(0n);
      expect(ways(least, law) > 0n && ways(greatest, law) > 0n).toBe(true);
      let mean = 0;
      let square = 0;
      for (let k = least; k <= greatest; k++) mean += k * hypergeometricMass(k, law);
      for (let k = least; k <= greatest; k++) square += (k - mean) ** 2 * hypergeometricMass(k, law);
      expect(hypergeometricMean(law)).toBeCloseTo(mean, 10);
      expect(hypergeometricSd(law)).toBeCloseTo(Math.sqrt(square), 6);
    }),
    { numRuns: 200, seed: 2 },
  );
});

it('keeps the digits of a tail of 10⁻¹⁶⁸', () => {
  const law = { population: 2000, marked: 1000, drawn: 1000 };
  const all = choose(2000, 1000);
  let above = 0n;
  for (let k = 800; k <= 1000; k++) above += ways(k, law);
  expect(ratio(above, all)).toBeLessThan(1e-168);
  expect(hypergeometricAtLeast(800, law) / ratio(above, all)).toBeCloseTo(1, 11);
});
