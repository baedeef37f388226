/**
 * The public commitment to a series: published before the first ticket is sold, it fixes every ticket and tells none.
 * Merkle tree: RFC 6962 §2.1 over the tickets' leaves in serial order.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { hex32Schema, idSchema } from '../encoding/schemas.ts';
import { MerkleLog } from '../journal/merkleLog.ts';
import { createHasher } from '../kernel/createHasher.ts';
import { HASH_BYTES } from '../kernel/treeHasher.ts';
import { MAX_SERIES } from './serial.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import { SERIES_VERSION } from './seriesKeys.ts';
import { leafBytes, writeLeaves } from './ticketLeaf.ts';

/** Leaves written and hashed at a time: 240 KB, well within the second-level cache. */
const CHUNK_TICKETS = 2048;

export const seriesCommitmentSchema = z.strictObject({
  version: z.literal(SERIES_VERSION),
  /** The terms' id. */
  lottery: idSchema,
  series: z.int().min(1).max(MAX_SERIES),
  tickets: z.int().positive(),
  /** How many secrets the series was made from. */
  custodians: z.int().positive(),
  /** SHA-256 of the terms' canonical JSON. */
  termsHash: hex32Schema,
  /** The Merkle root over the tickets. */
  root: hex32Schema,
});
export type SeriesCommitment = z.infer<typeof seriesCommitmentSchema>;

/**
 * The Merkle tree over all tickets, made in steps of a few milliseconds: each yields the share done, so that a caller
 * with something else in hand (a file being written, a page) can turn to it between them.
 */
export function* ticketTreeInSteps(columns: SeriesColumns): Generator<number, MerkleLog> {
  const hasher = createHasher();
  const { tickets } = columns;
  const stride = leafBytes(columns.rows, columns.symbolsPerRow);
  const chunk = Math.min(CHUNK_TICKETS, tickets);
  const leaves = new Uint8Array(chunk * stride);
  const ends = Uint32Array.from({ length: chunk }, (_, i) => (i + 1) * stride);
  const hashes = new Uint8Array(tickets * HASH_BYTES);
  for (let from = 0; from < tickets; from += chunk) {
    const to = Math.min(from + chunk, tickets);
    writeLeaves(columns, from, to, leaves);
    hasher.hashLeaves(
      leaves,
      ends.subarray(0, to - from),
      hashes.subarray(from * HASH_BYTES, to * HASH_BYTES),
    );
    yield to / tickets;
  }
  const tree = new MerkleLog(hasher);
  tree.append(hashes);
  return tree;
}

/** The Merkle tree over all tickets. Cost: 0.3 s and 50 MB for 500,100. */
export function ticketTree(columns: SeriesColumns): MerkleLog {
  const steps = ticketTreeInSteps(columns);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** What the commitment says besides the root; all of it public. */
export type SeriesFacts = Pick<SeriesCommitment, 'lottery' | 'series' | 'custodians' | 'termsHash'>;

/** The commitment to the tickets of a tree. */
export function commitmentOf(tree: MerkleLog, facts: SeriesFacts): SeriesCommitment {
  const { lottery, series, custodians, termsHash } = facts;
  return {
    version: SERIES_VERSION,
    lottery,
    series,
    tickets: tree.size,
    custodians,
    termsHash,
    root: bytesToHex(tree.root()),
  };
}

/** The commitment and the tree that proofs are taken from. */
export function commitSeries(
  columns: SeriesColumns,
  facts: SeriesFacts,
): { commitment: SeriesCommitment; tree: MerkleLog } {
  const tree = ticketTree(columns);
  return { commitment: commitmentOf(tree, facts), tree };
}
