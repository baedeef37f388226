import { expect, test } from 'vitest';
import { placePieces, WHOLE_UNITS } from './share.ts';

test('pieces lie end to end, each as wide as its share of the whole', () => {
  const placed = placePieces(
    [
      { name: 'a', value: 250 },
      { name: 'b', value: 0 },
      { name: 'c', value: 500 },
    ],
    1000,
  );
  expect(placed).toEqual([
    { name: 'a', value: 250, from: 0, width: 250 },
    { name: 'c', value: 500, from: 250, width: 500 },
  ]);
});

test('one of half a million can still be seen, also at the very end', () => {
  const placed = placePieces(
    [
      { name: 'sold', value: 500_099 },
      { name: 'stolen', value: 1 },
    ],
    500_100,
  );
  expect(placed[1]!.width).toBe(2);
  expect(placed[1]!.from + placed[1]!.width).toBe(WHOLE_UNITS);
});

test('more than the whole stays on the bar, and a whole of nothing divides by nothing', () => {
  expect(placePieces([{ name: 'a', value: 3 }], 2)[0]!.width).toBe(WHOLE_UNITS);
  expect(placePieces([{ name: 'a', value: 3 }], 0)[0]!.width).toBe(2);
});
