/** Tiers that are counted one by one, and the ways to draw their tickets. */
import { logBinomialMass } from './binomialMass.ts';
import { type DrawnSample, NEGLIGIBLE_LOG } from './drawnSample.ts';
import { hypergeometricSupport, logHypergeometricMass } from './hypergeometric.ts';
import type { WorthGroup } from './payoutSupport.ts';
import { smallestWhere } from './smallestWhere.ts';

/** A tier with the counts that are not negligible, both inclusive. */
export interface SeparateTier extends WorthGroup {
  readonly least: number;
  readonly most: number;
}

/** A joint choice: tickets drawn, what they are worth, log of its mass when each ticket is drawn by itself. */
export interface Way {
  readonly drawn: number;
  readonly worth: number;
  readonly logMass: number;
}

/** Margin below `NEGLIGIBLE_LOG`: a whole tail is cut off where one mass is that small. */
const TAIL_MARGIN = 4;

/** The counts of one tier whose probability is not negligible. */
export function likelyCounts(group: WorthGroup, { tickets, drawn }: DrawnSample): SeparateTier {
  const law = { population: tickets, marked: group.count, drawn };
  const [least, most] = hypergeometricSupport(law);
  const mean = Math.min(most, Math.max(least, Math.round((drawn * group.count) / tickets)));
  const isLikely = (count: number): boolean =>
    logHypergeometricMass(count, law) >= NEGLIGIBLE_LOG - TAIL_MARGIN;
  return {
    ...group,
    least: smallestWhere(least, mean, isLikely),
    most: -smallestWhere(-most, -mean, (count) => isLikely(-count)),
  };
}

/** Beyond so many drawn (or left) tickets, how few they are hardly limits the ways any more. */
const FEW = 64;

/** How many ways there are, before equal ones are made one; an upper bound where many tickets are drawn and left. */
export function countWays(separate: readonly SeparateTier[], { tickets, drawn }: DrawnSample): number {
  const all = separate.reduce((product, { least, most }) => product * (most - least + 1), 1);
  const spare = drawn - separate.reduce((sum, { least }) => sum + least, 0);
  const spareLeft = tickets - drawn - separate.reduce((sum, { count, most }) => sum + count - most, 0);
  const few = Math.min(spare, spareLeft);
  if (few > FEW) return all;
  // Ways by how many tickets they take beyond the least.
  let ways = [1];
  for (const { least, most } of separate) {
    const next = new Array<number>(few + 1).fill(0);
    for (const [taken, count] of ways.entries()) {
      for (let more = 0; more <= most - least && taken + more <= few; more++) next[taken + more]! += count;
    }
    ways = next;
  }
  return ways.reduce((sum, count) => sum + count, 0);
}

/** All likely ways; those of the same number and worth are one. */
export function separateWays(
  separate: readonly SeparateTier[],
  { tickets, drawn: most, p, q }: DrawnSample,
): Way[] {
  let ways: Way[] = [{ drawn: 0, worth: 0, logMass: 0 }];
  let seen = 0;
  for (const tier of separate) {
    seen += tier.count;
    const longer: Way[] = [];
    for (const { drawn, worth, logMass } of ways) {
      for (let count = tier.least; count <= tier.most; count++) {
        const now = drawn + count;
        if (now > most || seen - now > tickets - most) continue;
        const mass = logMass + logBinomialMass(count, tier.count, p, q);
        longer.push({ drawn: now, worth: worth + count * tier.worth, logMass: mass });
      }
    }
    ways = merged(longer);
  }
  return ways;
}

function merged(ways: readonly Way[]): Way[] {
  const byKey = new Map<string, Way>();
  for (const way of ways) {
    const key = `${way.drawn} ${way.worth}`;
    const other = byKey.get(key);
    byKey.set(key, other ? { ...way, logMass: logSum(way.logMass, other.logMass) } : way);
  }
  return [...byKey.values()];
}

const logSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
