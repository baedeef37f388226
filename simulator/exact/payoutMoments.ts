/**
 * Mean and variance of the instant prizes on the tickets sold, in closed form: the mean and variance of a total under
 * simple random sampling without replacement.
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed., Wiley 1977, theorems 2.1 and 2.2.
 */
import { nearestDouble } from './nearestDouble.ts';
import { checkDrawn, type PrizeUrn } from './prizeUrn.ts';

export interface PayoutMoments {
  readonly meanTenge: number;
  /** Tenge squared. */
  readonly varianceTenge2: number;
  readonly sdTenge: number;
}

/** Σ count · amount and Σ count · amount², exactly. */
function powerSums({ tiers }: PrizeUrn): [total: bigint, squares: bigint] {
  let total = 0n;
  let squares = 0n;
  for (const { amountTenge, count } of tiers) {
    const sum = BigInt(amountTenge) * BigInt(count);
    total += sum;
    squares += sum * BigInt(amountTenge);
  }
  return [total, squares];
}

/**
 * With N tickets, n of them sold, T = Σ amounts and Q = Σ amounts²: mean nT ∕ N, variance n (N − n) (NQ − T²) ∕ (N² (N − 1)).
 * Both are exact fractions, rounded once to the nearest double; the deviation is the root of the rounded variance.
 * @param sold integer, 0 to the urn's tickets
 * @throws RangeError for another number
 */
export function payoutMoments(urn: PrizeUrn, sold: number): PayoutMoments {
  checkDrawn(urn, sold, 'sold');
  const tickets = BigInt(urn.tickets);
  const drawn = BigInt(sold);
  const [total, squares] = powerSums(urn);
  const spread = drawn * (tickets - drawn) * (tickets * squares - total * total);
  const varianceTenge2 = spread === 0n ? 0 : nearestDouble(spread, tickets * tickets * (tickets - 1n));
  return {
    meanTenge: nearestDouble(drawn * total, tickets),
    varianceTenge2,
    sdTenge: Math.sqrt(varianceTenge2),
  };
}
