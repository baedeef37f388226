/** A histogram's bins made ready to draw: empty ends cut off, neighbours merged until they are wide enough to see. */
import type { Histogram } from '../trials/simulationResult.ts';

/** The exact probability of a histogram's whole bin; `xTenge` is the bin's middle (a share, where the metric is one). */
export interface ExactBin {
  readonly xTenge: number;
  readonly probability: number;
}

export interface ChartBin {
  /** [from, to) */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Of all trials. */
  readonly share: number;
  /** Null where the exact law is not known. */
  readonly exact: number | null;
}

/**
 * The exact law on a histogram's own bins, one for one.
 * @param massBetween the probability of [from, to)
 */
export const exactBins = (
  histogram: Histogram,
  massBetween: (from: number, to: number) => number,
): ExactBin[] =>
  histogram.counts.map((_, i) => {
    const [from, to] = [i, i + 1].map((edge) => histogram.from + edge * histogram.width) as [number, number];
    return { xTenge: (from + to) / 2, probability: massBetween(from, to) };
  });

/**
 * At most `most` bins of equal width that cover every trial. The last may reach beyond the histogram, where no trial is.
 * @throws RangeError where `exact` has not the histogram's bins
 */
export function chartBins(histogram: Histogram, exact: readonly ExactBin[] | null, most: number): ChartBin[] {
  const { from, width, counts } = histogram;
  if (exact) requireSameBins(histogram, exact);
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return [];
  const last = counts.findLastIndex((count) => count > 0);
  const merged = Math.ceil((last - first + 1) / most);
  const trials = counts.reduce((total, count) => total + count, 0);
  return Array.from({ length: Math.ceil((last - first + 1) / merged) }, (_, i) => {
    const at = first + i * merged;
    const count = sumOf(counts.slice(at, at + merged));
    return {
      from: from + at * width,
      to: from + (at + merged) * width,
      count,
      share: count / trials,
      exact: exact && sumOf(exact.slice(at, at + merged).map(({ probability }) => probability)),
    };
  });
}

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function requireSameBins({ from, width, counts }: Histogram, exact: readonly ExactBin[]): void {
  if (exact.length !== counts.length) {
    throw new RangeError(`exact: expected ${counts.length} bins as the histogram has, got ${exact.length}`);
  }
  const middle = (i: number): number => from + (i + 0.5) * width;
  const off = exact.findIndex(({ xTenge }, i) => Math.abs(xTenge - middle(i)) > width * 1e-6);
  if (off >= 0) {
    throw new RangeError(`exact[${off}]: expected the bin around ${middle(off)}, got ${exact[off]?.xTenge}`);
  }
}
