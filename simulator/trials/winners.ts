/**
 * Which instant prizes are among the tickets sold, step by step, in three ways that agree in distribution: drawn at once at the
 * end, as increments between checkpoints, or read off a real series that was shuffled and is sold in the order of its packs.
 * Counts are by outcome as in `engine/series/outcomes`: 0 for no win, then each tier's place in the terms, from 1.
 */
import { deriveKeyBytes, keyWords } from '../../engine/random/deriveKey.ts';
import { drawOutcomes } from '../../engine/series/outcomes.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { fixedDrawsSampler } from '../samplers/fixedDrawsSampler.ts';
import { multivariateHypergeometric } from '../samplers/multivariateHypergeometric.ts';
import { pathIncrements } from '../samplers/pathIncrements.ts';
import type { DoubleSource } from '../samplers/randomDoubles.ts';
import { fullSeriesInfo, type SimulationKeys } from './simulationKeys.ts';

/** Fills `out`, checkpoints × outcomes, with the tickets sold in each step, by outcome. */
export type WinnerSampler = (
  source: DoubleSource,
  trial: number,
  /** Tickets sold up to each checkpoint. */
  sold: Int32Array,
  out: Int32Array,
) => void;

/** Tickets of a new series by outcome. */
export function outcomeCounts({ series, instantTiers }: LotteryTerms): Int32Array {
  const winners = instantTiers.reduce((sum, { count }) => sum + count, 0);
  return Int32Array.of(series.tickets - winners, ...instantTiers.map(({ count }) => count));
}

/** @param fixedSold tickets sold at the end where every trial sells the same; undefined where not */
export function terminalWinners(counts: Int32Array, fixedSold: number | undefined): WinnerSampler {
  if (fixedSold !== undefined) {
    const sampler = fixedDrawsSampler(counts, fixedSold);
    return (source, _trial, _sold, out) => sampler.fill(source, out);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (source, _trial, sold, out) => multivariateHypergeometric(source, counts, total, sold[0]!, out);
}

export const pathWinners =
  (counts: Int32Array): WinnerSampler =>
  (source, _trial, sold, out) =>
    pathIncrements(source, counts, sold, out);

/** @param series from 0 */
export function fullWinners(terms: LotteryTerms, keys: SimulationKeys, series: number): WinnerSampler {
  const outcomes = terms.instantTiers.length + 1;
  return (_source, trial, sold, out) => {
    const key = deriveKeyBytes(keys.secret, keys.salt, fullSeriesInfo(trial, series));
    const tickets = drawOutcomes(terms, keyWords(key));
    out.fill(0);
    let at = 0;
    for (let c = 0; c < sold.length; c++) {
      for (; at < sold[c]!; at++) out[c * outcomes + tickets[at]!]!++;
    }
  };
}
