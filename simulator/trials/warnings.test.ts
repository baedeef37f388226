import { describe, expect, it } from 'vitest';
import { estimate } from './estimates.ts';
import { proportion } from './proportion.ts';
import { type Comparison, warningsOf } from './warnings.ts';

const TRIALS = 10_000;
const mean = (z: number): Comparison => ({ what: 'mean of x', of: estimate(100 + z, 1, 100) });

describe('warnings', () => {
  it('are given beyond the normal quantile of one false alarm in 10,000 runs, shared by all comparisons', () => {
    // Two-sided 10⁻⁴: 3.8906; shared by 100 comparisons, 10⁻⁶: 4.8916.
    expect(warningsOf([mean(3.88)], TRIALS)).toEqual([]);
    expect(warningsOf([mean(-3.9)], TRIALS)).toEqual(['mean of x: got 96.1, exactly 100, z = -3.90']);
    const many = (z: number): Comparison[] => [mean(z), ...Array.from({ length: 99 }, () => mean(0))];
    expect(warningsOf(many(4.88), TRIALS)).toEqual([]);
    expect(warningsOf(many(4.9), TRIALS)).toHaveLength(1);
  });

  it('are given for shares outside the binomial interval, also where the exact share is tiny', () => {
    const of = (count: number, exact: number): Comparison => ({
      what: 'share',
      of: proportion(count, TRIALS, exact),
    });
    expect(warningsOf([of(3, 3e-5)], TRIALS)).toEqual([]);
    expect(warningsOf([of(8, 3e-5)], TRIALS)).toHaveLength(1);
    expect(warningsOf([of(0, 1e-200), of(TRIALS, 1)], TRIALS)).toEqual([]);
    expect(warningsOf([of(1, 0)], TRIALS)).toHaveLength(1);
  });

  it('are given for a quantile that too many or too few trials are below', () => {
    const of = (below: number, notAbove: number): Comparison => ({
      what: 'quantile 0.5 of x',
      of: { probability: 0.5, exact: 7, count: TRIALS, below, notAbove },
    });
    expect(warningsOf([of(4900, 5100), of(5150, 5200), of(4700, 4850), of(100, 9000)], TRIALS)).toEqual([]);
    expect(warningsOf([of(5300, 5400), of(4600, 4700)], TRIALS)).toHaveLength(2);
  });

  it('are given where every trial has one value and it is another', () => {
    const always = (value: number): Comparison => ({ what: 'sold', of: estimate(value, 0, 40) });
    expect(warningsOf([always(40)], TRIALS)).toEqual([]);
    expect(warningsOf([always(41)], TRIALS)).toEqual(['sold: got 41, exactly 40, in every trial']);
  });

  it('are not given where the sample missed what is rare but its chance is known', () => {
    const missed: Comparison = { what: 'sold', of: estimate(0, 0, 1e-4), leastError: 1e-4 };
    expect(warningsOf([missed], TRIALS)).toEqual([]);
    expect(warningsOf([{ ...missed, leastError: 1e-5 }], TRIALS)).toEqual([
      'sold: got 0, exactly 0.0001, z = -10.00',
    ]);
  });

  it('allow for an estimate that curves', () => {
    const off: Comparison = { what: 'sd', of: estimate(90, 1, 100), curvature: 0.5 };
    expect(warningsOf([off], TRIALS)).toEqual([]);
    expect(warningsOf([{ ...off, curvature: 0.3 }], TRIALS)).toHaveLength(1);
  });

  it('allow for a rare event that has not happened yet', () => {
    // Two-sided 10⁻⁴: 9.9 times.
    const off = (step: number): Comparison => ({ what: 'TVaR', of: estimate(80, 1, 100), rareStep: step });
    expect(warningsOf([off(1.7)], TRIALS)).toEqual([]);
    expect(warningsOf([off(1.6)], TRIALS)).toHaveLength(1);
  });

  it('are not given for fewer than 1,000 trials, nor without an exact value', () => {
    expect(warningsOf([mean(50)], 999)).toEqual([]);
    expect(warningsOf([{ what: 'x', of: estimate(1, 1, null) }], TRIALS)).toEqual([]);
  });
});
