import { describe, expect, it } from 'vitest';
import { kolmogorovDistance, kolmogorovUpper, uniformityP } from './kolmogorov.ts';

describe('Kolmogorov’s law', () => {
  // G. Marsaglia, W. W. Tsang and J. Wang, J. Stat. Software 8(18), 2003.
  it.each([
    [10, 0.274, 0.6284796154565043],
    [2000, 0.04, 0.9967694319171368],
    [2000, 0.06, 0.9999989395692992],
    [16_000, 0.016, 0.9994523491382805],
  ])('has the published value for n = %d, d = %d', (n, d, below) => {
    expect(kolmogorovUpper(d, n)).toBeCloseTo(1 - below, 6);
    expect(kolmogorovUpper(d, n) / (1 - below)).toBeCloseTo(1, 4);
  });

  it('is 2 (1 − d) for a single value, and (1 − d)ⁿ twice where only one end can be so far out', () => {
    for (const d of [0.5, 0.6, 0.75, 0.99]) expect(kolmogorovUpper(d, 1)).toBeCloseTo(2 * (1 - d), 12);
    expect(kolmogorovUpper(0.9, 2)).toBeCloseTo(2 * 0.01, 12);
    expect(kolmogorovUpper(0.95, 5)).toBeCloseTo(2 * 0.05 ** 5, 15);
  });

  it('falls steadily where the body gives way to the tail, from 1 to 0', () => {
    for (const n of [8, 16, 32, 64, 500]) {
      let before = 1;
      for (let step = 0; step <= 400; step++) {
        const p = kolmogorovUpper(step / 400, n);
        expect(p).toBeLessThanOrEqual(before + 1e-9);
        before = p;
      }
      expect(before).toBe(0);
      expect(kolmogorovUpper(0.5 / n, n)).toBe(1);
    }
  });

  it('agrees with a count of samples, to three standard errors of 20,000 (false alarm 1 in 370)', () => {
    const samples = 20_000;
    let state = 12345n;
    const next = (): number => {
      state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
      return Number(state >> 11n) / 2 ** 53;
    };
    let beyond = 0;
    for (let s = 0; s < samples; s++) {
      if (kolmogorovDistance(Array.from({ length: 6 }, next)) >= 0.4) beyond++;
    }
    const p = kolmogorovUpper(0.4, 6);
    expect(Math.abs(beyond / samples - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / samples));
  });
});

describe('the distance of a sample', () => {
  it('is measured on both sides of each step', () => {
    expect(kolmogorovDistance([0.5])).toBe(0.5);
    expect(kolmogorovDistance([0.75, 0.25])).toBe(0.25);
    expect(kolmogorovDistance([0.9, 0.95, 0.99])).toBeCloseTo(0.9, 12);
    expect(kolmogorovDistance([0.01, 0.02])).toBeCloseTo(0.98, 12);
  });

  it('makes evenly spaced values likely, and clustered, high or equal ones impossible', () => {
    const even = Array.from({ length: 64 }, (_, i) => (i + 0.5) / 64);
    expect(uniformityP(even)).toBe(1);
    expect(uniformityP(even.map((p) => 0.4 + p / 5))).toBeLessThan(1e-6);
    expect(uniformityP(even.map(() => 1))).toBe(0);
    expect(uniformityP(even.map((p) => p ** 2))).toBeLessThan(1e-3);
  });
});
