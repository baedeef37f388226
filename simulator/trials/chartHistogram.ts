/** A histogram for charts: whole bins of the exact one joined, and a factor from lattice units to the number's own. */
import type { AdaptiveHistogram } from './adaptiveHistogram.ts';
import { type Scale, scaled } from './estimates.ts';
import type { Histogram } from './simulationResult.ts';

/** Most bins. */
export const CHART_BINS = 200;

/** @param scale what one lattice unit is */
export function chartHistogram(histogram: AdaptiveHistogram, scale: Scale): Histogram {
  if (histogram.isEmpty) return { from: 0, width: scaled(1, scale), counts: [] };
  const { firstBin, lastBin, width } = histogram;
  let joined = 1;
  const place = (bin: number): number => Math.floor(bin / joined);
  while (place(lastBin) - place(firstBin) + 1 > CHART_BINS) joined *= 2;
  const counts = new Array<number>(place(lastBin) - place(firstBin) + 1).fill(0);
  for (let bin = firstBin; bin <= lastBin; bin++) {
    counts[place(bin) - place(firstBin)]! += histogram.countOf(bin);
  }
  const units = joined * width;
  return { from: scaled(place(firstBin) * units, scale), width: scaled(units, scale), counts };
}
