/**
 * Runs blocks on whatever workers are connected to a Redis: the submitter's side. Ranges go into a BullMQ queue of the run,
 * answers come back through a list. A worker that dies loses its range to another; an answer that comes twice is ignored.
 */
import { randomBytes } from 'node:crypto';
import { Queue } from 'bullmq';
import { TirazhError } from '../../engine/errors.ts';
import type { RedisAddress } from '../../terminal/redisAddress.ts';
import type { BlockRange } from '../runner/blockRanges.ts';
import type { BlockRunner } from '../runner/blockRunner.ts';
import type { TrialAnswer } from '../runner/trialTask.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioHash } from '../scenario/scenarioHash.ts';
import { prepareTrials } from '../trials/prepareTrials.ts';
import { encodeTally } from '../trials/tally.ts';
import { runBlock } from '../trials/trialBlock.ts';
import {
  clockMs,
  decodeAnswer,
  HEARTBEAT_MS,
  KEY_PREFIX,
  PROBE,
  PROTOCOL,
  probeOf,
  queueName,
  RUN_TTL_S,
  RUNS_KEY,
  type RunRecord,
  resultsKey,
  runKey,
  TRIES,
  WORKER_SILENT_MS,
  workerStateSchema,
  workersKey,
} from './clusterProtocol.ts';
import { connectRedis, redisFault } from './redisConnection.ts';

/** Half a second: what travels for a task takes a few milliseconds. */
const TARGET_MS = 500;
/** A thread's tasks in the queue, so that it never waits for the submitter. */
const TASKS_PER_THREAD = 3;
/** Before any worker is known. */
const LEAST_DEPTH = 4;
/** How long Redis may be away before the run gives up. */
const PATIENCE_MS = 5000;
/** A queue that has been idle so long with answers missing has lost them. */
const LOST_AFTER_MS = 10_000;
/** Without a worker for so long, the person is told. */
const ALONE_AFTER_MS = 3000;

export interface ClusterRunnerOptions {
  readonly scenario: Scenario;
  readonly address: RedisAddress;
  /** Of this program: workers of another version do not take part. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** Takes a line for the person who started the run. */
  readonly notice: (line: string) => void;
}

interface Pending {
  readonly range: BlockRange;
  readonly resolve: (answer: TrialAnswer | null) => void;
  readonly reject: (fault: unknown) => void;
}

const jobName = ({ from, to }: BlockRange): string => `${from}-${to}`;

function recordOf(scenario: Scenario, program: string): RunRecord {
  const plan = prepareTrials(scenario);
  return {
    protocol: PROTOCOL,
    program,
    scenario: JSON.stringify(scenario),
    hash: scenarioHash(scenario),
    probe: probeOf(encodeTally(runBlock(plan, PROBE.from))),
  };
}

