import { describe, expect, it } from 'vitest';
import { clopperPearson, proportion } from './proportion.ts';

describe('a share of the trials', () => {
  // Published: A. Agresti and B. A. Coull, The American Statistician 52(2), 1998, and the rule of three.
  it.each([
    [0, 10, 0, 0.3085],
    [4, 10, 0.1216, 0.7376],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [1, 100, 0.0003, 0.0545],
  ])('of %d in %d is between %d and %d with 95 %%', (count, trials, low, high) => {
    const told = proportion(count, trials, null);
    expect(told.share).toBe(count / trials);
    expect(told.low).toBeCloseTo(low, 4);
    expect(told.high).toBeCloseTo(high, 4);
  });

  it('has an interval whose ends are as unlikely as they should be', () => {
    const [low, high] = clopperPearson(2, 12, 0.025);
    const masses = (p: number): number[] => [1, 12, 66].map((ways, k) => ways * p ** k * (1 - p) ** (12 - k));
    expect(1 - masses(low)[0]! - masses(low)[1]!).toBeCloseTo(0.025, 10);
    expect(masses(high).reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(0.025, 10);
  });

  it('is set against its exact value by the exact spread', () => {
    expect(proportion(60, 100, 0.5).z).toBeCloseTo(2, 10);
    expect(proportion(0, 100, 0).z).toBeNull();
    expect(proportion(3, 100, null).z).toBeNull();
  });

  it('of no trials may be anything', () => {
    expect(proportion(0, 0, null)).toEqual({
      count: 0,
      trials: 0,
      share: 0,
      low: 0,
      high: 1,
      exact: null,
      z: null,
    });
  });
});
