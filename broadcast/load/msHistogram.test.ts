import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMs, mergeMs, msHistogram, narrowestMs, quantileMs } from './msHistogram.ts';

function histogramOf(values: readonly number[], fromMs = 0, toMs = 100) {
  const histogram = msHistogram(fromMs, toMs);
  for (const value of values) addMs(histogram, value);
  return histogram;
}

it('has no quantile and no width before the first value', () => {
  expect([quantileMs(msHistogram(0, 10), 0.5), narrowestMs(msHistogram(0, 10), 0.5)]).toEqual([null, null]);
});

it('holds what lies outside in its first and last bin, and knows the true maximum', () => {
  const histogram = histogramOf([-50, 5, 5000]);
  expect([histogram.bins[0], histogram.bins[99], histogram.maxMs]).toEqual([1, 1, 5000]);
  expect(quantileMs(histogram, 1)).toBe(5000);
});

it('gives a quantile that is at least the true one and less than a millisecond above it', () => {
  const values = fc.array(fc.double({ min: 0, max: 99, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
      const truth = all.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * all.length) - 1)]!;
      const answer = quantileMs(histogramOf(all), share)!;
      expect(answer).toBeGreaterThanOrEqual(truth);
      expect(answer).toBeLessThanOrEqual(truth + 1);
    }),
  );
});

it('finds the narrowest bins that hold a share, as trying every pair of bins does', () => {
  const values = fc.array(fc.integer({ min: -20, max: 19 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
      const wanted = Math.max(1, Math.ceil(share * all.length));
      let narrowest = Number.POSITIVE_INFINITY;
      for (let from = -20; from < 20; from++) {
        for (let to = from + 1; to <= 20; to++) {
          if (all.filter((value) => value >= from && value < to).length >= wanted) {
            narrowest = Math.min(narrowest, to - from);
          }
        }
      }
      expect(narrowestMs(histogramOf(all, -20, 20), share)).toBe(narrowest);
    }),
  );
});

it('merged is what the values together give', () => {
  const [one, other] = [histogramOf([1, 2, 3]), histogramOf([50, 2])];
  mergeMs(one, other);
  expect(one).toEqual(histogramOf([1, 2, 3, 50, 2]));
});
