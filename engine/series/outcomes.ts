/** Which ticket wins what: the prize table's multiset in a random order. */
import { kernelGenerator } from '../kernel/kernelGenerator.ts';
import type { PrintTerms } from './printLimits.ts';

/** One byte a ticket, ascending: 0 for no win, then each tier's place in the terms (from 1) as often as it is won. */
export function outcomeMultiset({ series, instantTiers }: PrintTerms): Uint8Array {
  const outcomes = new Uint8Array(series.tickets);
  let end = series.tickets;
  for (let tier = instantTiers.length; tier > 0; tier--) {
    const { count } = instantTiers[tier - 1]!;
    outcomes.fill(tier, end - count, end);
    end -= count;
  }
  return outcomes;
}

/**
 * The tier of each ticket in serial order: the multiset shuffled by Fisher–Yates on MT19937.
 * @param key the 16 words of `init_by_array`
 */
export function drawOutcomes(terms: PrintTerms, key: Uint32Array): Uint8Array {
  const outcomes = outcomeMultiset(terms);
  kernelGenerator(key).shuffleBytes(outcomes);
  return outcomes;
}
