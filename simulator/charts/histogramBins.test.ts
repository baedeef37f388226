import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartBins, exactBins } from './histogramBins.ts';

const histogram = { from: 1000, width: 500, counts: [0, 0, 3, 1, 0, 4, 2, 0] };
/** Mass proportional to length over the whole histogram. */
const flat = (from: number, to: number): number => (to - from) / 4000;

describe('exactBins', () => {
  it('has the histogram’s bins, each with its middle', () => {
    const bins = exactBins(histogram, flat);
    expect(bins.map(({ xTenge }) => xTenge)).toEqual([1250, 1750, 2250, 2750, 3250, 3750, 4250, 4750]);
    expect(bins.every(({ probability }) => probability === 0.125)).toBe(true);
  });
});

describe('chartBins', () => {
  it('cuts empty ends off and keeps gaps', () => {
    const bins = chartBins(histogram, null, 100);
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [2000, 2500, 3],
      [2500, 3000, 1],
      [3000, 3500, 0],
      [3500, 4000, 4],
      [4000, 4500, 2],
    ]);
    expect(bins.map(({ share }) => share)).toEqual([0.3, 0.1, 0, 0.4, 0.2]);
  });

  it('merges bars and curve alike', () => {
    const bins = chartBins(histogram, exactBins(histogram, flat), 3);
    expect(bins.map(({ from, to, count, exact }) => [from, to, count, exact])).toEqual([
      [2000, 3000, 4, 0.25],
      [3000, 4000, 4, 0.25],
      [4000, 5000, 2, 0.25],
    ]);
  });

  it('loses no trial and no mass, whatever the number of bins', () => {
    const counts = fc
      .array(fc.nat(50), { minLength: 1, maxLength: 200 })
      .filter((all) => all.some((n) => n > 0));
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 120 }), (some, most) => {
        const one = { from: -7, width: 3, counts: some };
        const total = some.reduce((sum, count) => sum + count, 0);
        const bins = chartBins(
          one,
          exactBins(one, (from, to) => (to - from) / 1000),
          most,
        );
        expect(bins.length).toBeLessThanOrEqual(most);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(bins.slice(1).every(({ from }, i) => from === bins[i]!.to)).toBe(true);
        const whole = bins.filter(({ to }) => to <= one.from + one.width * some.length);
        for (const { from, to, exact } of whole) expect(exact).toBeCloseTo((to - from) / 1000, 12);
      }),
    );
  });

  it('has no bins without trials', () => {
    expect(chartBins({ from: 0, width: 1, counts: [0, 0] }, null, 10)).toEqual([]);
  });

  it('refuses a curve on other bins than its own', () => {
    const exact = exactBins(histogram, flat);
    expect(() => chartBins(histogram, exact.slice(1), 10)).toThrow(
      new RangeError('exact: expected 8 bins as the histogram has, got 7'),
    );
    const shifted = exact.map(({ xTenge, probability }) => ({ xTenge: xTenge + 250, probability }));
    expect(() => chartBins(histogram, shifted, 10)).toThrow(
      new RangeError('exact[0]: expected the bin around 1250, got 1500'),
    );
  });
});
