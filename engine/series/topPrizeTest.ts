/**
 * Whether the few winners of the largest prizes crowd at one value of something visible: tests that count on well
 * filled cells say nothing of 2 or 50 tickets, and those are the ones worth finding.
 * Exact: the upper tail of the hypergeometric law of each value's count, the smallest times the number of values
 * (Bonferroni).
 */
import type { ContingencyTable, Independence } from './gTest.ts';
import { logHypergeometricTail } from './hypergeometricTail.ts';

/** Pools of more winners are filled well enough for the other tests. */
const MOST_WINNERS = 1000;

/**
 * One test for each pool of the top 1, 2, 3 … tiers, the tiers being groups 1 and up, ascending by prize. The
 * statistic is the count of the most telling value.
 */
export function* topPrizeTests({
  levels,
  groups,
  counts,
}: ContingencyTable): Generator<{ tiers: number; winners: number; result: Independence }> {
  const totals = Array.from({ length: levels }, (_, level) => {
    let total = 0;
    for (let group = 0; group < groups; group++) total += counts[level * groups + group]!;
    return total;
  });
  const all = totals.reduce((sum, count) => sum + count, 0);
  const valuesInUse = totals.filter((total) => total > 0).length;
  const pooled = new Array<number>(levels).fill(0);
  let winners = 0;
  for (let tiers = 1; tiers < groups; tiers++) {
    for (let level = 0; level < levels; level++) pooled[level]! += counts[level * groups + groups - tiers]!;
    winners = pooled.reduce((sum, count) => sum + count, 0);
    if (winners > MOST_WINNERS) return;
    if (winners < 2) continue;
    let statistic = 0;
    let least = 0;
    for (let level = 0; level < levels; level++) {
      const logTail = logHypergeometricTail(pooled[level]!, totals[level]!, winners, all);
      if (logTail < least) {
        least = logTail;
        statistic = pooled[level]!;
      }
    }
    const logP = Math.min(0, least + Math.log(valuesInUse));
    yield { tiers, winners, result: { statistic, degreesOfFreedom: valuesInUse - 1, logP } };
  }
}
