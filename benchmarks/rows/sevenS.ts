/** The prize table that the samplers' rows are of: 7S AVTO LOTO, Annex 5. */
import { lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import sevenS from '../../fixtures/7s-avto-loto.json' with { type: 'json' };

const { instantTiers, series } = lotteryTermsSchema.parse(sevenS);
const winners = instantTiers.reduce((sum, { count }) => sum + count, 0);

/** Tickets of a series. */
export const TICKETS = series.tickets;
/** Tickets of each of the 14 instant tiers, then those that win nothing. */
export const COUNTS = Int32Array.from([...instantTiers.map(({ count }) => count), TICKETS - winners]);
