import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdaptiveHistogram } from './adaptiveHistogram.ts';
import { VarintReader, VarintWriter } from './varint.ts';

const CAP = 64;

const add = (histogram: AdaptiveHistogram, values: readonly number[]): void =>
  histogram.addColumn(Float64Array.from(values), values.length, Math.min(...values), Math.max(...values));

const histogramOf = (...columns: readonly (readonly number[])[]): AdaptiveHistogram => {
  const histogram = new AdaptiveHistogram(CAP);
  for (const column of columns) add(histogram, column);
  return histogram;
};

const bytesOf = (histogram: AdaptiveHistogram): Uint8Array => {
  const writer = new VarintWriter();
  histogram.encode(writer);
  return writer.bytes();
};

/** The definition, by counting. */
function twin(values: readonly number[]): { width: number; counts: [bin: number, count: number][] } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  let width = 1;
  while (Math.floor(most / width) - Math.floor(least / width) + 1 > CAP) width *= 2;
  const counts = new Map<number, number>();
  for (const value of values) {
    const bin = Math.floor(value / width);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return { width, counts: [...counts].sort(([a], [b]) => a - b) };
}

const seen = (histogram: AdaptiveHistogram): ReturnType<typeof twin> => {
  const counts: [number, number][] = [];
  for (let bin = histogram.firstBin; bin <= histogram.lastBin; bin++) {
    if (histogram.countOf(bin) > 0) counts.push([bin, histogram.countOf(bin)]);
  }
  return { width: histogram.width, counts };
};

/** Values of every magnitude, near one another and far apart. */
const valueArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 46 }), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(([power, share]) => Math.round(share * 2 ** power) + 0);
const valuesArbitrary = fc.array(valueArbitrary, { minLength: 1, maxLength: 200 });

describe('an adaptive histogram', () => {
  it('has the narrowest bins that the range of what it saw allows, and counts every value once', () => {
    fc.assert(
      fc.property(valuesArbitrary, (values) => {
        const histogram = histogramOf(values);
        expect(seen(histogram)).toEqual(twin(values));
        expect([histogram.minimum, histogram.maximum]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });

  it('is the same for any order and any grouping of the values', () => {
    fc.assert(
      fc.property(valuesArbitrary, valuesArbitrary, valuesArbitrary, (a, b, c) => {
        const whole = bytesOf(histogramOf([...a, ...b, ...c]));
        expect(bytesOf(histogramOf(c, a, b))).toEqual(whole);
        const merged = new AdaptiveHistogram(CAP);
        for (const part of [histogramOf(b), histogramOf(c, a)]) merged.merge(part);
        expect(bytesOf(merged)).toEqual(whole);
        const other = histogramOf(c);
        other.merge(histogramOf(b));
        other.merge(histogramOf(a));
        expect(bytesOf(other)).toEqual(whole);
      }),
    );
  });

  it('does not change what it merges, nor change by an empty one', () => {
    const [small, wide] = [histogramOf([1, 2, 3]), histogramOf([-1e9, 1e9])];
    const before = bytesOf(small);
    wide.merge(small);
    expect(bytesOf(small)).toEqual(before);
    small.merge(new AdaptiveHistogram(CAP));
    expect(bytesOf(small)).toEqual(before);
  });

  it('comes back from its bytes, empty or not', () => {
    fc.assert(
      fc.property(fc.option(valuesArbitrary), (values) => {
        const histogram = values === null ? new AdaptiveHistogram(CAP) : histogramOf(values);
        const bytes = bytesOf(histogram);
        const read = new AdaptiveHistogram(CAP);
        const reader = new VarintReader(bytes);
        read.decode(reader);
        expect(reader.atEnd).toBe(true);
        expect(bytesOf(read)).toEqual(bytes);
        add(read, [5]);
        add(histogram, [5]);
        expect(bytesOf(read)).toEqual(bytesOf(histogram));
      }),
    );
  });

  it('refuses bytes of another width than the range asks for', () => {
    const writer = new VarintWriter();
    for (const value of [3, 0, 7, 1]) writer.write(value);
    const read = new AdaptiveHistogram(CAP);
    expect(() => read.decode(new VarintReader(writer.bytes()))).toThrow('another width');
  });

  it('refuses a cap that is no power of two', () => {
    expect(() => new AdaptiveHistogram(100)).toThrow('expected a power of two, 64 or more, got 100');
    expect(() => new AdaptiveHistogram(32)).toThrow('expected a power of two');
  });
});
