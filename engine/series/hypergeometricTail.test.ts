import { describe, expect, it } from 'vitest';
import {
  logHypergeometricMass,
  logHypergeometricTail,
  logTwoSidedHypergeometric,
} from './hypergeometricTail.ts';

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

describe('the hypergeometric tail', () => {
  it('is the sum of the law, for every small case', () => {
    for (let all = 1; all <= 9; all++) {
      for (let marked = 0; marked <= all; marked++) {
        for (let drawn = 0; drawn <= all; drawn++) {
          for (let least = 0; least <= drawn + 1; least++) {
            let tail = 0;
            for (let x = least; x <= Math.min(marked, drawn); x++) {
              if (drawn - x > all - marked) continue;
              tail += (choose(marked, x) * choose(all - marked, drawn - x)) / choose(all, drawn);
            }
            expect(Math.exp(logHypergeometricTail(least, marked, drawn, all))).toBeCloseTo(tail, 9);
          }
        }
      }
    }
  });
});

describe('the two-sided tail', () => {
  it('is twice the smaller of the two sums, at most 1', () => {
    const [marked, drawn, all] = [5, 4, 12];
    const mass = [0, 1, 2, 3, 4].map((x) => Math.exp(logHypergeometricMass(x, marked, drawn, all)));
    const sum = (from: number, to: number): number => mass.slice(from, to + 1).reduce((a, b) => a + b, 0);
    expect(sum(0, 4)).toBeCloseTo(1, 12);
    for (let x = 0; x <= 4; x++) {
      const expected = Math.min(1, 2 * Math.min(sum(0, x), sum(x, 4)));
      expect(Math.exp(logTwoSidedHypergeometric(x, marked, drawn, all))).toBeCloseTo(expected, 10);
    }
  });
});
