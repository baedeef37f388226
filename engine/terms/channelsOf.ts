/** Which payout channels take a prize (clause 9.6). Well-made terms give exactly one for every prize; the audit checks it. */
import type { PayoutChannel, PrizeLimit } from './claimTerms.ts';
import type { Tenge } from './tenge.ts';

/** What a channel looks at: the gross amount, and whether a thing is handed over. */
export interface PayablePrize {
  readonly id: string;
  readonly amountTenge: Tenge;
  readonly inKind: boolean;
}

/** A limit in tenge of the year whose MRP is given. */
export const limitTenge = ({ unit, amount }: PrizeLimit, mrpTenge: Tenge): Tenge =>
  unit === 'tenge' ? amount : amount * mrpTenge;

/**
 * The channels that take the prize: those that name it or, where none does, those whose limits hold its amount.
 * A prize in kind goes only where it is named.
 * @param mrpTenge MRP of the year of payment
 */
export function channelsOf(
  channels: readonly PayoutChannel[],
  prize: PayablePrize,
  mrpTenge: Tenge,
): readonly PayoutChannel[] {
  const naming = channels.filter(({ prizes }) => prizes?.includes(prize.id));
  if (naming.length > 0 || prize.inKind) return naming;
  return channels.filter(({ prizes, above, upTo }) => {
    if (prizes) return false;
    const isAbove = !above || prize.amountTenge > limitTenge(above, mrpTenge);
    return isAbove && (!upTo || prize.amountTenge <= limitTenge(upTo, mrpTenge));
  });
}
