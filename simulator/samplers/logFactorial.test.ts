import { describe, expect, it } from 'vitest';
import { logFactorial, logFactorialRatio, TABLE_SIZE } from './logFactorial.ts';

/** log of a large integer: of its first 64 bits, and the rest as a power of two. */
function logOf(value: bigint): number {
  const excess = Math.max(0, value.toString(2).length - 64);
  return Math.log(Number(value >> BigInt(excess))) + excess * Math.LN2;
}

/** (a + 1) … b */
function product(a: number, b: number): bigint {
  let result = 1n;
  for (let k = a + 1; k <= b; k++) result *= BigInt(k);
  return result;
}

describe('logFactorial', () => {
  it('is the logarithm of n!, in the table, at its edge and beyond', () => {
    let factorial = 1n;
    for (let n = 0; n <= 2500; n++) {
      if (n > 0) factorial *= BigInt(n);
      if (n > 40 && n % 37 !== 0 && Math.abs(n - TABLE_SIZE) > 3) continue;
      const expected = logOf(factorial);
      expect(Math.abs(logFactorial(n) - expected)).toBeLessThanOrEqual(4e-16 * expected);
    }
  });

  it('grows by the logarithm of the next number up to a thousand million', () => {
    for (const n of [1e5, 1e7, 1e9]) {
      // Two numbers of 2·10¹⁰ leave 4·10⁻⁶ for their difference.
      expect(logFactorial(n + 1) - logFactorial(n)).toBeCloseTo(Math.log(n + 1), 4);
    }
  });
});

describe('logFactorialRatio', () => {
  const froms = [0, 1, 5, 1000, 1023, 1024, 1025, 1100, 5000, 123_456, 1e6, 1e9];
  const steps = [0, 1, 2, 3, 24, 25, 63, 64, 65, 66, 300, 3000];
  it.each(froms)('is exact to the digits of the answer from %i! on', (from) => {
    for (const step of steps) {
      const expected = logOf(product(from, from + step));
      // Two numbers of the table are as large as 6000, whose last digit is 9·10⁻¹³.
      const error = (from < TABLE_SIZE ? 1e-12 : 0) + 1e-15 * Math.max(1, expected);
      expect(Math.abs(logFactorialRatio(from, from + step) - expected)).toBeLessThanOrEqual(error);
      expect(logFactorialRatio(from + step, from)).toBeCloseTo(-expected, 9);
    }
  });

  it('spans any range without losing digits', () => {
    for (const [a, b] of [
      [0, 1e6],
      [1000, 2 ** 31],
      [1e6, 1e9],
    ] as const) {
      const expected = logFactorial(b) - logFactorial(a);
      expect(Math.abs(logFactorialRatio(a, b) / expected - 1)).toBeLessThan(1e-15);
    }
  });
});
