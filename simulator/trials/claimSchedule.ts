/**
 * When the winners of one moment are paid, as one multinomial choice: at a checkpoint, after the last one, or never.
 * Delays that end at the same checkpoint are one category.
 */
import type { ClaimRule } from '../scenario/claimRule.ts';

/** Never claimed: breakage from the moment it is won. */
export const NEVER = -1;

export interface ClaimSchedule {
  /** A checkpoint's index, the number of checkpoints for claims still outstanding at the last, or `NEVER`. Likeliest first. */
  readonly targets: Int32Array;
  /** Probability of each category, given that none before it was chosen; the last is 1. */
  readonly conditional: Float64Array;
  /** Probability of each category. */
  readonly probabilities: Float64Array;
}

/**
 * The first checkpoint on or after a day; the number of checkpoints where there is none.
 * @param checkpoints ascending day numbers
 */
export function checkpointFrom(checkpoints: readonly number[], day: number): number {
  let [low, high] = [0, checkpoints.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (checkpoints[middle]! >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * @param wonOn day number that delays are counted from
 * @param delaysArePast terminal trials look at the end only: whoever claims at all has claimed by then
 */
export function claimSchedule(
  rule: ClaimRule,
  wonOn: number,
  checkpoints: readonly number[],
  delaysArePast: boolean,
): ClaimSchedule {
  const probabilityOf = new Map<number, number>();
  const add = (target: number, probability: number): void => {
    if (probability > 0) probabilityOf.set(target, (probabilityOf.get(target) ?? 0) + probability);
  };
  add(NEVER, 1 - rule.share);
  for (const { days, probability } of rule.delays) {
    const target = checkpointFrom(checkpoints, delaysArePast ? wonOn : wonOn + days);
    add(target, rule.share * probability);
  }
  // Likeliest first: the sampler is done as soon as nobody is left.
  const categories = [...probabilityOf].sort(([a, p], [b, q]) => q - p || a - b);
  return scheduleOf(categories);
}

function scheduleOf(categories: readonly (readonly [target: number, probability: number])[]): ClaimSchedule {
  const rest = categories.map((_, i) => categories.slice(i).reduce((sum, [, p]) => sum + p, 0));
  const last = categories.length - 1;
  return {
    targets: Int32Array.from(categories, ([target]) => target),
    conditional: Float64Array.from(categories, ([, p], i) => (i === last ? 1 : Math.min(1, p / rest[i]!))),
    probabilities: Float64Array.from(categories, ([, p]) => p / rest[0]!),
  };
}
