/**
 * What the public may be told of the prizes that are left. Outcomes are sealed: nobody knows whether an unclaimed prize is on a ticket on
 * sale or on one that is sold and not shown. So there are two figures, the ends of what it can be (see `BetweenTwo`).
 */

/** A tier of the series, and what is known of it. */
export interface TierLeft {
  readonly id: string;
  readonly amountTenge: number;
  readonly printed: number;
  /** Shown and found authentic: paid, or to be paid. */
  readonly claimed: number;
}

export interface SeriesLeft {
  readonly tickets: number;
  readonly sold: number;
  /** What can still be bought: neither sold, nor put away, spoilt, stolen or lost. */
  readonly onSale: number;
  readonly ticketPriceTenge: number;
  /** Ascending by amount. */
  readonly tiers: readonly TierLeft[];
}

/**
 * asPrinted: claims tell nothing of the tickets on sale; each is as good as on the first day. ifAllClaimed: everybody who has won so far
 * has claimed, so that what is left is among the tickets that were not sold; null: that cannot be, because far fewer prizes were claimed
 * than chance has put on the sold tickets.
 */
export interface BetweenTwo {
  readonly asPrinted: number;
  readonly ifAllClaimed: number | null;
}

export interface PrizesLeftOnSale {
  readonly tiers: readonly (TierLeft & { readonly remaining: number; readonly expectedOnSale: BetweenTwo })[];
  /** One in so many; null: none is on sale, or none of them can win. */
  readonly oddsOneIn: BetweenTwo | null;
  /** Expected instant prize of a ticket on sale, as a share of its price; null: none is on sale. */
  readonly rtp: BetweenTwo | null;
  /** No prize of the largest sum is left, and tickets are still on sale. */
  readonly isStopSaleProposed: boolean;
}

/** Standard deviations beyond which chance is ruled out: once in a thousand million. */
const RULED_OUT = 6;

/**
 * Whether all winners among the sold tickets can have claimed. The shuffle puts each prize on any ticket alike, so their number is
 * hypergeometric: of `tickets`, `printed` win, `sold` are drawn.
 */
function canAllHaveClaimed({ tickets, sold, tiers }: SeriesLeft): boolean {
  const sum = (of: (tier: TierLeft) => number): number => tiers.reduce((total, tier) => total + of(tier), 0);
  const share = sum(({ printed }) => printed) / tickets;
  const variance = (sold * share * (1 - share) * (tickets - sold)) / Math.max(1, tickets - 1);
  return sum(({ claimed }) => claimed) >= sold * share - RULED_OUT * Math.sqrt(variance);
}

export function prizesLeft(series: SeriesLeft): PrizesLeftOnSale {
  const { tickets, sold, onSale, ticketPriceTenge, tiers } = series;
  const canBeAll = canAllHaveClaimed(series);
  const both = (make: (basis: keyof BetweenTwo) => number): BetweenTwo => ({
    asPrinted: make('asPrinted'),
    ifAllClaimed: canBeAll ? make('ifAllClaimed') : null,
  });
  const left = tiers.map((tier) => {
    const remaining = tier.printed - tier.claimed;
    const expectedOnSale = both((basis) =>
      basis === 'asPrinted'
        ? // Whatever is expected, no more than what is left can be there.
          Math.min(remaining, (tier.printed * onSale) / tickets)
        : sold < tickets
          ? (remaining * onSale) / (tickets - sold)
          : 0,
    );
    return { ...tier, remaining, expectedOnSale };
  });
  const winning = both((basis) => left.reduce((sum, { expectedOnSale }) => sum + expectedOnSale[basis]!, 0));
  const worth = both((basis) =>
    left.reduce((sum, { amountTenge, expectedOnSale }) => sum + amountTenge * expectedOnSale[basis]!, 0),
  );
  const canWin = onSale > 0 && winning.asPrinted > 0;
  return {
    tiers: left,
    oddsOneIn: canWin ? both((basis) => onSale / winning[basis]!) : null,
    rtp: onSale > 0 ? both((basis) => worth[basis]! / (onSale * ticketPriceTenge)) : null,
    isStopSaleProposed: onSale > 0 && left.at(-1)!.remaining === 0,
  };
}
