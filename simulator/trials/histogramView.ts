/** What is read off a distribution's histogram, in its own lattice units: values by rank, moments about the mean, bins for a chart. */
import type { AdaptiveHistogram } from './adaptiveHistogram.ts';

export interface HistogramView {
  readonly count: number;
  /** The value of a rank from 1, ranks outside taken as the nearest; exact in bins of one unit, else interpolated within its bin. */
  valueAt(rank: number): number;
  /** How many values are below `units`, at least and at most: they differ by what is in its bin. */
  below(units: number): readonly [least: number, most: number];
  /** Mean of (x − centre)ᵏ; values are taken as the middle of their bins. */
  centralMoment(centre: number, power: 2 | 4): number;
  /** What the values from a rank up exceed that rank's value by: the sum and the sum of squares. None is negative. */
  upperTail(rank: number): UpperTail;
}

export interface UpperTail {
  readonly sum: number;
  readonly squares: number;
}

/** A snapshot; what is added to the histogram later is not in it. */
export function histogramView(histogram: AdaptiveHistogram): HistogramView {
  const { firstBin, width, minimum, maximum, isEmpty } = histogram;
  const bins = isEmpty ? 0 : histogram.lastBin - firstBin + 1;
  // before[i]: values in bins below the i-th.
  const before = new Float64Array(bins + 1);
  for (let i = 0; i < bins; i++) before[i + 1] = before[i]! + histogram.countOf(firstBin + i);
  const count = before[bins]!;
  const start = (i: number): number => Math.max(minimum, (firstBin + i) * width);
  const end = (i: number): number => Math.min(maximum, (firstBin + i + 1) * width - 1);
  const middle = (i: number): number => (start(i) + end(i)) / 2;
  const held = (i: number): number => before[i + 1]! - before[i]!;
  /** The bin that holds a rank. */
  const binOf = (rank: number): number => {
    let [low, high] = [0, bins - 1];
    while (low < high) {
      const half = (low + high) >>> 1;
      if (before[half + 1]! >= rank) high = half;
      else low = half + 1;
    }
    return low;
  };
  return {
    count,
    valueAt(rank) {
      if (count === 0) return 0;
      const within = Math.min(count, Math.max(1, rank));
      const i = binOf(within);
      const [from, to] = [start(i), end(i)];
      // The ends of the sample are known exactly; ranks of a bin are spread evenly over it.
      if (within === 1) return from;
      if (within === count) return to;
      return from + Math.floor(((within - before[i]! - 0.5) / held(i)) * (to - from + 1));
    },
    below(units) {
      if (count === 0 || units <= minimum) return [0, 0];
      if (units > maximum) return [count, count];
      const i = Math.floor(units / width) - firstBin;
      return units === (firstBin + i) * width ? [before[i]!, before[i]!] : [before[i]!, before[i + 1]!];
    },
    centralMoment(centre, power) {
      let sum = 0;
      for (let i = 0; i < bins; i++) {
        if (before[i + 1] === before[i]) continue;
        const squared = (middle(i) - centre) ** 2;
        sum += held(i) * (power === 2 ? squared : squared * squared);
      }
      return count === 0 ? 0 : sum / count;
    },
    upperTail(rank) {
      const first = binOf(rank);
      const centre = this.valueAt(rank);
      let [sum, squares] = [0, 0];
      for (let i = first; i < bins; i++) {
        // In the rank's own bin the values are between it and the end.
        const inTail = i === first ? before[i + 1]! - rank + 1 : held(i);
        const excess = (i === first ? (centre + end(i)) / 2 : middle(i)) - centre;
        sum += inTail * excess;
        squares += inTail * excess * excess;
      }
      return { sum, squares };
    },
  };
}
