import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestDouble } from './nearestDouble.ts';

/** A positive double as an exact fraction. */
function fractionOf(value: number): [bigint, bigint] {
  let scaled = value;
  let shift = 0n;
  for (; !Number.isInteger(scaled); shift++) scaled *= 2;
  return [BigInt(scaled), 1n << shift];
}

const distance = (value: number, a: bigint, b: bigint): [bigint, bigint] => {
  const [n, d] = fractionOf(value);
  const difference = n * b - a * d;
  return [difference < 0n ? -difference : difference, d * b];
};

it('is nearer to the fraction than both neighbouring doubles', () => {
  const whole = fc.bigInt({ min: 1n, max: 1n << 120n });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const value = nearestDouble(a, b);
      const [own, ownScale] = distance(value, a, b);
      const unit = 2 ** (Math.floor(Math.log2(value)) - 52);
      for (const other of [value - unit, value + unit]) {
        const [theirs, scale] = distance(other, a, b);
        expect(own * scale <= theirs * ownScale).toBe(true);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

it('rounds exact halves to even and looks past them', () => {
  const half = 2n ** 53n + 1n;
  expect(nearestDouble(half, 1n)).toBe(2 ** 53);
  expect(nearestDouble(half * 10n ** 30n + 1n, 10n ** 30n)).toBe(2 ** 53 + 2);
  expect(nearestDouble(half + 2n, 1n)).toBe(2 ** 53 + 4);
});

it.each([
  [0n, 7n, 0],
  [1n, 3n, 1 / 3],
  [500_100n, 1n, 500_100],
  [1n, 10n, 0.1],
])('turns %d ∕ %d into the double that JavaScript writes so', (a, b, value) => {
  expect(nearestDouble(a, b)).toBe(value);
});
