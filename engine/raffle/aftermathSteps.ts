/**
 * What can happen to a month's prize after its draw, step by step, as the journal has it: who by random ids, why by reasons
 * of the terms. Whatever says who somebody is stands elsewhere.
 */
import { z } from 'zod';
import { hex32Schema, idSchema, instantSchema } from '../encoding/schemas.ts';
import { CONDITIONS, LOSSES } from './raffleTerms.ts';

/** A participant's code: what stands in the public list of entries. */
export const codeSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'expected a code of ten characters');

export const CHANNELS = ['phone', 'email', 'message', 'in-person', 'cabinet'] as const;
export const CONTACT_RESULTS = ['reached', 'no-answer', 'wrong-number', 'call-back', 'declined'] as const;
export type ContactChannel = (typeof CHANNELS)[number];
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** How the act was signed (clause 7: by electronic signature, or by hand where that cannot be). */
export const SIGNINGS = ['electronic', 'by-hand'] as const;
export type Signing = (typeof SIGNINGS)[number];

/** One person's word: what an operator writes down. */
export const wordSchema = z.discriminatedUnion('type', [
  /** An attempt to reach the holder (clause 8); `at` is when it was made. */
  z.strictObject({
    type: z.literal('contact'),
    contact: idSchema,
    code: codeSchema,
    at: instantSchema,
    channel: z.enum(CHANNELS),
    result: z.enum(CONTACT_RESULTS),
  }),
  z.strictObject({ type: z.literal('contact-mistaken'), contact: idSchema }),
  z.strictObject({
    type: z.literal('condition-met'),
    code: codeSchema,
    condition: z.enum(CONDITIONS),
    /** Of the act alone. */
    signing: z.enum(SIGNINGS).nullable(),
  }),
  z.strictObject({ type: z.literal('condition-mistaken'), code: codeSchema, condition: z.enum(CONDITIONS) }),
  /** The act was sent to the holder's cabinet (clause 9); false takes it back. */
  z.strictObject({ type: z.literal('act-sent'), code: codeSchema, sent: z.boolean() }),
  /** Whether the holder's name may be published (clause 16). The last word counts. */
  z.strictObject({ type: z.literal('consent'), code: codeSchema, granted: z.boolean() }),
  /** Somebody with the original of a power of attorney comes instead (clause 14); false takes it back. */
  z.strictObject({ type: z.literal('proxy'), code: codeSchema, present: z.boolean() }),
]);
export type Word = z.infer<typeof wordSchema>;

/** What two people decide: one asks, the other confirms. */
export const decisionSchema = z.discriminatedUnion('type', [
  /** Who was drawn does not get the prize, the winner or a reserve. */
  z.strictObject({ type: z.literal('lost'), code: codeSchema, why: z.enum(LOSSES) }),
  z.strictObject({ type: z.literal('handed-over'), code: codeSchema }),
  /** Nobody is left: the month ends without handover. */
  z.strictObject({ type: z.literal('closed') }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** What the draws say; nobody's word. */
export const resultSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('drawn'),
    draw: idSchema,
    /** SHA-256 of the draw's transcript. */
    transcriptDigest: hex32Schema,
    /** When the last character was shown. */
    at: instantSchema,
    winner: codeSchema,
    /** In the order of the draw. */
    reserves: z.array(codeSchema),
  }),
  /** Two people had the draw held again: its result does not count. */
  z.strictObject({ type: z.literal('annulled'), draw: idSchema, next: idSchema }),
  /** A draw among the reserves was called off before its pick. */
  z.strictObject({ type: z.literal('redraw-called-off'), draw: idSchema }),
]);
/** A draw among the reserves was drafted on a list of them (clause 10). */
export const redrawSchema = z.strictObject({
  type: z.literal('redraw-drafted'),
  draw: idSchema,
  list: idSchema,
});

export const stepSchema = z.union([wordSchema, decisionSchema, resultSchema, redrawSchema]);
export type Step = z.infer<typeof stepSchema>;

/** A step as it stands on record. */
export interface RecordedStep {
  readonly step: Step;
  /** Account ids: one for a word, two for a decision, none for a result. */
  readonly by: readonly string[];
  readonly atMs: number;
}
