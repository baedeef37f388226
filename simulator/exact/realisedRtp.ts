/** The realised return to players: instant prizes on the tickets sold, as a share of what they cost. */
import type { Tenge } from '../../engine/terms/tenge.ts';
import type { PayoutDistribution } from './payoutDistribution.ts';
import type { PayoutMoments } from './payoutMoments.ts';

export interface RealisedRtp {
  readonly mean: number;
  readonly sd: number;
  /** P(RTP ≤ share). */
  cdf(share: number): number;
  /** @param p 0 to 1 @throws RangeError outside */
  quantile(p: number): number;
}

/**
 * A payout's law, as a share of revenue.
 * @param revenueTenge of the tickets sold, more than 0: without sales there is no return
 * @throws RangeError for another revenue
 */
export function realisedRtp(
  payout: PayoutDistribution,
  { meanTenge, sdTenge }: PayoutMoments,
  revenueTenge: Tenge,
): RealisedRtp {
  if (!(revenueTenge > 0)) throw new RangeError(`revenueTenge: expected more than 0, got ${revenueTenge}`);
  return {
    mean: meanTenge / revenueTenge,
    sd: sdTenge / revenueTenge,
    // A share that comes from a sum must not fall below it by its own rounding.
    cdf: (share) => payout.cdf(share * revenueTenge * (1 + Number.EPSILON)),
    quantile: (p) => payout.quantile(p) / revenueTenge,
  };
}
