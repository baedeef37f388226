/**
 * `tirazh worker`: joins every run that it finds on a Redis, until it is stopped. It may be killed at any time: what it had in
 * hand goes to another worker.
 */
import { once } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { TirazhError } from '../../engine/errors.ts';
import type { RedisAddress } from '../../terminal/redisAddress.ts';
import type { BlockRange } from '../runner/blockRanges.ts';
import { type TrialPool, trialPool } from '../runner/trialPool.ts';
import {
  clockMs,
  encodeAnswer,
  greetingSchema,
  HEARTBEAT_MS,
  KEY_PREFIX,
  PROBE,
  PROTOCOL,
  probeOf,
  queueName,
  RESULTS_TTL_S,
  RUN_TTL_S,
  RUNS_KEY,
  type RunRecord,
  resultsKey,
  runKey,
  runSchema,
  TRIES,
  type WorkerState,
  workersKey,
} from './clusterProtocol.ts';
import { connectRedis, redisFault } from './redisConnection.ts';

/** A range whose worker has been silent so long is given to another. */
const LOCK_MS = 6000;
const STALLED_EVERY_MS = 3000;
/** A range may lose its worker any number of times. */
const MOST_STALLS = 1_000_000;
/** How long a stopped worker may take for the ranges it has in work. */
const DRAIN_MS = 60_000;

export interface ClusterWorkerOptions {
  readonly address: RedisAddress;
  readonly threads: number;
  /** Of this program: runs of another version are refused. */
  readonly program: string;
  /** Takes no more ranges, finishes those in hand and ends. */
  readonly signal: AbortSignal;
  readonly log: (event: WorkerEvent) => void;
}

/** What a worker tells of itself. */
export type WorkerEvent =
  | { readonly event: 'ready'; readonly redis: string; readonly worker: string; readonly threads: number }
  | { readonly event: 'joined'; readonly run: string; readonly scenarioHash: string }
  | { readonly event: 'refused'; readonly run: string; readonly reason: string }
  | { readonly event: 'left'; readonly run: string; readonly blocks: number }
  | { readonly event: 'waiting'; readonly reason: string }
  | { readonly event: 'stopped' };

/** A run that this worker takes part in, or has refused. */
interface Membership {
  readonly refusal: string | null;
  /** Finishes the ranges in work, or gives them up where Redis is away and nobody would hear of them. */
  leave(atOnce: boolean): Promise<void>;
}

interface Context {
  readonly redis: Redis;
  readonly pool: TrialPool;
  readonly options: ClusterWorkerOptions;
}

/** What a run says of itself, or why it cannot be joined. */
async function examine(
  fields: Readonly<Record<string, string>>,
  { pool, options }: Context,
): Promise<RunRecord | { readonly refusal: string }> {
  const greeting = greetingSchema.safeParse(fields).data ?? { protocol: '?', program: '?' };
  const record = runSchema.safeParse(fields).data;
  if (!record || record.program !== options.program) {
    const refusal = `the run is of tirazh ${greeting.program} (${greeting.protocol}), the worker of ${options.program} (${PROTOCOL})`;
    return { refusal };
  }
  try {
    const scenario = { hash: record.hash, json: record.scenario };
    const { tally } = await pool.run({ scenario, range: PROBE, withRows: false });
    if (probeOf(tally) === record.probe) return record;
    return { refusal: 'the worker gets another tally for the first block than the submitter' };
  } catch (fault) {
    return { refusal: (fault as Error).message };
  }
}

function join(run: string, record: RunRecord, { redis, pool, options }: Context): Membership {
  let blocks = 0;
  const scenario = { hash: record.hash, json: record.scenario };

  /**
   * The answer to a range. A fault is an answer too when every other worker would meet it; one of this machine is thrown and
   * the range tried again, until there is no more trying.
   */
  async function answerTo(range: BlockRange, isLastTry: boolean): Promise<Buffer> {
    try {
      const { tally, elapsedMs } = await pool.run({ scenario, range, withRows: false });
      blocks += range.to - range.from;
      return encodeAnswer({ range, elapsedMs, fault: null, tally });
    } catch (fault) {
      if (!(fault instanceof TirazhError || isLastTry)) throw fault;
      const reason = (fault as Error).message;
      return encodeAnswer({ range, elapsedMs: 0, fault: reason, tally: new Uint8Array() });
    }
  }

  async function work({ data: { from, to }, attemptsMade }: Job<BlockRange>): Promise<void> {
    const answer = await answerTo({ from, to }, attemptsMade + 1 >= TRIES);
    if ((await redis.exists(runKey(run))) === 0) return;
    // First the answer, then the end of the job: between the two a death only means an answer twice.
    await redis.multi().rpush(resultsKey(run), answer).expire(resultsKey(run), RESULTS_TTL_S).exec();
  }

  const worker = new Worker<BlockRange>(queueName(run), work, {
    connection: redis,
    prefix: KEY_PREFIX,
    concurrency: pool.threads,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_EVERY_MS,
    maxStalledCount: MOST_STALLS,
  });
  // A run that ends takes its queue with it; whatever a job still says then is of no interest.
  worker.on('error', () => undefined);
  options.log({ event: 'joined', run, scenarioHash: record.hash });
  return {
    refusal: null,
    async leave(atOnce) {
      await worker.close(atOnce);
      options.log({ event: 'left', run, blocks });
    },
  };
}

