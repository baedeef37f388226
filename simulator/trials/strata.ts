/**
 * Trials in growing ranges of their number, quarter-octaves from 64 on: 0–63, 64–76, 77–90, 91–107, 108–127, 128–152, … The sums of
 * each range show how an estimate settled as trials were added, for any order in which they were run.
 */

const FIRST = 64;
const STEPS_AN_OCTAVE = 4;

/** First trial of a stratum. @param stratum from 0 */
export const stratumStart = (stratum: number): number =>
  stratum === 0 ? 0 : Math.ceil(FIRST * 2 ** ((stratum - 1) / STEPS_AN_OCTAVE));

/** The stratum that a trial is in. @param trial from 0 */
export function stratumOf(trial: number): number {
  if (trial < FIRST) return 0;
  // The logarithm may be a rounding off at a boundary; the boundaries themselves decide.
  let stratum = 1 + Math.floor(STEPS_AN_OCTAVE * Math.log2(trial / FIRST));
  while (stratumStart(stratum) > trial) stratum--;
  while (stratumStart(stratum + 1) <= trial) stratum++;
  return stratum;
}

/** Strata that a run of so many trials has. @param trials 1 or more */
export const strataCount = (trials: number): number => stratumOf(trials - 1) + 1;