/** @throws TirazhError UNAVAILABLE when Redis cannot be reached */
export async function clusterRunner(options: ClusterRunnerOptions): Promise<BlockRunner> {
  const { scenario, address, signal, notice } = options;
  const record = recordOf(scenario, options.program);
  const run = `${record.hash.slice(0, 12)}-${randomBytes(6).toString('hex')}`;
  const main = await connectRedis(address, PATIENCE_MS);
  const waiting = await connectRedis(address, PATIENCE_MS).catch((fault) => {
    main.redis.disconnect();
    throw fault;
  });
  const { redis } = main;
  const queue = new Queue(queueName(run), { connection: redis, prefix: KEY_PREFIX });
  queue.on('error', () => undefined);

  const pending = new Map<string, Pending>();
  const refused = new Set<string>();
  let fault: unknown;
  let isClosed = false;
  let [threads, workers] = [0, 0];
  let lastAnswer = performance.now();
  let aloneSince: number | undefined = performance.now();

  /** Ends every task in hand: with nothing when the run was stopped, with the fault when there is one. */
  function settleAll(reason?: unknown): void {
    fault ??= reason;
    for (const { resolve, reject } of pending.values()) {
      if (reason === undefined) resolve(null);
      else reject(reason);
    }
    pending.clear();
  }
  const fail = (cause: unknown): void =>
    settleAll(cause instanceof TirazhError ? cause : redisFault(address, 'lost', cause));
  main.lost.catch((cause) => !isClosed && fail(cause));
  waiting.lost.catch((cause) => !isClosed && fail(cause));
  signal.addEventListener('abort', () => settleAll(), { once: true });

  async function enqueue(range: BlockRange): Promise<void> {
    await queue.add('blocks', range, {
      attempts: TRIES,
      removeOnComplete: true,
      removeOnFail: true,
    });
  }

  function receive(bytes: Buffer): void {
    const { range, elapsedMs, fault: reason, tally } = decodeAnswer(bytes);
    lastAnswer = performance.now();
    const task = pending.get(jobName(range));
    if (!task) return;
    pending.delete(jobName(range));
    if (reason === null) task.resolve({ tally, rows: null, elapsedMs });
    else
      task.reject(new TirazhError('UNAVAILABLE', `a worker failed on blocks ${jobName(range)}: ${reason}`));
  }

  async function listen(): Promise<void> {
    while (!isClosed && fault === undefined) {
      const popped = await waiting.redis.blpopBuffer(resultsKey(run), 0);
      if (popped) receive(popped[1]);
    }
  }

  /** Counts the workers that were heard of lately; tells of those that do not take part, once. */
  function meet(states: Readonly<Record<string, string>>, nowMs: number): void {
    [threads, workers] = [0, 0];
    for (const [name, text] of Object.entries(states)) {
      const state = workerStateSchema.parse(JSON.parse(text));
      if (state.refusal !== null) {
        if (!refused.has(name)) notice(`worker ${name} does not take part: ${state.refusal}`);
        refused.add(name);
      } else if (nowMs - state.seenMs < WORKER_SILENT_MS) {
        threads += state.threads;
        workers++;
      }
    }
    if (workers > 0) aloneSince = undefined;
    else aloneSince ??= performance.now();
  }

  /** An answer can be lost on its way; then nobody works on its range any more. */
  async function replaceLost(): Promise<void> {
    if (pending.size === 0 || performance.now() - lastAnswer < LOST_AFTER_MS) return;
    const missing = [...pending.values()];
    const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'prioritized');
    const isIdle = Object.values(counts).every((count) => count === 0);
    if (!isIdle || (await redis.llen(resultsKey(run))) > 0) return;
    lastAnswer = performance.now();
    for (const { range } of missing) if (pending.has(jobName(range))) await enqueue(range);
  }

  async function beat(): Promise<void> {
    const renewed = await redis.expire(runKey(run), RUN_TTL_S);
    if (renewed === 0) throw new Error('it no longer knows the run; was it restarted or emptied?');
    await redis.expire(workersKey(run), RUN_TTL_S);
    meet(await redis.hgetall(workersKey(run)), clockMs(await redis.time()));
    await replaceLost();
    if (aloneSince !== undefined && performance.now() - aloneSince > ALONE_AFTER_MS) {
      notice(`no worker is here; start some with: tirazh worker --cluster ${address}`);
      aloneSince = Number.POSITIVE_INFINITY;
    }
  }

  let beating = Promise.resolve();
  const heart = setInterval(() => {
    beating = beating.then(() => (isClosed || fault !== undefined ? undefined : beat())).catch(fail);
  }, HEARTBEAT_MS);

  async function register(): Promise<void> {
    await redis.hset(runKey(run), record);
    await redis.expire(runKey(run), RUN_TTL_S);
    await redis.sadd(RUNS_KEY, run);
  }

  /** Takes everything of the run out of Redis, as far as Redis is there. */
  async function clear(): Promise<void> {
    await redis.srem(RUNS_KEY, run);
    await redis.del(runKey(run), workersKey(run));
    await queue.obliterate({ force: true });
    // What a worker adds this very moment expires.
    await redis.del(resultsKey(run));
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    clearInterval(heart);
    settleAll();
    waiting.redis.disconnect();
    if (redis.status === 'ready') await Promise.race([clear(), main.lost]).catch(() => undefined);
    redis.disconnect();
  }

  try {
    await register();
  } catch (cause) {
    await close();
    throw redisFault(address, 'cannot use', cause);
  }
  listen().catch((cause) => !isClosed && fail(cause));

  return {
    get runners() {
      return Math.max(1, threads);
    },
    get depth() {
      return Math.max(LEAST_DEPTH, threads * TASKS_PER_THREAD);
    },
    targetMs: TARGET_MS,
    note: () => (workers === 1 ? '1 worker' : `${workers} workers`),
    run: (range) =>
      new Promise((resolve, reject) => {
        if (fault !== undefined) reject(fault);
        else if (isClosed || signal.aborted) resolve(null);
        else {
          pending.set(jobName(range), { range, resolve, reject });
          enqueue(range).catch(fail);
        }
      }),
    close,
  };
}
