/** A whole load test: threads of viewers until the time is up, and what they have seen together. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TirazhError } from '../../engine/errors.ts';
import type { Place, SwarmOrder } from './swarm.ts';
import type { FromSwarm } from './swarm.worker.ts';
import { addCounts, type Counts, mergeTallies, type SwarmTally } from './swarmTally.ts';

const SWARM = fileURLToPath(new URL('./swarm.worker.ts', import.meta.url));
/** How often the run looks whether all viewers watch, and tells how it goes. */
const LOOK_MS = 100;

export interface LoadOrder extends SwarmOrder {
  readonly threads: number;
  /** From the moment all viewers watch, or the ramp's end, to the end. */
  readonly watchMs: number;
  /** The longest wait for all viewers to watch, after the ramp. */
  readonly patienceMs: number;
}

export interface LoadResult {
  readonly tally: SwarmTally;
  /** As ordered. */
  readonly isFarFlung: boolean;
  /** From the start until every viewer held a state; null: some never did. */
  readonly allWatchingMs: number | null;
  /** What was received while all watched: per second, over `watchedMs`. */
  readonly deliveriesPerSecond: number;
  readonly bytesPerSecond: number;
  readonly watchedMs: number;
  /** What the viewers held at the end. */
  readonly places: readonly Place[];
}

type End = Extract<FromSwarm, { kind: 'end' }>;

interface Thread {
  counts: Counts | null;
  reasons: ReadonlyMap<string, number>;
  readonly ended: Promise<End>;
  readonly exited: Promise<unknown>;
  readonly worker: Worker;
}

function startThread(order: SwarmOrder): Thread {
  const worker = new Worker(SWARM, { workerData: order });
  const { promise: ended, resolve, reject } = Promise.withResolvers<End>();
  // From the start: by the time that somebody waits for it, it may have happened.
  const exited = once(worker, 'exit');
  exited.catch(() => {});
  const thread: Thread = { counts: null, reasons: new Map(), ended, exited, worker };
  worker.on('error', reject);
  worker.on('message', (message: FromSwarm) => {
    if (message.kind === 'counts') ({ counts: thread.counts, reasons: thread.reasons } = message);
    else resolve(message);
  });
  return thread;
}

/** The viewers as evenly as they go over the threads. */
const shareOf = (viewers: number, threads: number, i: number): number =>
  Math.floor((viewers * (i + 1)) / threads) - Math.floor((viewers * i) / threads);

const countsNow = (threads: readonly Thread[]): Counts =>
  addCounts(threads.flatMap(({ counts }) => (counts ? [counts] : [])));

/** Nobody has come through, and everybody has tried: there is no point in trying on. */
function requireAnswer(
  { started, connected, lost }: Counts,
  viewers: number,
  threads: readonly Thread[],
): void {
  if (connected > 0 || lost < viewers || started < viewers) return;
  const reasons = new Set(threads.flatMap((thread) => [...thread.reasons.keys()]));
  throw new TirazhError(
    'UNAVAILABLE',
    `none of ${viewers} lines could be opened: ${[...reasons].join(', ')}`,
  );
}

function mergePlaces(places: readonly Place[]): Place[] {
  const groups = Map.groupBy(places, ({ draw, seq, head }) => `${draw} ${seq} ${head}`);
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    viewers: group.reduce((sum, { viewers }) => sum + viewers, 0),
  }));
}

/** Looks again and again until `isOver` or the run is called off. @returns the last counts */
type Until = (isOver: (counts: Counts) => boolean) => Promise<Counts>;

/**
 * @param onProgress told of the counts so far
 * @param signal ends the run early, with what there is
 * @throws TirazhError UNAVAILABLE when no line at all can be opened
 */
export async function runLoad(
  order: LoadOrder,
  onProgress: (counts: Counts) => void,
  signal: AbortSignal,
): Promise<LoadResult> {
  const { threads: count, watchMs: _, patienceMs: __, ...swarm } = order;
  const threads = Array.from({ length: count }, (_, i) =>
    startThread({ ...swarm, viewers: shareOf(order.viewers, count, i) }),
  );
  const failed = Promise.race(threads.map(({ ended }) => ended)).then(() => {});
  failed.catch(() => {});
  try {
    return await drive(order, threads, async (isOver) => {
      for (;;) {
        const counts = countsNow(threads);
        onProgress(counts);
        requireAnswer(counts, order.viewers, threads);
        if (signal.aborted || isOver(counts)) return counts;
        await Promise.race([failed, new Promise((done) => setTimeout(done, LOOK_MS))]);
      }
    });
  } finally {
    for (const { worker } of threads) void worker.terminate();
  }
}

async function drive(
  { viewers, rampMs, patienceMs, watchMs, isFarFlung }: LoadOrder,
  threads: readonly Thread[],
  until: Until,
): Promise<LoadResult> {
  const startMs = performance.now();
  const sinceMs = (instantMs: number): number => performance.now() - instantMs;
  const before = await until(
    // Whoever has been refused, or found no draw, will not watch.
    ({ watching, unanswered }) => watching + unanswered >= viewers || sinceMs(startMs) > rampMs + patienceMs,
  );
  const allWatchingMs = before.watching === viewers ? sinceMs(startMs) : null;
  const beganMs = performance.now();
  const after = await until(() => sinceMs(beganMs) >= watchMs);
  const watchedMs = sinceMs(beganMs);
  const ends = await stop(threads);
  const perSecond = (value: (counts: Counts) => number): number =>
    ((value(after) - value(before)) / watchedMs) * 1000;
  return {
    isFarFlung,
    tally: mergeTallies(ends.map(({ tally }) => tally)),
    allWatchingMs,
    deliveriesPerSecond: perSecond(({ events, pulses }) => events + pulses),
    bytesPerSecond: perSecond(({ bytes }) => bytes),
    watchedMs,
    places: mergePlaces(ends.flatMap(({ places }) => places)),
  };
}

async function stop(threads: readonly Thread[]): Promise<End[]> {
  for (const { worker } of threads) worker.postMessage('stop');
  const ends = await Promise.all(threads.map(({ ended }) => ended));
  await Promise.all(threads.map(({ exited }) => exited));
  return ends;
}
