/**
 * A series as an urn: so many tickets, some of them with a prize. Tickets are drawn without putting any back; in a
 * well-shuffled series the first `sold` tickets are such a draw.
 */
import { badInput } from '../../engine/errors.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import type { Tenge } from '../../engine/terms/tenge.ts';

export interface UrnTier {
  readonly id: string;
  /** 1 or more. */
  readonly amountTenge: Tenge;
  /** Tickets with this prize, 1 or more. */
  readonly count: number;
}

export interface PrizeUrn {
  /** All tickets of the series, losers included. */
  readonly tickets: number;
  readonly tiers: readonly UrnTier[];
}

/**
 * The instant prizes of one series; the draw fund is not in the tickets.
 * @throws TirazhError BAD_INPUT for a table with more winning tickets than the series has tickets
 */
export function prizeUrnOf({ series, instantTiers }: LotteryTerms): PrizeUrn {
  const urn = {
    tickets: series.tickets,
    tiers: instantTiers.map(({ id, amountTenge, count }) => ({ id, amountTenge, count })),
  };
  const winners = winnersOf(urn);
  if (winners > urn.tickets) {
    throw badInput(
      `instantTiers: expected at most ${urn.tickets} winning tickets (series.tickets), got ${winners}; lower a count`,
    );
  }
  return urn;
}

export const winnersOf = ({ tiers }: PrizeUrn): number => tiers.reduce((sum, { count }) => sum + count, 0);

/** All prizes of the urn. */
export const prizesTenge = ({ tiers }: PrizeUrn): Tenge =>
  tiers.reduce((sum, { amountTenge, count }) => sum + amountTenge * count, 0);

/** @throws RangeError unless `drawn` is a number of tickets that the urn can give */
export function checkDrawn(urn: PrizeUrn, drawn: number, name: string): void {
  if (!Number.isInteger(drawn) || drawn < 0 || drawn > urn.tickets) {
    throw new RangeError(`${name}: expected an integer 0 to ${urn.tickets}, got ${drawn}`);
  }
}
