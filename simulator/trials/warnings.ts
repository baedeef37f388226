/**
 * Where an estimate is too far from its exact value to be chance. All comparisons of a result together raise a false alarm in one
 * run of 10,000 (Bonferroni over their number), by the normal approximation, or for shares by the exact binomial interval.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { clopperPearson } from './proportion.ts';
import type { Estimate, Proportion } from './simulationResult.ts';

/** Probability of any false alarm in a run. */
export const FALSE_ALARM_RATE = 1e-4;
/** Below so many trials a mean is not normal enough for such a rate. */
export const FEWEST_TRIALS = 1000;

/** Something estimated whose exact value is known. */
export interface Comparison {
  /** Such as `mean of instantWonTenge`. */
  readonly what: string;
  readonly of: Estimate | Proportion | RankedQuantile;
}

/** How many values are below an exact quantile, and how many do not exceed it. */
export interface RankedQuantile {
  readonly probability: number;
  readonly exact: number;
  readonly count: number;
  readonly below: number;
  readonly notAbove: number;
}

/** One line for each comparison that is too far off. */
export function warningsOf(comparisons: readonly Comparison[], trials: number): string[] {
  if (trials < FEWEST_TRIALS) return [];
  const tail = FALSE_ALARM_RATE / Math.max(1, comparisons.length) / 2;
  const limit = normalQuantile(1 - tail, 0, 1);
  return comparisons.flatMap(({ what, of }) => {
    const said = 'below' in of ? quantileWarning(of, limit) : valueWarning(of, limit, tail);
    return said === null ? [] : [`${what}: ${said}`];
  });
}

function valueWarning(of: Estimate | Proportion, limit: number, tail: number): string | null {
  if (of.exact === null) return null;
  const told = `got ${'share' in of ? of.share : of.value}, exactly ${of.exact}`;
  if ('share' in of) {
    const [low, high] = clopperPearson(of.count, of.trials, tail);
    return of.exact < low || of.exact > high ? `${told}, outside ${low} to ${high}` : null;
  }
  if (of.z !== null) return Math.abs(of.z) > limit ? `${told}, z = ${of.z.toFixed(2)}` : null;
  // Without spread there is no chance: the two must be one number, up to the rounding of doubles.
  const rounding = 1e-9 * Math.max(1, Math.abs(of.exact));
  return Math.abs(of.value - of.exact) > rounding ? `${told}, in every trial` : null;
}

function quantileWarning(of: RankedQuantile, limit: number): string | null {
  const { probability: p, count, below, notAbove, exact } = of;
  const reach = limit * Math.sqrt(count * p * (1 - p)) + 1;
  if (below <= p * count + reach && notAbove >= p * count - reach) return null;
  return `${below} to ${notAbove} of ${count} trials do not exceed its exact value ${exact}`;
}
