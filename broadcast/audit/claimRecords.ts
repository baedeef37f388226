/** The records of claims (PROTOCOL §6.6) as an audit reads them: a body that is not exactly one of these is a fault of its record. */
import { z } from 'zod';
import { CLAIM_STATES } from '../../engine/claims/claim.ts';
import { CLAIM_ROLES } from '../../engine/claims/claimAct.ts';
import { daySchema } from '../../engine/claims/day.ts';
import { idSchema } from '../../engine/encoding/schemas.ts';
import type { JournalRecord } from '../../engine/journal/journalRecord.ts';
import { referenceSchema } from '../claims/claimActSchema.ts';
import { Broken } from './broken.ts';

const countSchema = z.int().nonnegative();

/** Who did something, and on which day in Almaty. */
const doneBy = { on: daySchema, by: idSchema, role: z.enum(CLAIM_ROLES) };

const prizeSchema = z.strictObject({
  id: idSchema,
  source: z.enum(['instant', 'draw']),
  amountTenge: countSchema,
  inKind: z.boolean(),
});

export const openedSchema = z.strictObject({
  claim: idSchema,
  series: countSchema,
  place: countSchema,
  draw: idSchema.nullable(),
  prize: prizeSchema,
  ...doneBy,
  looked: countSchema,
  /** Of the head office's decision, where the ticket had been taken back. */
  reference: referenceSchema.exactOptional(),
});
export type OpenedBody = z.infer<typeof openedSchema>;

const paymentSchema = z.strictObject({
  form: z.enum(['cash', 'transfer', 'in-kind']),
  grossTenge: countSchema,
  taxTenge: countSchema,
  paidTenge: countSchema,
  reference: referenceSchema.nullable(),
});
export type PaymentBody = z.infer<typeof paymentSchema>;

export const actedSchema = z.strictObject({
  claim: idSchema,
  seq: countSchema,
  ...doneBy,
  state: z.enum(CLAIM_STATES),
  act: z.looseObject({ type: z.string() }),
  payment: paymentSchema.optional(),
});
export type ActedBody = z.infer<typeof actedSchema>;

export const policySetSchema = z.strictObject({ terms: idSchema, policyHash: z.string() });
export const keptSchema = z.strictObject({ person: idSchema, claim: idSchema, by: idSchema });
export const erasedSchema = z.strictObject({ person: idSchema, by: idSchema });

const lotSchema = z.strictObject({
  tier: idSchema,
  since: daySchema,
  amountTenge: countSchema,
  count: countSchema,
});
/** `sale` and `payment` are the last records that sold a ticket (or took a sale back) and paid a ticket's own prize before it. */
export const countedSchema = z.strictObject({
  series: countSchema,
  on: daySchema,
  by: idSchema,
  opened: countSchema,
  tiers: z.array(z.strictObject({ tier: idSchema, count: z.int().positive() })),
  sale: countSchema,
  payment: countSchema,
});
export type CountedBody = z.infer<typeof countedSchema>;

/** Older records, of before there were counts, name none. */
const counted = countSchema.exactOptional();
export const budgetAskedSchema = z.strictObject({
  transfer: idSchema,
  series: countSchema,
  lots: z.array(lotSchema).min(1),
  by: idSchema,
  counted,
});
export const budgetDoneSchema = z.strictObject({
  transfer: idSchema,
  series: countSchema,
  on: daySchema,
  by: idSchema,
  counted,
});
export const budgetWithdrawnSchema = z.strictObject({ transfer: idSchema, by: idSchema });

/** @throws Broken for a body of another shape, naming the first field at fault */
export function readBody<T extends z.ZodType>(schema: T, { index, type, body }: JournalRecord): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Broken(
    index,
    `${type} is malformed at ${issue!.path.join('.') || 'its fields'}: ${issue!.message}`,
  );
}
