import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choose, ratio } from './enumeratedLaw.ts';
import { allDrawn, noneDrawn, someDrawn } from './noneDrawn.ts';

it('counts the choices that leave out, touch or take all marked tickets', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(), fc.nat(), (population, a, b) => {
      const law = { population, marked: a % (population + 1), drawn: b % (population + 1) };
      const all = choose(population, law.drawn);
      const none = choose(population - law.marked, law.drawn);
      const every = choose(population - law.marked, law.drawn - law.marked);
      for (const [value, ways] of [
        [noneDrawn(law), none],
        [someDrawn(law), all - none],
        [allDrawn(law), every],
      ] as const) {
        expect(Math.abs(value - ratio(ways, all))).toBeLessThanOrEqual(1e-12 * ratio(ways, all));
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

it('knows the two tickets of 10,000,000', () => {
  const law = { population: 500_100, marked: 2, drawn: 1 };
  expect(someDrawn(law)).toBeCloseTo(2 / 500_100, 20);
  expect(allDrawn({ ...law, drawn: 250_050 })).toBeCloseTo((250_050 * 250_049) / (500_100 * 500_099), 15);
});

it('is quick and 0 where a billion tickets cannot all be missed', () => {
  expect(noneDrawn({ population: 1e9, marked: 4e8, drawn: 4e8 })).toBe(0);
});
