/**
 * A draw's plan: everything that is fixed, hashed and published before registration closes (Draw v1, step 1).
 */
import { z } from 'zod';
import { canonicalHash } from '../encoding/canonicalJson.ts';
import { hex32Schema, idSchema, instantSchema, localTextSchema } from '../encoding/schemas.ts';

export const DRAW_VERSION = 'tirazh/draw/v1';

/** How the id of a rehearsal begins, and of nothing else. */
export const REHEARSAL_PREFIX = 'rehearsal-';

/** The most winners and reserves one draw picks. */
export const MAX_PICKS = 10_000;

const prizeSchema = z.strictObject({
  /** 1 for the first winner, and so on. */
  place: z.int().min(1).max(MAX_PICKS),
  name: localTextSchema,
  amountTenge: z.int().min(0),
  /** Whether it is a thing, handed over in kind, or money. Older plans do not say. */
  inKind: z.boolean().exactOptional(),
  /** Id of the prize of the terms' draw fund that it is: its name and sum here may be others. */
  fundPrize: idSchema.exactOptional(),
});

/** Where public randomness comes from besides the contributors. Nothing falls back silently. */
const entropySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('drand'),
    /** The chain's hash and its BLS public key on G2, as drand publishes them. */
    chainHash: hex32Schema,
    publicKey: z.string().regex(/^[0-9a-f]{192}$/, 'expected 192 lower-case hex digits'),
    genesisSeconds: z.int().positive(),
    periodSeconds: z.int().positive(),
    /** A round whose time is strictly after closing. */
    round: z.int().positive(),
  }),
]);

export const drawPlanSchema = z
  .strictObject({
    version: z.literal(DRAW_VERSION),
    drawId: idSchema,
    /** The lottery or promotion, for people. */
    title: localTextSchema.nullable(),
    /** SHA-256 of the lottery terms' canonical JSON, or null for a draw without terms. */
    termsHash: hex32Schema.nullable(),
    /** The print run whose draw fund pays, or null. */
    series: z.int().min(1).max(999).nullable(),
    prizes: z.array(prizeSchema),
    winners: z.int().min(1).max(MAX_PICKS),
    reserves: z.int().min(0).max(MAX_PICKS),
    /** When registration closes, or null for an offline draw that was not announced. */
    closesAt: instantSchema.nullable(),
    /** When the draw is due to start, or null. */
    startsAt: instantSchema.nullable(),
    /** Who puts in a secret, in the order in which the secrets are joined. */
    contributors: z.array(idSchema).min(1).max(64),
    entropy: entropySchema,
    /** The draw whose result does not count and whose entries take part again, but for those left out. */
    redrawOf: idSchema.optional(),
    /** Nothing is drawn in earnest. */
    rehearsal: z.literal(true).optional(),
  })
  .refine((plan) => new Set(plan.contributors).size === plan.contributors.length, {
    path: ['contributors'],
    message: 'expected each contributor once',
  })
  .refine((plan) => plan.prizes.length === 0 || plan.prizes.length === plan.winners, {
    path: ['prizes'],
    message: 'expected one prize for each winner, or none at all',
  })
  .refine((plan) => plan.prizes.every((prize, index) => prize.place === index + 1), {
    path: ['prizes'],
    message: 'expected places 1, 2, 3 … in order',
  })
  .refine(
    (plan) => plan.prizes.every((prize) => prize.fundPrize === undefined || prize.inKind !== undefined),
    {
      path: ['prizes'],
      message: 'expected inKind wherever there is a fundPrize',
    },
  )
  .refine((plan) => plan.winners + plan.reserves <= MAX_PICKS, {
    path: ['reserves'],
    message: `expected at most ${MAX_PICKS} winners and reserves together`,
  })
  .refine((plan) => plan.drawId.startsWith(REHEARSAL_PREFIX) === (plan.rehearsal ?? false), {
    path: ['drawId'],
    message: `expected an id that begins with ${REHEARSAL_PREFIX} for a rehearsal, and for nothing else`,
  })
  .refine((plan) => plan.redrawOf !== plan.drawId, {
    path: ['redrawOf'],
    message: 'expected another draw than the plan’s own',
  });

export type DrawPlan = z.infer<typeof drawPlanSchema>;

/** SHA-256 of the plan's canonical JSON, 32 bytes. */
export const planHash = (plan: DrawPlan): Uint8Array => canonicalHash(plan);
