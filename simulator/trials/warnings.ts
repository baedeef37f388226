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
  /** Of an estimate: what its standard error is at least, known without the sample, which may have missed a rare event. */
  readonly leastError?: number;
  /** Of an estimate that curves: it is off by z² times this beside z times its standard error. */
  readonly curvature?: number;
  /** Of an estimate that rests on rare events: by how much the largest of them moves it each time that it happens. */
  readonly rareStep?: number;
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
  return comparisons.flatMap((comparison) => {
    const said = warningOf(comparison, limit, tail);
    return said === null ? [] : [`${comparison.what}: ${said}`];
  });
}

function warningOf(comparison: Comparison, limit: number, tail: number): string | null {
  const { of, leastError = 0, curvature = 0, rareStep = 0 } = comparison;
  if ('below' in of) return quantileWarning(of, limit);
  if ('share' in of) return shareWarning(of, tail);
  const error = Math.max(of.standardError, leastError);
  // What should have happened −ln(tail) times may not have happened at all.
  return estimateWarning(of, error, limit * error + limit * limit * curvature - Math.log(tail) * rareStep);
}

function shareWarning({ share, count, trials, exact }: Proportion, tail: number): string | null {
  const [low, high] = clopperPearson(count, trials, tail);
  if (exact === null || (exact >= low && exact <= high)) return null;
  return `got ${share}, exactly ${exact}, outside ${low} to ${high}`;
}

function estimateWarning({ value, exact }: Estimate, error: number, allowed: number): string | null {
  if (exact === null) return null;
  const rounding = 1e-9 * Math.max(1, Math.abs(exact));
  if (Math.abs(value - exact) <= allowed + rounding) return null;
  const told = `got ${value}, exactly ${exact}`;
  return error === 0 ? `${told}, in every trial` : `${told}, z = ${((value - exact) / error).toFixed(2)}`;
}

function quantileWarning(of: RankedQuantile, limit: number): string | null {
  const { probability: p, count, below, notAbove, exact } = of;
  const reach = limit * Math.sqrt(count * p * (1 - p)) + 1;
  if (below <= p * count + reach && notAbove >= p * count - reach) return null;
  return `${below} to ${notAbove} of ${count} trials do not exceed its exact value ${exact}`;
}
