/** What is read off a distribution's histogram, in its own lattice units: values by rank, moments about the mean, bins for a chart. */
import type { AdaptiveHistogram } from './adaptiveHistogram.ts';

export interface HistogramView {
  readonly count: number;
  /** The value of a rank from 1, ranks outside taken as the nearest; where `boundsAt` leaves room, interpolated within its bin. */
  valueAt(rank: number): number;
  /** What the value of a rank is at least and at most: one number for bins of one unit or one value, and at the ends. */
  boundsAt(rank: number): readonly [least: number, most: number];
  /** How many values are below `units`, at least and at most: they differ by what is in its bin. */
  below(units: number): readonly [least: number, most: number];
  /** Mean of (x − centre)ᵏ; values are taken as the middle of what is in their bins. */
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
  const { firstBin, width, minimum, maximum, atMinimum, atMaximum, isEmpty } = histogram;
  const bins = isEmpty ? 0 : histogram.lastBin - firstBin + 1;
  // before[i]: values in bins below the i-th.
  const before = new Float64Array(bins + 1);
  for (let i = 0; i < bins; i++) before[i + 1] = before[i]! + histogram.countOf(firstBin + i);
  const count = before[bins]!;
  const start = (i: number): number => histogram.leastOf(firstBin + i);
  const end = (i: number): number => histogram.mostOf(firstBin + i);
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
  /** Least and most that a rank can be, its place among the values of that range, and how many those are. */
  const placeOf = (rank: number): readonly [from: number, to: number, k: number, held: number] => {
    if (count === 0) return [0, 0, 1, 1];
    const within = Math.min(count, Math.max(1, rank));
    if (within <= atMinimum) return [minimum, minimum, 1, 1];
    if (within > count - atMaximum) return [maximum, maximum, 1, 1];
    const i = binOf(within);
    return [start(i), end(i), within - before[i]!, held(i)];
  };
  return {
    count,
    valueAt(rank) {
      const [from, to, k, held] = placeOf(rank);
      if (k === 1 || from === to) return from;
      return k === held ? to : from + Math.floor(((k - 0.5) / held) * (to - from + 1));
    },
    boundsAt(rank) {
      const [from, to, k, held] = placeOf(rank);
      if (k === 1) return [from, from];
      return k === held ? [to, to] : [from, to];
    },
    below(units) {
      if (count === 0 || units <= minimum) return [0, 0];
      if (units > maximum) return [count, count];
      const i = Math.floor(units / width) - firstBin;
      if (held(i) === 0 || units <= start(i)) return [before[i]!, before[i]!];
      return units > end(i) ? [before[i + 1]!, before[i + 1]!] : [before[i]!, before[i + 1]!];
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
