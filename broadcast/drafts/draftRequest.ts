/** The schema of what a host asks to be drafted. */
import { z } from 'zod';
import { idSchema, instantSchema, typedLocalTextSchema } from '../../engine/encoding/schemas.ts';
import type { DraftRequest } from '../protocol/host.ts';

/** Winners, and reserves, of one draw on air. */
const MOST_PLACES = 1000;
/** The plan takes 64 contributors; a commission that large could not be got together. */
const MOST_MEMBERS = 15;

export const prizeChoiceSchema = z.strictObject({
  name: typedLocalTextSchema,
  amountTenge: z.int().min(0),
  inKind: z.boolean().exactOptional(),
  fundPrize: idSchema.exactOptional(),
});

export const entrySourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tickets') }),
  z.strictObject({ kind: z.literal('list'), list: idSchema }),
]);

export const draftRequestSchema = z.strictObject({
  closesAt: instantSchema,
  startsAt: instantSchema,
  prizes: z.array(prizeChoiceSchema).max(MOST_PLACES),
  reserves: z.int().min(0).max(MOST_PLACES),
  entries: entrySourceSchema,
  commission: z.array(idSchema).max(MOST_MEMBERS),
  title: typedLocalTextSchema.nullable().default(null),
}) satisfies z.ZodType<DraftRequest>;
