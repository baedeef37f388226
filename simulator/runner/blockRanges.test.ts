import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockRange, blockRanges } from './blockRanges.ts';

const LIMIT = 60;

/** Cuts of [0, LIMIT), in any order: ranges that never overlap. */
const shuffledCuts = fc
  .uniqueArray(fc.integer({ min: 1, max: LIMIT - 1 }), { maxLength: 20 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), LIMIT])
  .map((cuts) => cuts.slice(1).map((to, i): BlockRange => ({ from: cuts[i]!, to })))
  .chain((ranges) => fc.shuffledSubarray(ranges));

describe('the ranges of done blocks', () => {
  it('hold the same blocks as a plain set, whatever the order they come in', () => {
    fc.assert(
      fc.property(shuffledCuts, fc.integer({ min: 0, max: LIMIT - 1 }), (ranges, from) => {
        const blocks = blockRanges();
        const twin = new Set<number>();
        for (const range of ranges) {
          expect(blocks.touches(range)).toBe(false);
          blocks.add(range);
          expect(blocks.touches(range)).toBe(true);
          for (let block = range.from; block < range.to; block++) twin.add(block);
        }
        expect(blocks.count).toBe(twin.size);
        const held = blocks
          .ranges()
          .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
        expect(held).toEqual([...twin].sort((a, b) => a - b));
        for (const [i, range] of blocks.ranges().entries())
          if (i > 0) expect(blocks.ranges()[i - 1]!.to).toBeLessThan(range.from);
        let start = from;
        while (start < LIMIT && twin.has(start)) start++;
        let end = start;
        while (end < LIMIT && !twin.has(end)) end++;
        expect(blocks.gap(from, LIMIT)).toEqual(start < end ? { from: start, to: end } : null);
      }),
    );
  });

  it('refuse a block twice, and a range without blocks', () => {
    const blocks = blockRanges([{ from: 3, to: 6 }]);
    expect(() => blocks.add({ from: 5, to: 7 })).toThrow(RangeError);
    expect(() => blocks.add({ from: 7, to: 7 })).toThrow(RangeError);
    expect(() => blocks.add({ from: -1, to: 2 })).toThrow(RangeError);
    expect(blocks.ranges()).toEqual([{ from: 3, to: 6 }]);
  });
});
