/** One number of every trial, summed up: exact moments and an adaptive histogram, both in units of the number's lattice. */
import { badInput } from '../../engine/errors.ts';
import { AdaptiveHistogram } from './adaptiveHistogram.ts';
import {
  addColumnToMoments,
  decodeMoments,
  type ExactMoments,
  encodeMoments,
  mergeMoments,
  noMoments,
} from './exactMoments.ts';
import type { VarintReader, VarintWriter } from './varint.ts';

export interface Distribution {
  readonly moments: ExactMoments;
  readonly histogram: AdaptiveHistogram;
}

/** @param bins most bins of the histogram, a power of two */
export const emptyDistribution = (bins: number): Distribution => ({
  moments: noMoments(),
  histogram: new AdaptiveHistogram(bins),
});

/**
 * Adds a column.
 * @param units whole lattice units in [0, length)
 */
export function addColumn(distribution: Distribution, units: Float64Array, length: number): void {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < length; i++) {
    const value = units[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  addColumnToMoments(distribution.moments, units, { from: 0, to: length, least, most });
  distribution.histogram.addColumn(units, length, least, most);
}

export function mergeDistribution(into: Distribution, from: Distribution): void {
  mergeMoments(into.moments, from.moments);
  into.histogram.merge(from.histogram);
}

export function encodeDistribution(writer: VarintWriter, { moments, histogram }: Distribution): void {
  encodeMoments(writer, moments);
  histogram.encode(writer);
}

/**
 * Reads into an empty one.
 * @throws TirazhError BAD_INPUT for bytes that are damaged, or not of so many trials
 */
export function decodeDistribution(reader: VarintReader, into: Distribution, trials: number): void {
  Object.assign(into.moments, decodeMoments(reader));
  into.histogram.decode(reader);
  if (into.moments.count !== trials) {
    throw badInput(`tally: expected a column of ${trials} trials, got ${into.moments.count}`);
  }
}
