/**
 * Which tiers are counted one by one, and which are pooled on a lattice.
 *
 * The few tickets of a top prize spread the total far apart (two prizes of 10,000,000 make three hills); taken out,
 * the rest lies within a few thousand steps. So do tiers whose amount makes the common divisor of all the others
 * small. The choice changes the cost, never the answer.
 */
import { badInput } from '../../engine/errors.ts';
import { formatInteger } from '../../engine/terms/tenge.ts';
import type { DrawnSample } from './drawnSample.ts';
import { greatestCommonDivisor } from './greatestCommonDivisor.ts';
import { likelyRange } from './likelyRange.ts';
import type { WorthGroup } from './payoutSupport.ts';
import type { PooledTickets } from './pooledTickets.ts';
import { countWays, likelyCounts, type SeparateTier } from './separateTiers.ts';
import { splitCost } from './splitCost.ts';

export interface PayoutSplit {
  readonly separate: readonly SeparateTier[];
  /** Worths in steps of `step`. */
  readonly pool: PooledTickets;
  /** Units of the urn to one step of the lattice. */
  readonly step: number;
  /** Nanoseconds, roughly. */
  readonly cost: number;
}

/** Ways to draw the separate tiers' tickets at most. */
const MOST_WAYS = 200_000;
/** Steps at most: products of steps and frequencies are reduced modulo 2³². */
const MOST_STEPS = 2 ** 30;
/** Nanoseconds, roughly. A table whose amounts have a common divisor of 1,000 needs a thousandth of it. */
const MOST_COST = 1e10;
/** Not worth looking for anything cheaper. */
const CHEAP = 1e7;

/**
 * @param groups all tickets, losers included; worths in whole units
 * @throws TirazhError BAD_INPUT where even the cheapest split would take too long
 */
export function payoutSplit(groups: readonly WorthGroup[], sample: DrawnSample): PayoutSplit {
  const tiers = groups.map((group) => likelyCounts(group, sample));
  const everyPrize = tiers.filter(({ worth }) => worth > 0);
  let best = cheaper(splitBy(tiers, [], sample), splitBy(tiers, everyPrize, sample));
  for (let chosen: readonly SeparateTier[] = []; best.cost > CHEAP; ) {
    const next = everyPrize
      .filter((tier) => !chosen.includes(tier))
      .map((tier) => splitBy(tiers, [...chosen, tier], sample))
      .reduce(cheaper, best);
    if (next === best) break;
    best = next;
    chosen = next.separate;
  }
  if (best.cost <= MOST_COST) return best;
  throw badInput(
    `prize table: the exact law of ${formatInteger(sample.drawn)} of ${formatInteger(sample.tickets)} tickets with ${everyPrize.length} amounts ` +
      `takes too long (${timesOver(best.cost)} the limit of ${MOST_COST / 1e9} s); give the amounts a larger common divisor, or simulate`,
  );
}

const timesOver = (cost: number): string =>
  cost === Infinity ? 'far beyond' : `${formatInteger(Math.ceil(cost / MOST_COST))} times`;

const cheaper = (a: PayoutSplit, b: PayoutSplit): PayoutSplit => (b.cost < a.cost ? b : a);

const sumBy = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

/** The split that counts these tiers one by one. @param tiers all groups @param separate some of them, no losers */
export function splitBy(
  tiers: readonly SeparateTier[],
  separate: readonly SeparateTier[],
  sample: DrawnSample,
): PayoutSplit {
  const rest = tiers.filter((tier) => !separate.includes(tier));
  const step = rest.reduce((divisor, { worth }) => greatestCommonDivisor(worth, divisor), 0) || 1;
  const groups = rest.map(({ worth, count }) => ({ worth: worth / step, count }));
  const fewestApart = Math.max(
    sumBy(separate, ({ least }) => least),
    sample.drawn - sumBy(groups, ({ count }) => count),
  );
  const mostApart = Math.min(
    sumBy(separate, ({ most }) => most),
    sample.drawn,
  );
  const ways = countWays(separate, sample);
  const [from, to] = likelyRange(groups, sample, sample.drawn - mostApart, sample.drawn - fewestApart);
  const size = 2 ** Math.ceil(Math.log2(to - from + 1));
  const pool = { groups, apart: [fewestApart, mostApart] as const, from, size };
  const isTooMuch = ways > MOST_WAYS || size > MOST_STEPS;
  return { separate, pool, step, cost: isTooMuch ? Infinity : splitCost(pool, ways, sample) };
}
