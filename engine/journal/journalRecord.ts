/**
 * One record of the journal: canonical JSON, whose UTF-8 bytes are the leaf of the Merkle tree. Records are
 * chained as well, so that an altered record is found by itself, not only as a root that differs.
 */

import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../encoding/canonicalJson.ts';
import { hex32Schema, instantSchema } from '../encoding/schemas.ts';
import { leafHash } from '../kernel/treeHasher.ts';

/** `prev` of record 0. */
export const NO_RECORD = '0'.repeat(64);

export const journalRecordSchema = z.strictObject({
  /** 0, 1, 2 …: the leaf's index. */
  index: z.int().nonnegative(),
  at: instantSchema,
  /** Leaf hash of the record before, or `NO_RECORD`. */
  prev: hex32Schema,
  /** What happened, such as `draw.event` or `host.signed-in`. */
  type: z.string().regex(/^[a-z]+(?:[.-][a-z]+)*$/),
  /** Facts of that type. No personal data and no secret that is not meant to be published. */
  body: z.record(z.string(), z.json()),
});

export type JournalRecord = z.infer<typeof journalRecordSchema>;

/** The record as it is stored and hashed. */
export const recordText = (record: JournalRecord): string => canonicalJson(record);

/** RFC 6962 leaf hash of a record's text, in hex. */
export const recordHash = (text: string): string => bytesToHex(leafHash(utf8ToBytes(text)));

/**
 * Whether `text` is the record that follows: right index, chained to `prev`, canonical to the byte.
 */
export function checkRecord(
  text: string,
  index: number,
  prev: string,
): { ok: true; record: JournalRecord } | { ok: false; reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'it is not JSON' };
  }
  const parsed = journalRecordSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return { ok: false, reason: `${issue.path.join('.') || 'it'}: ${issue.message}` };
  }
  const record = parsed.data;
  if (record.index !== index) return { ok: false, reason: `it says it is record ${record.index}` };
  if (recordText(record) !== text) return { ok: false, reason: 'its bytes are not canonical JSON' };
  if (record.prev !== prev) return { ok: false, reason: 'it does not follow the record before it' };
  return { ok: true, record };
}
