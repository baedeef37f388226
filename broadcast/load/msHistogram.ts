/** Durations counted in bins of a millisecond: any number of them in little memory, merged by addition. */

export interface MsHistogram {
  /** Where the first bin begins, milliseconds. */
  readonly fromMs: number;
  /** The first bin holds also everything before it, the last also everything after it. */
  readonly bins: Uint32Array;
  count: number;
  /** The largest value, milliseconds; -Infinity before the first. */
  maxMs: number;
}

/** @param fromMs @param toMs whole milliseconds, half-open */
export const msHistogram = (fromMs: number, toMs: number): MsHistogram => ({
  fromMs,
  bins: new Uint32Array(toMs - fromMs),
  count: 0,
  maxMs: Number.NEGATIVE_INFINITY,
});

/** Counts one value. Mutates `histogram`. */
export function addMs(histogram: MsHistogram, ms: number): void {
  const { bins, fromMs } = histogram;
  const bin = Math.min(bins.length - 1, Math.max(0, Math.floor(ms - fromMs)));
  bins[bin]! += 1;
  histogram.count += 1;
  if (ms > histogram.maxMs) histogram.maxMs = ms;
}

/** Adds `other`, which has the same bins. Mutates `histogram`. */
export function mergeMs(histogram: MsHistogram, other: MsHistogram): void {
  for (const [bin, count] of other.bins.entries()) histogram.bins[bin]! += count;
  histogram.count += other.count;
  histogram.maxMs = Math.max(histogram.maxMs, other.maxMs);
}

/** The upper edge of the bin that holds the given share of the values, at most the maximum; null for none. */
export function quantileMs(histogram: MsHistogram, share: number): number | null {
  const { bins, fromMs, count, maxMs } = histogram;
  if (count === 0) return null;
  const wanted = Math.max(1, Math.ceil(share * count));
  let seen = 0;
  let bin = 0;
  for (; bin < bins.length && seen < wanted; bin++) seen += bins[bin]!;
  return bin === bins.length ? maxMs : Math.min(fromMs + bin, maxMs);
}

/** The width of the narrowest run of bins that holds the given share of the values, milliseconds; null for none. */
export function narrowestMs({ bins, count }: MsHistogram, share: number): number | null {
  if (count === 0) return null;
  const wanted = Math.max(1, Math.ceil(share * count));
  let width = bins.length;
  let held = 0;
  let first = 0;
  for (let last = 0; last < bins.length; last++) {
    held += bins[last]!;
    while (held - bins[first]! >= wanted) held -= bins[first++]!;
    if (held >= wanted) width = Math.min(width, last - first + 1);
  }
  return width;
}
