import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedApart } from './endLabels.ts';

test('labels that have room stay where they are', () => {
  expect(movedApart([10, 40, 90], 13, 0, 100)).toEqual([10, 40, 90]);
});

test('labels that would cover one another are moved apart, and up from the bottom', () => {
  expect(movedApart([50, 51, 52], 13, 0, 200)).toEqual([50, 63, 76]);
  expect(movedApart([98, 99, 100], 13, 0, 100)).toEqual([74, 87, 100]);
});

test('labels keep their order, their distance and the plot, where they have room in it', () => {
  const wanted = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(wanted, (some) => {
      const places = movedApart(
        some.toSorted((a, b) => a - b),
        13,
        0,
        300,
      );
      expect(places[0]).toBeGreaterThanOrEqual(0);
      expect(places.at(-1)).toBeLessThanOrEqual(300);
      for (const [i, place] of places.slice(1).entries())
        expect(place - places[i]!).toBeGreaterThanOrEqual(13);
    }),
  );
});
