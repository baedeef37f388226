import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdaptiveHistogram } from './adaptiveHistogram.ts';
import { chartHistogram } from './chartHistogram.ts';
import { histogramView } from './histogramView.ts';

function histogramOf(values: readonly number[], cap: number): AdaptiveHistogram {
  const histogram = new AdaptiveHistogram(cap);
  histogram.addColumn(Float64Array.from(values), values.length, Math.min(...values), Math.max(...values));
  return histogram;
}
const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const valuesArbitrary = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 300 });

describe('what is read off a histogram', () => {
  it('is exact where a bin is one unit', () => {
    fc.assert(
      fc.property(valuesArbitrary, fc.integer({ min: -1001, max: 1001 }), (values, at) => {
        const sorted = ascending(values);
        const view = histogramView(histogramOf(values, 4096));
        expect(sorted.map((_, i) => view.valueAt(i + 1))).toEqual(sorted.map((value) => value + 0));
        const below = values.filter((value) => value < at).length;
        expect(view.below(at)).toEqual([below, below]);
        const mean = sumOf(values) / values.length;
        expect(view.centralMoment(mean, 4)).toBeCloseTo(
          sumOf(values.map((value) => (value - mean) ** 4)) / values.length,
          2,
        );
        const rank = Math.ceil(values.length / 3);
        const excesses = sorted.slice(rank - 1).map((value) => value - sorted[rank - 1]!);
        const tail = view.upperTail(rank);
        expect(tail.sum).toBe(sumOf(excesses));
        expect(tail.squares).toBe(sumOf(excesses.map((excess) => excess * excess)));
      }),
    );
  });

  it('is off by less than a bin where bins are wider, keeps order and ends, and has no negative excess', () => {
    fc.assert(
      fc.property(valuesArbitrary, (values) => {
        const histogram = histogramOf(values, 64);
        const view = histogramView(histogram);
        const sorted = ascending(values);
        const read = sorted.map((_, i) => view.valueAt(i + 1));
        expect(read).toEqual(ascending(read));
        expect([read[0], read.at(-1)]).toEqual([sorted[0]! + 0, sorted.at(-1)! + 0]);
        for (const [i, value] of read.entries()) {
          expect(Math.abs(value - sorted[i]!)).toBeLessThan(histogram.width);
          const [least, most] = view.boundsAt(i + 1);
          expect(least <= sorted[i]! && sorted[i]! <= most && least <= value && value <= most).toBe(true);
          expect(view.upperTail(i + 1).sum).toBeGreaterThanOrEqual(0);
        }
        const [least, most] = view.below(100);
        const below = values.filter((value) => value < 100).length;
        expect(least <= below && below <= most).toBe(true);
      }),
    );
  });

  it('is exact at any width where many trials have one value: at the ends, and where a bin holds no other', () => {
    const atoms = [
      ...Array(50).fill(0),
      1,
      700,
      900,
      ...Array(30).fill(1_000_003),
      ...Array(20).fill(2_000_000),
    ];
    const view = histogramView(histogramOf(atoms, 64));
    for (const [i, value] of ascending(atoms).entries()) {
      if (value > 0 && value < 1000) continue;
      expect([view.valueAt(i + 1), ...view.boundsAt(i + 1)]).toEqual([value, value, value]);
    }
    expect(view.below(1_000_003)).toEqual([53, 53]);
    expect(view.below(1_000_004)).toEqual([83, 83]);
  });

  it('takes ranks outside the sample as the nearest', () => {
    const view = histogramView(histogramOf([3, 5], 64));
    expect([view.valueAt(0), view.valueAt(3)]).toEqual([3, 5]);
    expect(histogramView(new AdaptiveHistogram(64)).valueAt(1)).toBe(0);
  });

  it('goes into at most 200 bins for a chart, each value in its bin', () => {
    fc.assert(
      fc.property(valuesArbitrary, (values) => {
        const { from, width, counts } = chartHistogram(histogramOf(values, 4096), { times: 1000, over: 1 });
        expect(counts.length).toBeLessThanOrEqual(200);
        expect(Number.isInteger(from / width)).toBe(true);
        const twin = counts.map(
          (_, i) => values.filter((value) => Math.floor((value * 1000 - from) / width) === i).length,
        );
        expect(counts).toEqual(twin);
        expect(sumOf(counts)).toBe(values.length);
      }),
    );
  });
});
