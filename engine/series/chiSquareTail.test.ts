import { describe, expect, it } from 'vitest';
import { logGamma, logLowerTail, logTwoSided, logUpperTail } from './chiSquareTail.ts';

/** Q for an even number of degrees of freedom: a finite Poisson sum (DLMF 8.4.10). */
function upperByPoisson(statistic: number, df: number): number {
  let term = Math.exp(-statistic / 2);
  let sum = term;
  for (let k = 1; k < df / 2; k++) {
    term *= statistic / 2 / k;
    sum += term;
  }
  return sum;
}

describe('logGamma', () => {
  it('gives factorials and the half-integer values', () => {
    let logFactorial = 0;
    for (let n = 1; n < 170; n++) {
      logFactorial += Math.log(n);
      expect(logGamma(n + 1)).toBeCloseTo(logFactorial, 9);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(logGamma(1)).toBeCloseTo(0, 14);
  });
});

describe('chi-square tails', () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [6.634896601021214, 1, 0.01],
    [18.307038053275146, 10, 0.05],
    [124.34211340400407, 100, 0.05],
    [23.92812697687947, 1, 1e-6],
  ])('give the tabulated value at %f with %i degrees of freedom', (statistic, df, p) => {
    expect(Math.exp(logUpperTail(statistic, df)) / p).toBeCloseTo(1, 8);
  });

  it('agree with the Poisson sum for even degrees of freedom', () => {
    for (const df of [2, 4, 10, 40, 200]) {
      for (const factor of [0.1, 0.5, 0.9, 1, 1.1, 2, 4]) {
        const expected = upperByPoisson(df * factor, df);
        expect(Math.exp(logUpperTail(df * factor, df))).toBeCloseTo(expected, 10);
        expect(Math.exp(logLowerTail(df * factor, df))).toBeCloseTo(1 - expected, 10);
      }
    }
  });

  it('stay exact where no double holds the probability', () => {
    expect(logUpperTail(50_000, 2)).toBeCloseTo(-25_000, 6);
    expect(logUpperTail(50_000, 1)).toBeLessThan(-25_000);
    expect(Number.isFinite(logUpperTail(1e7, 1715))).toBe(true);
  });

  it('have their median near df − 2/3 when df is large', () => {
    for (const df of [1000, 16_669, 200_000]) {
      expect(Math.exp(logUpperTail(df - 2 / 3, df))).toBeCloseTo(0.5, 4);
    }
  });

  it('are 1 and 0 at nothing', () => {
    expect(logUpperTail(0, 3)).toBe(0);
    expect(logLowerTail(0, 3)).toBe(-Infinity);
    expect(logTwoSided(2.366, 3)).toBeLessThanOrEqual(0);
  });
});
