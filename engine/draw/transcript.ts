/**
 * A draw's transcript (Draw v1, step 7): one canonical JSON file from which anybody re-derives the winners.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalHashHex, canonicalJson } from '../encoding/canonicalJson.ts';
import { hex32Schema, idSchema } from '../encoding/schemas.ts';
import { type DrawPlan, drawPlanSchema, planHash } from './drawPlan.ts';
import type { FrozenEntries } from './entries.ts';
import { isEntry, MAX_ENTRIES } from './entryLines.ts';

export const TRANSCRIPT_VERSION = 'tirazh/transcript/v1';

const pathSchema = z.array(hex32Schema).max(64);

export const pickSchema = z.strictObject({
  role: z.enum(['winner', 'reserve']),
  /** 1 for the first winner and for the first reserve. */
  place: z.int().min(1),
  /** Index into the sorted entries. */
  index: z.int().nonnegative(),
  entry: z.string().refine(isEntry, 'expected 1 to 1000 bytes without control characters'),
});
export type Pick = z.infer<typeof pickSchema>;

export const beaconSchema = z.strictObject({
  round: z.int().positive(),
  /** BLS signature on G1, 48 bytes. */
  signature: z.string().regex(/^[0-9a-f]{96}$/, 'expected 96 lower-case hex digits'),
});
export type Beacon = z.infer<typeof beaconSchema>;

/** Journal records that show when each step was fixed, with their proofs under one signed checkpoint. */
const journalEvidenceSchema = z.strictObject({
  /** C2SP signed note. */
  checkpoint: z.string(),
  verifierKey: z.string(),
  records: z.array(
    z.strictObject({
      /** The record's exact text. */
      text: z.string(),
      /** RFC 6962 inclusion path. */
      proof: pathSchema,
    }),
  ),
});
export type JournalEvidence = z.infer<typeof journalEvidenceSchema>;

export const transcriptSchema = z.strictObject({
  version: z.literal(TRANSCRIPT_VERSION),
  plan: drawPlanSchema,
  planHash: hex32Schema,
  commitments: z.array(z.strictObject({ contributor: idSchema, commitment: hex32Schema })),
  entries: z.strictObject({ count: z.int().min(1).max(MAX_ENTRIES), root: hex32Schema }),
  secrets: z.array(z.strictObject({ contributor: idSchema, secret: hex32Schema })),
  beacon: beaconSchema.nullable(),
  seed: z.string().regex(/^[0-9a-f]{128}$/, 'expected 128 lower-case hex digits'),
  picks: z.array(pickSchema.extend({ proof: pathSchema })).min(1),
  journal: journalEvidenceSchema.nullable(),
  /** SHA-256 of the canonical JSON of all of the above. */
  digest: hex32Schema,
});
export type Transcript = z.infer<typeof transcriptSchema>;

/** What the winners were picked from and with. */
export interface DrawOutcome<P extends Pick = Pick> {
  readonly plan: DrawPlan;
  readonly commitments: Transcript['commitments'];
  readonly secrets: Transcript['secrets'];
  readonly beacon: Beacon | null;
  /** 64 bytes. */
  readonly seed: Uint8Array;
  readonly picks: readonly P[];
}

export type ProvedPick = Transcript['picks'][number];

/** Names the picked indices: winners first, then reserves. */
export const namePicks = (plan: DrawPlan, indices: readonly number[], entries: FrozenEntries): Pick[] =>
  indices.map((index, i) => ({
    role: i < plan.winners ? 'winner' : 'reserve',
    place: i < plan.winners ? i + 1 : i + 1 - plan.winners,
    index,
    entry: entries.entry(index),
  }));

/** SHA-256 of the canonical JSON of a transcript without its digest, in hex. */
export const transcriptDigest = (body: Omit<Transcript, 'digest'>): string => canonicalHashHex(body);

/** Adds each pick's inclusion path under the frozen root. */
export const provePicks = (picks: readonly Pick[], entries: FrozenEntries): ProvedPick[] =>
  picks.map((pick) => ({ ...pick, proof: entries.proof(pick.index).map((hash) => bytesToHex(hash)) }));

export function buildTranscript(
  outcome: DrawOutcome<ProvedPick>,
  entries: Transcript['entries'],
  journal: JournalEvidence | null,
): Transcript {
  const body = {
    version: TRANSCRIPT_VERSION,
    plan: outcome.plan,
    planHash: bytesToHex(planHash(outcome.plan)),
    commitments: outcome.commitments,
    entries,
    secrets: outcome.secrets,
    beacon: outcome.beacon,
    seed: bytesToHex(outcome.seed),
    picks: [...outcome.picks],
    journal,
  } as const satisfies Omit<Transcript, 'digest'>;
  return { ...body, digest: transcriptDigest(body) };
}

/** The file: canonical JSON and a newline. */
export const transcriptText = (transcript: Transcript): string => `${canonicalJson(transcript)}\n`;
