/**
 * What a submitter and its workers say to each other through Redis. Everything of a run expires by itself when the submitter
 * is gone.
 *
 *     tirazh:runs                       set of run ids
 *     tirazh:run:ID                     hash: protocol, program, scenario, hash, probe
 *     tirazh:run:ID:workers             hash: worker → its state, JSON
 *     tirazh:run:ID:results             list of answers, `encodeAnswer`
 *     tirazh:blocks-ID:…                BullMQ's queue of ranges
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { checkFailed } from '../../engine/errors.ts';
import type { BlockRange } from '../runner/blockRanges.ts';

export const PROTOCOL = 'tirazh/cluster/v1';
export const KEY_PREFIX = 'tirazh';
export const RUNS_KEY = `${KEY_PREFIX}:runs`;

export const runKey = (run: string): string => `${KEY_PREFIX}:run:${run}`;
export const workersKey = (run: string): string => `${runKey(run)}:workers`;
export const resultsKey = (run: string): string => `${runKey(run)}:results`;
/** BullMQ's name for the queue of a run; its keys begin with `tirazh:`. */
export const queueName = (run: string): string => `blocks-${run}`;

/** A submitter renews its run all the time; without it everything of the run is forgotten after so long. */
export const RUN_TTL_S = 30;
/** Answers that nobody fetches. */
export const RESULTS_TTL_S = 600;
/** How often a range is tried when the machines that have it fail in ways of their own. */
export const TRIES = 5;
/** How often both sides look after a run. */
export const HEARTBEAT_MS = 1000;
/** A worker that was silent so long is not counted. */
export const WORKER_SILENT_MS = 10_000;

/** The block that every worker runs first, to show that it gets the very same tally as the submitter. */
export const PROBE: BlockRange = { from: 0, to: 1 };

/** Name of a tally in comparisons: SHA-256 of its bytes, hex. */
export const probeOf = (tally: Uint8Array): string => bytesToHex(sha256(tally));

/** All that is read before it is known that both sides speak the same protocol. */
export const greetingSchema = z.object({ protocol: z.string(), program: z.string() });

export const runSchema = z.object({
  protocol: z.literal(PROTOCOL),
  /** Version of the submitter's program. */
  program: z.string(),
  /** JSON. */
  scenario: z.string(),
  hash: z.string(),
  probe: z.string(),
});
export type RunRecord = z.infer<typeof runSchema>;

export const workerStateSchema = z.object({
  threads: z.int().min(1),
  /** By the clock of Redis, ms. */
  seenMs: z.number(),
  /** Why it does not take part; null while it does. */
  refusal: z.string().nullable(),
});
export type WorkerState = z.infer<typeof workerStateSchema>;

/** The clock of Redis, ms, from its TIME. */
export const clockMs = ([seconds, microseconds]: readonly (string | number)[]): number =>
  Number(seconds) * 1000 + Number(microseconds) / 1000;

const headerSchema = z.object({
  from: z.int().nonnegative(),
  to: z.int().positive(),
  elapsedMs: z.number().nonnegative(),
  /** Why the range cannot be run by anybody; null with a tally. */
  fault: z.string().nullable(),
});

export interface ClusterAnswer {
  readonly range: BlockRange;
  readonly elapsedMs: number;
  readonly fault: string | null;
  /** Encoded; empty with a fault. */
  readonly tally: Uint8Array<ArrayBuffer>;
}

const LENGTH_BYTES = 4;
const MOST_TALLY_BYTES = 1 << 29;

/** An answer as bytes: the length of a JSON header (4 bytes, little-endian), the header, the tally deflated. */
export function encodeAnswer({ range, elapsedMs, fault, tally }: ClusterAnswer): Buffer {
  const header = Buffer.from(JSON.stringify({ ...range, elapsedMs, fault }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, deflateRawSync(tally, { level: 1 })]);
}

/** @throws TirazhError CHECK_FAILED for bytes that are no answer */
export function decodeAnswer(bytes: Buffer): ClusterAnswer {
  try {
    const end = LENGTH_BYTES + bytes.readUInt32LE(0);
    const header = headerSchema.parse(JSON.parse(bytes.subarray(LENGTH_BYTES, end).toString()));
    const tally = inflateRawSync(bytes.subarray(end), { maxOutputLength: MOST_TALLY_BYTES });
    const { from, to, elapsedMs, fault } = header;
    return { range: { from, to }, elapsedMs, fault, tally: new Uint8Array(tally) };
  } catch (cause) {
    throw checkFailed('a worker sent an answer that cannot be read: are all workers of one version?', {
      cause,
    });
  }
}
