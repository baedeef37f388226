/**
 * A checkpoint: the blocks that are done and their merged tally, enough to go on to the same digest. One JSON file,
 * written whole or not at all, with a hash over itself, so that a damaged one is never gone on from.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { canonicalHashHex } from '../../engine/encoding/canonicalJson.ts';
import { badInput, TirazhError } from '../../engine/errors.ts';
import { readJson, writeWhole } from '../../terminal/files.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioHash } from '../scenario/scenarioHash.ts';
import type { TrialPlan } from '../trials/prepareTrials.ts';
import { decodeTally, encodeTally, type Tally } from '../trials/tally.ts';
import { blockCount } from '../trials/trialBlock.ts';
import { type BlockRange, blockRanges } from './blockRanges.ts';

const CHECKPOINT_VERSION = 'tirazh/checkpoint/v1';
/** A tally of the largest scenario is some tens of megabytes; a file that unpacks to more is none of ours. */
const MOST_TALLY_BYTES = 1 << 29;

/** Where a run stands. */
export interface Checkpoint {
  readonly done: readonly BlockRange[];
  /** Of exactly the blocks of `done`. */
  readonly tally: Tally;
  /** Whether the trials of `done`, then one range from 0 on, are also on the disk as rows. */
  readonly withRows: boolean;
}

const blockSchema = z.int().nonnegative();

const fileSchema = z.strictObject({
  version: z.literal(CHECKPOINT_VERSION),
  scenarioHash: z.string(),
  seed: z.string(),
  mode: z.string(),
  trials: blockSchema,
  trialsDone: blockSchema,
  done: z.array(z.tuple([blockSchema, blockSchema])),
  withRows: z.boolean(),
  /** The encoded tally, deflated, in base64. */
  tally: z.base64(),
  /** SHA-256 of the canonical JSON of all the rest, hex. */
  sha256: z.string(),
});
type CheckpointJson = z.infer<typeof fileSchema>;

/** What a checkpoint says of the run it belongs to, read without its tally. */
export interface CheckpointHead {
  readonly scenarioHash: string;
  readonly seed: string;
  readonly trialsDone: number;
}

/** The file's text. */
export function encodeCheckpoint(scenario: Scenario, { done, tally, withRows }: Checkpoint): string {
  const body = {
    version: CHECKPOINT_VERSION,
    scenarioHash: scenarioHash(scenario),
    seed: scenario.seed,
    mode: scenario.mode,
    trials: scenario.trials,
    trialsDone: tally.trials,
    done: done.map(({ from, to }) => [from, to]),
    withRows,
    tally: deflateRawSync(encodeTally(tally)).toString('base64'),
  };
  return `${JSON.stringify({ ...body, sha256: canonicalHashHex(body) })}\n`;
}

/** @throws TirazhError as `writeWhole` */
export const writeCheckpoint = (path: string, scenario: Scenario, checkpoint: Checkpoint): Promise<void> =>
  writeWhole(path, encodeCheckpoint(scenario, checkpoint));

const damaged = (path: string, what: string, cause?: unknown): Error =>
  badInput(`${path} is a damaged checkpoint: ${what}; remove it and run without --resume`, { cause });

/** @throws TirazhError BAD_INPUT for a file that is missing, no checkpoint, or damaged */
async function readCheckpointJson(path: string): Promise<CheckpointJson> {
  let json: unknown;
  try {
    json = await readJson(path);
  } catch (cause) {
    if ((cause as Error).message.includes('is not JSON')) throw damaged(path, 'it is not whole JSON', cause);
    throw cause;
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const version = (json as { version?: unknown } | null)?.version;
    if (version === CHECKPOINT_VERSION) throw damaged(path, parsed.error.issues[0]!.message, parsed.error);
    throw badInput(`${path} is not a checkpoint of this version of tirazh (expected ${CHECKPOINT_VERSION})`);
  }
  const { sha256, ...body } = parsed.data;
  if (canonicalHashHex(body) !== sha256) throw damaged(path, 'it does not match its own hash');
  return parsed.data;
}

/** What the checkpoint at `path` is of; null where there is none that can be read. */
export async function checkpointHead(path: string): Promise<CheckpointHead | null> {
  try {
    const { scenarioHash, seed, trialsDone } = await readCheckpointJson(path);
    return { scenarioHash, seed, trialsDone };
  } catch (fault) {
    if (fault instanceof TirazhError) return null;
    throw fault;
  }
}

function checkSameRun(path: string, read: CheckpointJson, scenario: Scenario): void {
  const differ = (what: string, there: unknown, here: unknown): Error =>
    badInput(`${path} belongs to another run: ${what} ${there} there, ${here} here`);
  if (read.seed !== scenario.seed) {
    throw differ('seed', JSON.stringify(read.seed), JSON.stringify(scenario.seed));
  }
  if (read.mode !== scenario.mode) throw differ('mode', read.mode, scenario.mode);
  if (read.trials !== scenario.trials) throw differ('trials', read.trials, scenario.trials);
  if (read.scenarioHash !== scenarioHash(scenario)) {
    throw badInput(`${path} belongs to another run: the scenario or its terms have changed since`);
  }
}

/**
 * The checkpoint at `path`, which must be of exactly this scenario.
 * @throws TirazhError BAD_INPUT, one line, for one that is missing, damaged, or of another run
 */
export async function readCheckpoint(path: string, scenario: Scenario, plan: TrialPlan): Promise<Checkpoint> {
  const read = await readCheckpointJson(path);
  checkSameRun(path, read, scenario);
  const done = read.done.map(([from, to]) => ({ from, to }));
  try {
    const blocks = blockRanges(done);
    if (blocks.gap(blockCount(scenario), Number.POSITIVE_INFINITY)?.from !== blockCount(scenario)) {
      throw new RangeError('it holds blocks that the run has not');
    }
    const bytes = inflateRawSync(Buffer.from(read.tally, 'base64'), { maxOutputLength: MOST_TALLY_BYTES });
    return { done: blocks.ranges(), tally: decodeTally(plan, bytes), withRows: read.withRows };
  } catch (cause) {
    throw damaged(path, (cause as Error).message, cause);
  }
}