/** Forgets a run whose submitter is gone. */
async function clearAway(run: string, redis: Redis): Promise<void> {
  await redis.srem(RUNS_KEY, run);
  const queue = new Queue(queueName(run), { connection: redis, prefix: KEY_PREFIX });
  queue.on('error', () => undefined);
  await queue.obliterate({ force: true });
  await queue.close();
  await redis.del(resultsKey(run), workersKey(run));
}

/** One look at Redis: joins new runs, leaves those that are over, says that it is here. */
async function lookAround(
  memberships: Map<string, Membership>,
  name: string,
  context: Context,
): Promise<void> {
  const { redis, pool, options } = context;
  const runs = new Set(await redis.smembers(RUNS_KEY));
  for (const [run, membership] of memberships) {
    if (runs.has(run) && (await redis.exists(runKey(run))) > 0) continue;
    memberships.delete(run);
    await membership.leave(false);
    await clearAway(run, redis);
  }
  const nowMs = clockMs(await redis.time());
  for (const run of runs) {
    const fields = await redis.hgetall(runKey(run));
    if (Object.keys(fields).length === 0) {
      await clearAway(run, redis);
      continue;
    }
    const membership = memberships.get(run) ?? (await meet(run, fields, context));
    memberships.set(run, membership);
    const state: WorkerState = { threads: pool.threads, seenMs: nowMs, refusal: membership.refusal };
    await redis
      .multi()
      .hset(workersKey(run), name, JSON.stringify(state))
      .expire(workersKey(run), RUN_TTL_S)
      .exec();
    if (options.signal.aborted) return;
  }
}

/** Joins a run or refuses it. */
async function meet(
  run: string,
  fields: Readonly<Record<string, string>>,
  context: Context,
): Promise<Membership> {
  const { options } = context;
  const found = await examine(fields, context);
  if (!('refusal' in found) && !options.signal.aborted) return join(run, found, context);
  const refusal = 'refusal' in found ? found.refusal : 'the worker is being stopped';
  options.log({ event: 'refused', run, reason: refusal });
  return { refusal, leave: () => Promise.resolve() };
}

/**
 * Serves until `signal`. A Redis that goes away is waited for.
 * @throws TirazhError UNAVAILABLE when Redis cannot be reached at the start
 */
export async function serveCluster(options: ClusterWorkerOptions): Promise<void> {
  const { address, signal, log } = options;
  const { redis } = await connectRedis(address, Number.POSITIVE_INFINITY);
  const pool = trialPool(options.threads);
  const name = `${hostname()}-${process.pid}`;
  const memberships = new Map<string, Membership>();
  let trouble = '';
  /** Tells once of what keeps a look from its end. */
  const tell = (fault: unknown): void => {
    const { message } = redisFault(address, 'waiting for', fault);
    if (!signal.aborted && message !== trouble) log({ event: 'waiting', reason: message });
    trouble = message;
  };
  redis.on('error', tell);
  redis.on('ready', () => {
    trouble = '';
  });
  const stopped = once(signal, 'abort');
  log({ event: 'ready', redis: String(address), worker: name, threads: pool.threads });
  while (!signal.aborted) {
    // A look can take as long as Redis is away; a stop does not wait for it.
    await Promise.race([lookAround(memberships, name, { redis, pool, options }).catch(tell), stopped]);
    await sleep(HEARTBEAT_MS, undefined, { signal }).catch(() => undefined);
  }
  const isAway = redis.status !== 'ready';
  const left = Promise.all([...memberships.values()].map((run) => run.leave(isAway)));
  await Promise.race([left.catch(tell), sleep(DRAIN_MS, undefined, { ref: false })]);
  await pool.close();
  redis.disconnect();
  log({ event: 'stopped' });
}
