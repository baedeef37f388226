import { describe, expect, it } from 'vitest';
import { bernoulliLog, tabledBernoulliLog } from './bernoulliLog.ts';

/** log(q + p e^{iα}) − i p α in the plainest way. */
const plain = (p: number, q: number, angle: number): [number, number] => {
  const re = q + p * Math.cos(angle);
  const im = p * Math.sin(angle);
  return [Math.log(Math.hypot(re, im)), Math.atan2(im, re) - p * angle];
};

describe('bernoulliLog', () => {
  it.each([0.5, 0.3, 1e-3, 2e-6, 0.97, 1 - 2e-6])(
    'is the logarithm at every step of a circle, p = %d',
    (p) => {
      const size = 1024;
      const logs = bernoulliLog(p, 1 - p, size);
      for (let index = -size / 2; index < size / 2; index++) {
        const sums = new Float64Array(2);
        logs.add(index, 1, sums);
        const [re, im] = plain(p, 1 - p, (2 * Math.PI * index) / size);
        // At p = 1∕2 the factor vanishes at −π, and its angle is nothing.
        if (re < -30) continue;
        // As the factor goes to 0, the plain way loses digits of its logarithm.
        const lost = 3e-15 / Math.exp(re);
        expect(Math.abs(sums[0]! - re)).toBeLessThan(lost);
        expect(Math.abs(sums[1]! - im)).toBeLessThan(lost);
      }
    },
  );

  it('has 12 digits of the small odd part where a plain difference has none', () => {
    // p q (q − p) α³ ∕ 6 to leading order; the next term is smaller by α².
    const size = 2 ** 24;
    const [p, q] = [0.25, 0.75];
    const sums = new Float64Array(2);
    bernoulliLog(p, q, size).add(1, 1, sums);
    const angle = (2 * Math.PI) / size;
    expect(sums[1]! / ((-p * q * (q - p) * angle ** 3) / 6)).toBeCloseTo(1, 12);
    expect(sums[0]! / ((-p * q * angle ** 2) / 2)).toBeCloseTo(1, 12);
  });

  it('joins series and closed form without a step', () => {
    for (const p of [0.5, 0.1, 0.8]) {
      const size = 2 ** 20;
      const edge = Math.floor((0.25 * size) / (2 * Math.PI));
      const logs = bernoulliLog(p, 1 - p, size);
      const [inside, outside] = [new Float64Array(2), new Float64Array(2)];
      logs.add(edge, 1, inside);
      logs.add(edge + 1, 1, outside);
      expect(Math.abs(inside[0]! - outside[0]!)).toBeLessThan(0.25 * p * (1 - p) * 1e-5);
      const [re, im] = plain(p, 1 - p, (2 * Math.PI * edge) / size);
      expect(Math.abs(inside[0]! - re)).toBeLessThan(1e-15);
      expect(Math.abs(inside[1]! - im)).toBeLessThan(1e-15);
    }
  });

  it('adds the same from a table', () => {
    const [computed, tabled] = [new Float64Array(2), new Float64Array(2)];
    for (let index = -32; index < 32; index++) {
      bernoulliLog(0.3, 0.7, 64).add(index, 12_345, computed);
      tabledBernoulliLog(0.3, 0.7, 64).add(index, 12_345, tabled);
    }
    expect(tabled).toEqual(computed);
  });
});
