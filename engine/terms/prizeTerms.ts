/**
 * The part of the terms that arithmetic is done on: the series, the instant prize table, the draw fund, and the
 * figures that the document declares about them (which may be wrong: the audit says so).
 */
import { z } from 'zod';
import { idSchema, localTextSchema } from '../encoding/schemas.ts';
import { clauseSchema } from './localizedText.ts';
import { positiveTengeSchema, tengeSchema } from './tenge.ts';

const countSchema = z.int().positive();

/** One print run. */
export const seriesTermsSchema = z.strictObject({
  tickets: z.int().positive().max(1_000_000_000),
  packTickets: z.int().positive().max(1_000_000),
});

/** One sum of the instant prize table: `count` tickets of a series carry `amountTenge`. */
export const instantTierSchema = z.strictObject({
  id: idSchema,
  amountTenge: positiveTengeSchema,
  count: countSchema,
});
export type InstantTier = z.infer<typeof instantTierSchema>;

export const drawPrizeSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema,
  amountTenge: positiveTengeSchema,
  count: countSchema,
  /** A thing is handed over rather than money; `amountTenge` is then its value. */
  inKind: z.boolean(),
});
export type DrawPrize = z.infer<typeof drawPrizeSchema>;

/** Money of a series kept for draws. The total is a ceiling; the prizes are the planned way to distribute it. */
export const drawFundSchema = z.strictObject({
  totalTenge: tengeSchema,
  prizes: z.array(drawPrizeSchema),
  plannedDraws: z.int().nonnegative(),
  /** Number and size of the draws may change under the total. */
  mayVary: z.boolean(),
  clause: clauseSchema,
  planClause: clauseSchema,
});

/** A row of a printed table; `prize` is the id of an instant tier or a draw prize. */
const declaredRowSchema = z.strictObject({
  prize: idSchema,
  amountTenge: positiveTengeSchema.exactOptional(),
  count: countSchema,
  totalTenge: positiveTengeSchema,
});
const declaredTableSchema = z.strictObject({
  rows: z.array(declaredRowSchema).min(1),
  clause: clauseSchema,
});
export type DeclaredTable = z.infer<typeof declaredTableSchema>;

const per100000Schema = z.int().nonnegative().max(100_000);

/** What the document says of itself, exactly as printed. */
export const declaredSchema = z.strictObject({
  /** Shares of revenue, in thousandths of a percent: 70 % is 70000. */
  rtp: z
    .strictObject({
      totalPer100000: per100000Schema,
      instantPer100000: per100000Schema,
      drawPer100000: per100000Schema,
      clause: clauseSchema,
    })
    .exactOptional(),
  totals: z
    .strictObject({ prizes: countSchema, totalTenge: tengeSchema, clause: clauseSchema })
    .exactOptional(),
  prizeTable: declaredTableSchema.exactOptional(),
  drawTable: declaredTableSchema.exactOptional(),
});
