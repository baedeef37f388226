import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enumeratedLaw } from './enumeratedLaw.ts';
import { payoutSupport } from './payoutSupport.ts';
import { smallDrawings, withLosers } from './smallUrns.ts';

it('is the least and the greatest total of all choices', () => {
  fc.assert(
    fc.property(smallDrawings, ({ urn, sold }) => {
      const { ways } = enumeratedLaw(urn, sold);
      expect(payoutSupport(withLosers(urn), sold, sold)).toEqual([ways[0]![0], ways.at(-1)![0]]);
    }),
    { numRuns: 200, seed: 1 },
  );
});

it('spans all numbers of tickets between the fewest and the most', () => {
  const groups = [
    { worth: 5, count: 2 },
    { worth: 1, count: 3 },
  ];
  expect(payoutSupport(groups, 2, 4)).toEqual([2, 12]);
});
