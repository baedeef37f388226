import { describe, expect, it } from 'vitest';
import { mersenneTwister } from '../random/mersenneTwister.ts';
import { uniform } from '../random/uniform.ts';
import { goodnessOfFit, gTest, LEAST_EXPECTED } from './gTest.ts';
import { holm } from './holm.ts';

describe('gTest', () => {
  it('gives the likelihood ratio with its correction', () => {
    // 2 Σ O ln(O / E) for 30, 70 / 50, 50, where E is 40, 60 / 40, 60.
    const g =
      2 * (30 * Math.log(30 / 40) + 70 * Math.log(70 / 60) + 50 * Math.log(50 / 40) + 50 * Math.log(50 / 60));
    const q = 1 + ((200 / 100 + 200 / 100 - 1) * (200 / 80 + 200 / 120 - 1)) / (6 * 200);
    const result = gTest({ levels: 2, groups: 2, counts: [30, 70, 50, 50] })!;
    expect(result.statistic).toBeCloseTo(g / q, 12);
    expect(result.degreesOfFreedom).toBe(1);
  });

  it('is nothing where outcome and value go exactly apart', () => {
    const result = gTest({ levels: 3, groups: 2, counts: [100, 200, 300, 600, 50, 100] })!;
    expect(result.statistic).toBeCloseTo(0, 9);
    expect(result.logP).toBeCloseTo(0, 9);
  });

  it('merges small levels and groups, whatever they hold', () => {
    const counts = [500, 500, 500, 500, 3, 4, 5, 2];
    expect(gTest({ levels: 4, groups: 2, counts })?.degreesOfFreedom).toBe(1);
    const withRareGroup = [500, 500, 1, 500, 500, 0];
    expect(gTest({ levels: 2, groups: 3, counts: withRareGroup })?.degreesOfFreedom).toBe(1);
  });

  it('has nothing to say of too few tickets, one level or one group', () => {
    expect(gTest({ levels: 2, groups: 2, counts: [5, 5, 5, 5] })).toBeUndefined();
    expect(gTest({ levels: 2, groups: 2, counts: [500, 500, 0, 0] })).toBeUndefined();
    expect(gTest({ levels: 2, groups: 2, counts: [500, 0, 500, 0] })).toBeUndefined();
    expect(gTest({ levels: 0, groups: 2, counts: [] })).toBeUndefined();
  });

  it('keeps to its false alarms: of 4,000 fair tables about 1 in 100 has p below 0.01', () => {
    const source = mersenneTwister(Uint32Array.of(20));
    let below = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const counts = new Uint32Array(10 * 2);
      for (let ticket = 0; ticket < 900; ticket++)
        counts[uniform(source, 10) * 2 + (uniform(source, 3) === 0 ? 1 : 0)]!++;
      if (gTest({ levels: 10, groups: 2, counts })!.logP < Math.log(0.01)) below++;
    }
    // Binomial(4000, 0.01): outside 16 to 68 once in 10⁴ fixed seeds, at most.
    expect(below).toBeGreaterThanOrEqual(16);
    expect(below).toBeLessThanOrEqual(68);
  });
});

describe('goodnessOfFit', () => {
  it('merges cells up to the least expected count', () => {
    expect(goodnessOfFit([30, 10, 12, 30, 1], [30, 10, 12, 30, 1])).toMatchObject({ degreesOfFreedom: 2 });
    expect(goodnessOfFit([5, 5], [LEAST_EXPECTED / 4, LEAST_EXPECTED / 4])).toBeUndefined();
  });

  it('is nothing for counts that are as expected, and telling for others', () => {
    expect(goodnessOfFit([100, 200], [100, 200])?.logP).toBeCloseTo(0, 9);
    expect(goodnessOfFit([200, 100], [100, 200])!.logP).toBeLessThan(Math.log(1e-20));
  });
});

describe('holm', () => {
  it('raises alarms from the smallest p-value on, each against what is left', () => {
    const logPs = [0.04, 0.0001, 0.02, 0.012].map(Math.log);
    // 0.0001 ≤ 0.05/4, 0.012 ≤ 0.05/3, 0.02 ≤ 0.05/2, 0.04 ≤ 0.05/1
    expect(holm(logPs, 0.05)).toEqual([true, true, true, true]);
    expect(holm([0.04, 0.0001, 0.03, 0.012].map(Math.log), 0.05)).toEqual([false, true, false, true]);
  });

  it('stops at the first that passes', () => {
    expect(holm([0.02, 0.02].map(Math.log), 0.03)).toEqual([false, false]);
    expect(holm([], 0.05)).toEqual([]);
  });
});
