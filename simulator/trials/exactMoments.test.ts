import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addColumnToMoments,
  type ExactMoments,
  MAX_COLUMN,
  meanOf,
  mergeMoments,
  noMoments,
  varianceOf,
} from './exactMoments.ts';

const momentsOf = (values: readonly number[]): ExactMoments => {
  const moments = noMoments();
  addColumnToMoments(moments, Float64Array.from(values), {
    from: 0,
    to: values.length,
    least: Math.min(...values),
    most: Math.max(...values),
  });
  return moments;
};

/** The same in BigInt throughout. */
const twin = (values: readonly number[]): ExactMoments => ({
  count: values.length,
  sum: values.reduce((sum, value) => sum + BigInt(value), 0n),
  squares: values.reduce((sum, value) => sum + BigInt(value) ** 2n, 0n),
});

const valueArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 53 }), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(([power, share]) => Math.trunc(share * (2 ** power - 1)));

describe('exact moments', () => {
  it('are those of BigInt arithmetic, for values up to 2⁵³', () => {
    fc.assert(
      fc.property(fc.array(valueArbitrary, { minLength: 1, maxLength: 100 }), (values) => {
        expect(momentsOf(values)).toEqual(twin(values));
      }),
    );
  });

  it.each([
    ['the largest that go by limbs', 2 ** 40 - 1],
    ['the first that do not', 2 ** 40],
    ['the most negative by limbs', 1 - 2 ** 40],
    ['beyond them', -(2 ** 40)],
  ])('lose nothing in the longest column: %s', (_, value) => {
    const values = new Array<number>(MAX_COLUMN).fill(value);
    // One other value: a column of one value takes a shorter way.
    values[0] = value - Math.sign(value);
    expect(momentsOf(values)).toEqual(twin(values));
  });

  it('merge as the values would', () => {
    fc.assert(
      fc.property(
        fc.array(valueArbitrary, { minLength: 1 }),
        fc.array(valueArbitrary, { minLength: 1 }),
        (a, b) => {
          const merged = momentsOf(a);
          mergeMoments(merged, momentsOf(b));
          expect(merged).toEqual(twin([...a, ...b]));
        },
      ),
    );
  });

  it('give mean and sample variance, also where a naive sum of squares would have no digit left', () => {
    const shift = 2 ** 50;
    const moments = momentsOf([shift, shift + 1, shift + 2]);
    expect(meanOf(moments)).toBe(shift + 1);
    expect(varianceOf(moments)).toBe(1);
    expect(varianceOf(momentsOf([7]))).toBe(0);
    expect(meanOf(noMoments())).toBe(0);
  });

  it('add a part of a column only', () => {
    const moments = noMoments();
    const values = Float64Array.of(1, 2, 3, 4);
    addColumnToMoments(moments, values, { from: 1, to: 3, least: 1, most: 4 });
    expect(moments).toEqual({ count: 2, sum: 5n, squares: 13n });
  });
});
