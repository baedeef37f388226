import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockQueue, type BlockRange } from './blockQueue.ts';

function drained(queue: BlockQueue, msPerBlock: number): BlockRange[] {
  const ranges: BlockRange[] = [];
  for (let range = queue.next(); range; range = queue.next()) {
    ranges.push(range);
    queue.finished(range, (range.until - range.from) * msPerBlock);
  }
  return ranges;
}

test('every block is handed out once and in order, whatever the pace', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 16 }),
      fc.double({ min: 0.01, max: 2000, noNaN: true }),
      (blocks, workers, msPerBlock) => {
        const ranges = drained(new BlockQueue(blocks, workers), msPerBlock);
        const numbers = ranges.flatMap(({ from, until }) =>
          Array.from({ length: until - from }, (_, i) => from + i),
        );
        expect(numbers).toEqual(Array.from({ length: blocks }, (_, i) => i));
      },
    ),
  );
});

test('ranges grow until they take a quarter of a second', () => {
  const lengths = drained(new BlockQueue(1000, 2), 10).map(({ from, until }) => until - from);
  expect(lengths.slice(0, 4)).toEqual([1, 4, 16, 25]);
  expect(Math.max(...lengths)).toBe(25);
});

test('slow blocks go one by one, and the last ones are shared out', () => {
  expect(drained(new BlockQueue(5, 2), 2000).map(({ from, until }) => until - from)).toEqual([1, 1, 1, 1, 1]);
  const lengths = drained(new BlockQueue(100, 4), 0.01).map(({ from, until }) => until - from);
  expect(lengths.at(-1)).toBe(1);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(13);
});
