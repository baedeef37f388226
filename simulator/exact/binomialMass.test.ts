import { describe, expect, it } from 'vitest';
import { logBinomialMass } from './binomialMass.ts';
import { choose, ratio } from './enumeratedLaw.ts';

/** P(Bin(n, a ∕ b) = k) as a fraction. */
const exactly = (k: number, n: number, a: bigint, b: bigint): number =>
  ratio(choose(n, k) * a ** BigInt(k) * (b - a) ** BigInt(n - k), b ** BigInt(n));

describe('logBinomialMass', () => {
  it.each([
    [1, 2],
    [1, 3],
    [1, 100],
    [99, 100],
    [37, 1000],
  ])('has 14 digits of every mass of up to 200 tickets at p = %d ∕ %d', (a, b) => {
    for (const n of [0, 1, 2, 5, 15, 16, 17, 40, 200]) {
      for (let k = 0; k <= n; k++) {
        const mass = Math.exp(logBinomialMass(k, n, a / b, (b - a) / b));
        const expected = exactly(k, n, BigInt(a), BigInt(b));
        // The logarithm itself is rounded: a mass of e⁻⁹⁰⁰ keeps 13 digits.
        if (expected > 1e-300) expect(Math.abs(mass / expected - 1)).toBeLessThan(5e-13);
      }
    }
  });

  it('adds up to 1 within 10⁻¹³ on the tickets of a series', () => {
    for (const drawn of [3, 1000, 250_050, 500_097]) {
      const [p, q] = [drawn / 500_100, (500_100 - drawn) / 500_100];
      const reach = 40 + Math.ceil(12 * Math.sqrt(500_100 * p * q));
      let sum = 0;
      for (let k = drawn - reach; k <= drawn + reach; k++) sum += Math.exp(logBinomialMass(k, 500_100, p, q));
      expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
    }
  });

  it('gives no mass to what cannot be', () => {
    expect(logBinomialMass(-1, 5, 0.5, 0.5)).toBe(-Infinity);
    expect(logBinomialMass(6, 5, 0.5, 0.5)).toBe(-Infinity);
  });
});
