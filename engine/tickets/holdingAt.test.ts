import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdingAt, holdingIndex } from './holdingAt.ts';
import type { Holding } from './moveTickets.ts';

/** Holdings in order with gaps between them, from lengths and gaps. */
const holdingsOf = (parts: readonly (readonly [gap: number, length: number])[]): Holding[] => {
  let next = 0;
  return parts.map(([gap, length]) => {
    const first = next + gap;
    next = first + length;
    return { first, last: next - 1, state: 'received', holder: null, sold: false, record: 1 };
  });
};

test('the holding of a place is the one that a look at each of them finds', () => {
  const part = fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.nat(90), (parts, place) => {
      const holdings = holdingsOf(parts);
      const found = holdings.find(({ first, last }) => first <= place && place <= last);
      expect(holdingAt(holdings, place)).toBe(found);
    }),
  );
});

test('the index of a place before all holdings, and among none, is 0', () => {
  expect(holdingIndex([], 5)).toBe(0);
  expect(holdingIndex(holdingsOf([[3, 2]]), 1)).toBe(0);
});
