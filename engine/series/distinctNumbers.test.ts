import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawDistinct, laterRepeats } from './distinctNumbers.ts';

it('finds exactly the indices whose number stands earlier', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 60 }), (numbers) => {
      const plain = numbers.flatMap((number, i) => (numbers.indexOf(number) < i ? [i] : []));
      expect(laterRepeats(Float64Array.from(numbers), 41)).toEqual(plain);
    }),
  );
});

it('finds a repeat of numbers above 2³²', () => {
  const numbers = Float64Array.of(2 ** 49 + 1, 5, 2 ** 49, 2 ** 49 + 1);
  expect(laterRepeats(numbers, 2 ** 50)).toEqual([3]);
});

it('draws for all first, then again for each repeat in order until it is new', () => {
  const drawn = [4, 7, 4, 7, 9, 4, 9, 1, 2];
  let asked = 0;
  const numbers = drawDistinct(5, 10, () => drawn[asked++]!);
  // Tickets 2 and 3 repeat; 4 and 9 are taken, 1 is not; then 2.
  expect([...numbers]).toEqual([4, 7, 1, 2, 9]);
  expect(asked).toBe(drawn.length);
});
