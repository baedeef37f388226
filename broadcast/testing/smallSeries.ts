/** A print run of 600 tickets on the real terms' draw fund: big enough for every rule, printed in a moment. */
import { readFileSync } from 'node:fs';
import { buildSeries } from '../../engine/series/buildSeries.ts';
import { commitSeries, type SeriesCommitment } from '../../engine/series/commitSeries.ts';
import { drawNumbersOf } from '../../engine/series/seriesColumns.ts';
import { type LotteryTerms, lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import { termsHash } from '../../engine/terms/termsHash.ts';
import { printedNumber } from '../store/numberDigest.ts';

const REAL_TERMS = new URL('../../fixtures/7s-avto-loto.json', import.meta.url);
const TICKETS = 600;

const real = lotteryTermsSchema.parse(JSON.parse(readFileSync(REAL_TERMS, 'utf8')));
const share = TICKETS / real.series.tickets;

export const smallTerms: LotteryTerms = {
  ...real,
  series: { tickets: TICKETS, packTickets: 30 },
  instantTiers: real.instantTiers.map((tier) => ({
    ...tier,
    count: Math.max(1, Math.floor(tier.count * share)),
  })),
};

export interface SmallSeries {
  readonly terms: LotteryTerms;
  readonly commitment: SeriesCommitment;
  /** Ascending. */
  readonly drawNumbers: Float64Array<ArrayBuffer>;
  /** Draw numbers as they are printed, ascending. */
  readonly printed: readonly string[];
}

/** The same tickets every time. @param series 1 to 999 */
export function smallSeries(series = 1): SmallSeries {
  const columns = buildSeries(smallTerms, series, [new Uint8Array(32).fill(series % 256)]);
  const { commitment } = commitSeries(columns, {
    lottery: smallTerms.id,
    series,
    custodians: 1,
    termsHash: termsHash(smallTerms),
  });
  const drawNumbers = drawNumbersOf(columns);
  return {
    terms: smallTerms,
    commitment,
    drawNumbers,
    printed: Array.from(drawNumbers, printedNumber),
  };
}
