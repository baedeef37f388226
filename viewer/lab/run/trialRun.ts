/** One run of a scenario in the browser: blocks go out to workers, tallies come back and are summed up in another. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ExactBin } from '../../../simulator/charts/histogramBins.ts';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import type { SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import { blockCount, blockTrialsOf } from '../../../simulator/trials/trialBlock.ts';
import { BlockQueue, type BlockRange } from './blockQueue.ts';
import type { FromSummary, FromTrials, ToSummary, ToTrials } from './runMessages.ts';

/** At most five refreshes of the charts a second. */
const REFRESH_MS = 220;
/** Ranges that a worker has at hand, so that it never waits for a page that is busy drawing. */
const RANGES_AHEAD = 2;
/** More workers than this add more memory than speed. */
const MOST_WORKERS = 16;

export interface RunState {
  readonly status: 'running' | 'done' | 'cancelled' | 'fault';
  readonly doneTrials: number;
  readonly totalTrials: number;
  readonly elapsedMs: number;
  /** Of the trials summed up so far; null before the first. */
  readonly result: SimulationResult | null;
  /** The law of the instant prizes on the bins of the result's histogram, where it is known. */
  readonly exactCurve: readonly ExactBin[] | null;
  /** Why the run broke; empty otherwise. */
  readonly fault: string;
}

export interface TrialRun {
  readonly state: ReadonlySignal<RunState>;
  /** Stops handing out blocks: what is done stays. */
  cancel(): void;
  /** Ends all workers at once. */
  stop(): void;
}

const workersFor = (blocks: number): number =>
  Math.max(1, Math.min(navigator.hardwareConcurrency || 2, MOST_WORKERS, blocks));

/** Half-open range of trials of a range of blocks; the last block may be short. */
const trialsIn = ({ from, until }: BlockRange, blockTrials: number, trials: number): number =>
  Math.min(until * blockTrials, trials) - from * blockTrials;

/** Starts the workers; the run ends by itself. */
export function startTrialRun(scenario: Scenario): TrialRun {
  const blocks = blockCount(scenario);
  const blockTrials = blockTrialsOf(scenario.mode);
  const workerCount = workersFor(blocks);
  const queue = new BlockQueue(blocks, workerCount);
  const startMs = performance.now();
  const state = signal<RunState>({
    status: 'running',
    doneTrials: 0,
    totalTrials: scenario.trials,
    elapsedMs: 0,
    result: null,
    exactCurve: null,
    fault: '',
  });
  let outstanding = 0;
  let isCancelled = false;
  let isSummaryAsked = false;
  let hasNews = false;

  const summary = new Worker(new URL('./summary.worker.ts', import.meta.url), { type: 'module' });
  const workers = Array.from(
    { length: workerCount },
    () => new Worker(new URL('./trials.worker.ts', import.meta.url), { type: 'module' }),
  );
  const refresh = setInterval(askForSummary, REFRESH_MS);

  const change = (part: Partial<RunState>): void => {
    state.value = { ...state.value, ...part, elapsedMs: performance.now() - startMs };
  };

  function stop(): void {
    clearInterval(refresh);
    for (const worker of [...workers, summary]) worker.terminate();
  }

  function fail(fault: string): void {
    stop();
    change({ status: 'fault', fault });
  }

  const tellTrials = (worker: Worker, message: ToTrials): void => worker.postMessage(message);
  const tellSummary = (message: ToSummary, transfer: Transferable[] = []): void =>
    summary.postMessage(message, { transfer });

  function handOut(worker: Worker): void {
    const range = isCancelled ? null : queue.next();
    if (range) {
      outstanding += 1;
      tellTrials(worker, { kind: 'blocks', range });
    } else if (outstanding === 0) {
      askForSummary();
    }
  }

  /** One question at a time: a slow machine refreshes less often, it does not fall behind. */
  function askForSummary(): void {
    if (isSummaryAsked || !hasNews) return;
    isSummaryAsked = true;
    hasNews = false;
    tellSummary({ kind: 'summarize' });
  }

  function takeTally(worker: Worker, message: FromTrials): void {
    if (message.kind === 'fault') {
      fail(message.message);
      return;
    }
    outstanding -= 1;
    hasNews = true;
    queue.finished(message.range, message.elapsedMs);
    tellSummary({ kind: 'tally', bytes: message.bytes }, [message.bytes.buffer]);
    change({ doneTrials: state.value.doneTrials + trialsIn(message.range, blockTrials, scenario.trials) });
    handOut(worker);
  }

  function takeSummary(message: FromSummary): void {
    if (message.kind === 'fault') {
      fail(message.message);
      return;
    }
    isSummaryAsked = false;
    const isLast = outstanding === 0 && !hasNews;
    change({ result: message.result, exactCurve: message.exactCurve });
    if (!isLast) {
      if (outstanding === 0) askForSummary();
      return;
    }
    stop();
    change({ status: isCancelled ? 'cancelled' : 'done' });
  }

  function cancel(): void {
    if (state.value.status !== 'running') return;
    isCancelled = true;
    if (state.value.doneTrials > 0) return;
    stop();
    change({ status: 'cancelled' });
  }

  summary.addEventListener('message', ({ data }: MessageEvent<FromSummary>) => takeSummary(data));
  summary.addEventListener('error', ({ message }) => fail(message));
  tellSummary({ kind: 'begin', scenario });
  for (const worker of workers) {
    worker.addEventListener('message', ({ data }: MessageEvent<FromTrials>) => takeTally(worker, data));
    worker.addEventListener('error', ({ message }) => fail(message));
    tellTrials(worker, { kind: 'begin', scenario });
    for (let ahead = 0; ahead < RANGES_AHEAD; ahead++) handOut(worker);
  }
  return { state, cancel, stop };
}
