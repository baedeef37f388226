import { describe, expect, it } from 'vitest';
import { binomialLaw, hypergeometricLaw, multivariateLaw, pathLaw } from './exactLaws.ts';
import { fitOf } from './goodnessOfFit.ts';

describe('laws that tests compare with', () => {
  it('are those that counting gives', () => {
    // 5 good and 4 bad, 3 drawn: C(5, k)·C(4, 3 − k) of C(9, 3) = 84.
    const { lowest, probabilities } = hypergeometricLaw(5, 4, 3);
    expect(lowest).toBe(0);
    for (const [count, ways] of [4, 30, 40, 10].entries())
      expect(probabilities[count]).toBeCloseTo(ways / 84, 14);
    expect([...multivariateLaw([5, 4], 3).values()]).toEqual([4 / 84, 30 / 84, 40 / 84, 10 / 84]);
    for (const [count, ways] of [1, 4, 6, 4, 1].entries()) {
      expect(binomialLaw(4, 0.5).probabilities[count]).toBeCloseTo(ways / 16, 14);
    }
  });

  it('agree with integers of a thousand digits', () => {
    const law = hypergeometricLaw(900, 1100, 800);
    const exact = multivariateLaw([900, 1100], 800);
    for (const [i, probability] of law.probabilities.entries()) {
      const good = law.lowest + i;
      const expected = exact.get(`${good} ${800 - good}`)!;
      expect(Math.abs(probability - expected)).toBeLessThan(1e-14);
    }
  });

  it('of paths give each of the 60 orders of 2, 1 and 3 tickets its 60th', () => {
    const orders = new Set<string>();
    const visit = (order: string, left: readonly number[]): void => {
      if (order.length === 6) orders.add(order);
      for (const [category, count] of left.entries()) {
        if (count > 0) visit(order + category, left.with(category, count - 1));
      }
    };
    visit('', [2, 1, 3]);
    const law = new Map<string, number>();
    for (const order of orders) {
      const step = (from: number, to: number): number[] =>
        [0, 1, 2].map(
          (category) => [...order.slice(from, to)].filter((ticket) => ticket === `${category}`).length,
        );
      const path = [...step(0, 2), ...step(2, 5)].join(' ');
      law.set(path, (law.get(path) ?? 0) + 1 / orders.size);
    }
    const got = pathLaw([2, 1, 3], [2, 5]);
    expect(orders.size).toBe(60);
    expect(got.size).toBe(law.size);
    for (const [path, probability] of got) expect(probability).toBeCloseTo(law.get(path)!, 14);
  });
});

describe('fitOf', () => {
  it('is the tail of chi-square: 100 of two like outcomes, 60 to 40, are 4 at one degree of freedom', () => {
    expect(fitOf([60, 40], [0.5, 0.5])).toBeCloseTo(0.0455, 4);
    expect(fitOf([50, 50], [0.5, 0.5])).toBe(1);
  });

  it('is 0 where an outcome came that the law does not have', () => {
    expect(fitOf([60, 40, 1], [0.5, 0.5])).toBe(0);
  });

  it('joins rare outcomes with their neighbours', () => {
    expect(fitOf([500, 480, 9, 8, 3], [0.5, 0.48, 0.009, 0.008, 0.003])).toBe(1);
  });

  it('refuses a sample too small to tell', () => {
    expect(() => fitOf([3, 4], [0.5, 0.5])).toThrow('expected a sample of 20 or more, got 7');
  });
});
