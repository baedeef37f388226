/** The least and the greatest total that a number of drawn tickets can have. */

/** Tickets of one worth: tenge, or steps of a lattice; 0 for losers. */
export interface WorthGroup {
  readonly worth: number;
  readonly count: number;
}

/** The total of the first `drawn` tickets of the groups as they stand. */
function totalOf(groups: readonly WorthGroup[], drawn: number): number {
  let left = drawn;
  let total = 0;
  for (const { worth, count } of groups) {
    const taken = Math.min(left, count);
    total += taken * worth;
    left -= taken;
  }
  return total;
}

/**
 * @param groups all tickets, losers included, in any order
 * @param fewest, most tickets drawn; what the groups cannot give is left out
 */
export function payoutSupport(groups: readonly WorthGroup[], fewest: number, most: number): [number, number] {
  const ascending = groups.toSorted((a, b) => a.worth - b.worth);
  return [totalOf(ascending, fewest), totalOf(ascending.reverse(), most)];
}
