import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatHundredths, formatPer100000, fraction, oneInHundredths, per100000 } from './share.ts';

const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const part = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

it('gives the shares of 7S AVTO LOTO', () => {
  expect(per100000(990_600_000, 1_500_300_000)).toBe(66_027);
  expect(per100000(70_000_000, 1_500_300_000)).toBe(4_666);
  expect(per100000(1_060_600_000, 1_500_300_000)).toBe(70_693);
});

it('rounds a half up and less than a half down', () => {
  expect(per100000(1, 200_000)).toBe(1);
  expect(per100000(1, 200_001)).toBe(0);
  expect(oneInHundredths(3, 10)).toBe(333);
  expect(oneInHundredths(8, 1)).toBe(13);
});

it('is never further than half a unit from the exact share', () => {
  fc.assert(
    fc.property(part, whole, (p, w) => {
      fc.pre(p <= w);
      const error = 2n * (BigInt(per100000(p, w)) * BigInt(w) - BigInt(p) * 100_000n);
      expect(error <= BigInt(w) && error > -BigInt(w)).toBe(true);
    }),
  );
});

it('reduces a fraction without changing its value', () => {
  fc.assert(
    fc.property(part, whole, (p, w) => {
      const { numerator, denominator } = fraction(p, w);
      expect(BigInt(numerator) * BigInt(w)).toBe(BigInt(p) * BigInt(denominator));
      expect(fraction(numerator, denominator)).toEqual({ numerator, denominator });
    }),
  );
  expect(fraction(990_600_000, 500_100)).toEqual({ numerator: 3_302_000, denominator: 1_667 });
  expect(fraction(0, 12)).toEqual({ numerator: 0, denominator: 1 });
});

it('writes shares and odds with the decimal sign of the language', () => {
  expect(formatPer100000(66_027)).toBe('66.027 %');
  expect(formatPer100000(7)).toBe('0.007 %');
  expect(formatPer100000(66_027, 'ru')).toBe('66,027 %');
  expect(formatHundredths(25_005_000)).toBe('250,050.00');
  expect(formatHundredths(281, 'kk')).toBe('2,81');
});
