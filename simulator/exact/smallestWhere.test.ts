import { expect, it } from 'vitest';
import { smallestWhere } from './smallestWhere.ts';

it('finds every threshold of a range, below zero too, and gives its end where there is none', () => {
  for (let threshold = -12; threshold <= 12; threshold++) {
    const expected = Math.min(10, Math.max(-10, threshold));
    expect(smallestWhere(-10, 10, (value) => value >= threshold)).toBe(expected);
  }
});
