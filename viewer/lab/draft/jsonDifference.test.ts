import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from './json.ts';
import { difference, withChanges } from './jsonDifference.ts';

/** Numbers as JSON keeps them: no −0. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

test('the changes between any two documents make one of the other', () => {
  fc.assert(
    fc.property(json, json, (from, to) => {
      expect(withChanges(from, difference(from, to))).toEqual(to);
    }),
    { numRuns: 300 },
  );
});

test('equal documents differ in nothing', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(difference(value, structuredClone(value))).toEqual([]);
    }),
  );
});

test('one field that changed is one change; a list that grew is replaced whole', () => {
  expect(difference({ fund: { a: 1, b: 2 } }, { fund: { a: 1, b: 3 } })).toEqual([[['fund', 'b'], 3]]);
  expect(difference({ list: [1] }, { list: [1, 2] })).toEqual([[['list'], [1, 2]]]);
  expect(difference({ gone: 1 }, {})).toEqual([[['gone']]]);
});
