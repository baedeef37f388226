/** Who pays a prize, in what form and by when: payout channels and claim periods (clauses 9 and 15). */
import { z } from 'zod';
import { idSchema, localTextSchema } from '../encoding/schemas.ts';
import { clauseSchema } from './localizedText.ts';
import { positiveTengeSchema } from './tenge.ts';

/** A limit on a prize's gross amount, in tenge or in MRP of the year of payment; its product with an MRP stays exact. */
const prizeLimitSchema = z.strictObject({
  unit: z.enum(['mrp', 'tenge']),
  amount: z.int().positive().max(9_000_000_000),
});
export type PrizeLimit = z.infer<typeof prizeLimitSchema>;

const workingDaysSchema = z.int().positive().max(1000);

/**
 * A place that pays. It takes the money prizes above `above` (exclusive) and up to `upTo` (inclusive), or only those
 * named in `prizes`; a channel that names a prize comes before one that reaches it by amount.
 */
export const payoutChannelSchema = z
  .strictObject({
    id: idSchema,
    name: localTextSchema,
    above: prizeLimitSchema.exactOptional(),
    upTo: prizeLimitSchema.exactOptional(),
    prizes: z.array(idSchema).min(1).exactOptional(),
    forms: z.array(z.enum(['cash', 'transfer', 'in-kind'])).min(1),
    /** Paid on the spot where there is no such period. */
    payoutWorkingDays: workingDaysSchema.exactOptional(),
    expertise: z.enum(['none', 'optional', 'required']),
    /** The winner comes to the head office to be identified. */
    headOfficeVisit: z.boolean(),
    clause: clauseSchema,
  })
  .refine((channel) => !(channel.prizes && (channel.above || channel.upTo)), {
    message: 'expected either "prizes" or limits ("above", "upTo"), got both',
    path: ['prizes'],
  });
export type PayoutChannel = z.infer<typeof payoutChannelSchema>;

const aboveMrpSchema = z.strictObject({ aboveMrp: z.int().nonnegative(), clause: clauseSchema });

export const claimTermsSchema = z.strictObject({
  /** Identity document and individual identification number (IIN). */
  identification: aboveMrpSchema,
  /** Written consent to the processing of personal data. */
  personalDataConsent: aboveMrpSchema,
  /** A winner's name may be published only with written consent. */
  disclosure: z.strictObject({ needsWrittenConsent: z.boolean(), clause: clauseSchema }),
  /** Tickets are taken for payment only while the lottery lasts. */
  acceptance: z.strictObject({ until: z.enum(['end-of-lottery']), clause: clauseSchema }),
  payout: z.strictObject({ workingDays: workingDaysSchema, clause: clauseSchema }),
  /** The longest the document allows for any payment. */
  payoutLimit: z.strictObject({ months: z.int().positive().max(120), clause: clauseSchema }),
  expertise: z.strictObject({
    workingDays: workingDaysSchema,
    extendable: z.boolean(),
    requiredAboveTenge: positiveTengeSchema,
    clause: clauseSchema,
  }),
  unclaimed: z.strictObject({
    keptYears: z.int().positive().max(100),
    from: z.enum(['end-of-lottery']),
    passesTo: z.enum(['state-budget']),
    clause: clauseSchema,
  }),
});
export type ClaimTerms = z.infer<typeof claimTermsSchema>;
