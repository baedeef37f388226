/**
 * The public transcript of a draw as it happens: numbered, hash-chained events that server and viewers share.
 * An event is never edited or taken back; a correction is a new event.
 */
import { z } from 'zod';
import { hex32Schema, idSchema, instantSchema } from '../encoding/schemas.ts';
import { drawPlanSchema } from './drawPlan.ts';

const instantMs = z.int().nonnegative();

/** One place to fill on screen: a winner's or a reserve's entry, character by character. */
const slotSchema = z.strictObject({
  role: z.enum(['winner', 'reserve']),
  /** 1 for the first winner and for the first reserve. */
  place: z.int().min(1),
  /** Characters (code points) of the entry. */
  length: z.int().min(1),
});

/** Why something was done, for everybody to read. */
const reasonSchema = z.string().min(1).max(500);
/** The people behind an act, by their random ids; never a name. */
const peopleSchema = z.array(idSchema).min(1).max(8);

const payloads = [
  /** The plan is published; registration is open. */
  z.strictObject({ type: z.literal('planned'), plan: drawPlanSchema, planHash: hex32Schema }),
  /** A contributor's commitment to a secret. */
  z.strictObject({ type: z.literal('committed'), contributor: idSchema, commitment: hex32Schema }),
  /** Registration is closed; the entries are fixed. */
  z.strictObject({ type: z.literal('frozen'), entryCount: z.int().min(1), entriesRoot: hex32Schema }),
  /**
   * The winners are picked and durably journalled. The journal leaf's hash binds the result before the first
   * character is shown; the leaf holds the 64-byte seed, so nobody can guess it from its hash.
   */
  z.strictObject({ type: z.literal('sealed'), record: z.int().nonnegative(), leafHash: hex32Schema }),
  /** The reveal begins. */
  z.strictObject({ type: z.literal('show-started'), slots: z.array(slotSchema).min(1), showAtMs: instantMs }),
  /** One character of one slot; every screen turns it over at `showAtMs`. */
  z.strictObject({
    type: z.literal('character'),
    /** Index into the slots of `show-started`. */
    slot: z.int().nonnegative(),
    /** Index of the character in the entry. */
    position: z.int().nonnegative(),
    character: z.string().min(1),
    showAtMs: instantMs,
  }),
  /** Everything is shown; the transcript can be downloaded. */
  z.strictObject({ type: z.literal('completed'), transcriptDigest: hex32Schema, showAtMs: instantMs }),
  /** The draw was called off, by whom and why. */
  z.strictObject({ type: z.literal('aborted'), reason: reasonSchema, by: peopleSchema }),
  /** The scheduled start passed while the machine could not run it; a host has to decide. */
  z.strictObject({ type: z.literal('missed'), startsAt: instantSchema }),
  /** The draw stands still: nothing is picked or shown until it is resumed. */
  z.strictObject({ type: z.literal('paused'), reason: reasonSchema, by: peopleSchema }),
  /** The draw goes on where it stood still. */
  z.strictObject({ type: z.literal('resumed'), by: peopleSchema }),
  /** Something was against the rules; what follows from it is another act. */
  z.strictObject({ type: z.literal('foul'), reason: reasonSchema, by: peopleSchema }),
  /** Something said or shown beside the draw was wrong; the events stand as they are. */
  z.strictObject({ type: z.literal('correction'), reason: reasonSchema, by: peopleSchema }),
  /** Host and commission vouch for the result as the transcript has it. */
  z.strictObject({ type: z.literal('certified'), by: peopleSchema, transcriptDigest: hex32Schema }),
  /** The result does not count; its entries, but for those excluded, go on into another draw. */
  z.strictObject({
    type: z.literal('redrawn'),
    reason: reasonSchema,
    by: peopleSchema,
    /** The draw that is held instead. */
    next: idSchema,
    /** How many entries do not take part again. */
    excluded: z.int().nonnegative(),
  }),
  /** People gave the word to start; a draw that starts by itself has none. Picking and the show follow. */
  z.strictObject({ type: z.literal('started'), by: peopleSchema }),
] as const;

const envelope = {
  draw: idSchema,
  /** Names one life of the server's log: (epoch, seq) never means two different events. */
  epoch: z.string().regex(/^[0-9a-f]{16}$/),
  /** 1, 2, 3 … within the draw. */
  seq: z.int().min(1),
  /** `eventHash` of the event before, or `NO_EVENT`. */
  prev: hex32Schema,
  /** When the event was journalled. */
  at: instantSchema,
};

export const drawEventSchema = z.discriminatedUnion('type', [
  payloads[0].extend(envelope),
  payloads[1].extend(envelope),
  payloads[2].extend(envelope),
  payloads[3].extend(envelope),
  payloads[4].extend(envelope),
  payloads[5].extend(envelope),
  payloads[6].extend(envelope),
  payloads[7].extend(envelope),
  payloads[8].extend(envelope),
  payloads[9].extend(envelope),
  payloads[10].extend(envelope),
  payloads[11].extend(envelope),
  payloads[12].extend(envelope),
  payloads[13].extend(envelope),
  payloads[14].extend(envelope),
  payloads[15].extend(envelope),
]);

export type DrawEventPayload = z.infer<(typeof payloads)[number]>;
export type DrawEvent = z.infer<typeof drawEventSchema>;
export type Slot = z.infer<typeof slotSchema>;
