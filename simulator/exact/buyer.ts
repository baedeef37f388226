/** What one buyer can expect of some tickets of a full, well-shuffled series. */
import type { Tenge } from '../../engine/terms/tenge.ts';
import { someDrawn } from './noneDrawn.ts';
import { payoutDistribution } from './payoutDistribution.ts';
import { payoutMoments } from './payoutMoments.ts';
import { checkDrawn, type PrizeUrn, winnersOf } from './prizeUrn.ts';

export interface BuyerChances {
  /** P(at least one ticket wins). */
  readonly anyWin: number;
  /** P(all prizes together are `atLeastTenge` or more). */
  readonly winsAtLeast: number;
  /** P(one of the tickets has a prize of `atLeastTenge` or more). */
  readonly singlePrizeAtLeast: number;
  /** Expected winnings. */
  readonly meanTenge: number;
  readonly sdTenge: number;
}

/**
 * Which tickets they are does not matter: any `bought` of them are a random sample of the series.
 * @param bought integer, 0 to the urn's tickets
 * @param atLeastTenge a sum to ask about, 0 or more
 * @throws RangeError for another number; TirazhError BAD_INPUT as `payoutDistribution`
 */
export function buyerChances(urn: PrizeUrn, bought: number, atLeastTenge: Tenge): BuyerChances {
  checkDrawn(urn, bought, 'bought');
  const ofAll = { population: urn.tickets, drawn: bought };
  const large = urn.tiers.filter(({ amountTenge }) => amountTenge >= atLeastTenge);
  const { meanTenge, sdTenge } = payoutMoments(urn, bought);
  return {
    anyWin: someDrawn({ ...ofAll, marked: winnersOf(urn) }),
    // Sums are whole tenge: at least x is more than x − 1.
    winsAtLeast: payoutDistribution(urn, bought).exceedance(Math.ceil(atLeastTenge) - 1),
    singlePrizeAtLeast: someDrawn({ ...ofAll, marked: winnersOf({ ...urn, tiers: large }) }),
    meanTenge,
    sdTenge,
  };
}
