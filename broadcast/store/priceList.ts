/** What the books of a series reckon with, taken from its terms: journalled with the series, so that the journal alone gives every sum. */
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';

/** A type and no interface: it goes into records as it is. */
export type PriceList = {
  readonly ticketPriceTenge: number;
  readonly packTickets: number;
  /** Instant prizes as printed, in the order of the terms. */
  readonly tiers: { readonly id: string; readonly amountTenge: number; readonly count: number }[];
};

export const priceList = ({ ticketPriceTenge, series, instantTiers }: LotteryTerms): PriceList => ({
  ticketPriceTenge,
  packTickets: series.packTickets,
  tiers: instantTiers.map(({ id, amountTenge, count }) => ({ id, amountTenge, count })),
});
