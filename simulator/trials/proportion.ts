/**
 * A share of the trials with an interval that holds for any number of them.
 * Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
 * Biometrika 26(4), 1934.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Proportion } from './simulationResult.ts';

/**
 * The ends of the interval.
 * @param tail probability outside at either side
 */
export function clopperPearson(count: number, trials: number, tail: number): readonly [number, number] {
  // At the ends the quantile has a closed form; most shares of a simulation are 0.
  const low =
    count === 0 ? 0 : count === trials ? tail ** (1 / trials) : betaQuantile(tail, count, trials - count + 1);
  const high =
    count === trials
      ? 1
      : count === 0
        ? 1 - tail ** (1 / trials)
        : betaQuantile(1 - tail, count + 1, trials - count);
  return [low, high];
}

/** z of a share against its exact value, by the exact value's own spread; null where that has none. */
function zOf(share: number, exact: number | null, trials: number): number | null {
  if (exact === null || exact <= 0 || exact >= 1) return null;
  return (share - exact) / Math.sqrt((exact * (1 - exact)) / trials);
}

/** @param trials 0 gives a share of 0 that may be anything */
export function proportion(count: number, trials: number, exact: number | null): Proportion {
  if (trials === 0) return { count, trials, share: 0, low: 0, high: 1, exact, z: null };
  const [low, high] = clopperPearson(count, trials, 0.025);
  const share = count / trials;
  return { count, trials, share, low, high, exact, z: zOf(share, exact, trials) };
}
