import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TirazhError } from '../../engine/errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { prepareTrials, type TrialPlan } from '../trials/prepareTrials.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { emptyTally, encodeTally, tallyDigest } from '../trials/tally.ts';
import { addBlock, blockCount } from '../trials/trialBlock.ts';
import { trialRows } from '../trials/trialRows.ts';
import type { BlockRange } from './blockRanges.ts';
import type { BlockRunner } from './blockRunner.ts';
import { readCheckpoint, writeCheckpoint } from './checkpointFile.ts';
import type { RunProgress } from './driveRun.ts';
import { trialsIn } from './runLedger.ts';
import { type SimulationOptions, type SimulationRun, simulate } from './simulate.ts';
import { openTrialRows } from './trialRowsFile.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-simulate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The last block is a partial one. */
const PATH = smallScenario({ mode: 'path', trials: 50_000 });
const FULL = smallScenario({ mode: 'full', trials: 6000 });

/** The digest of one loop in this thread, block after block. */
function digestInOneLoop(scenario: Scenario): string {
  const tally = emptyTally(prepareTrials(scenario));
  for (let block = 0; block < blockCount(scenario); block++) addBlock(tally, block);
  return tallyDigest(tally);
}

function answerOf(plan: TrialPlan, range: BlockRange, withRows: boolean) {
  const tally = emptyTally(plan);
  const rows = withRows ? trialRows(trialsIn(range, plan.scenario)) : null;
  for (let block = range.from; block < range.to; block++) addBlock(tally, block, rows ?? undefined);
  return { tally: encodeTally(tally), rows, elapsedMs: 1 };
}

/** Runs in this thread; answers as `schedule` wishes. @param schedule given the number of the task, waits as long as it likes */
function inlineRunner(
  scenario: Scenario,
  withRows: boolean,
  schedule: (task: number) => Promise<unknown>,
): BlockRunner {
  const plan = prepareTrials(scenario);
  let tasks = 0;
  return {
    runners: 1,
    depth: 4,
    targetMs: 0.01,
    note: () => '',
    run: async (range) => {
      await schedule(tasks++);
      return answerOf(plan, range, withRows);
    },
    close: () => Promise.resolve(),
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function turns(count: number): Promise<void> {
  for (let turn = count; turn > 0; turn--) await nextTurn();
}

/** Stops as soon as so many trials are done. */
async function stopAfter(trials: number, options: Omit<SimulationOptions, 'signal'>): Promise<SimulationRun> {
  const controller = new AbortController();
  const run = await simulate({
    ...options,
    signal: controller.signal,
    onProgress: ({ trialsDone }) => trialsDone >= trials && controller.abort(),
  });
  expect(run.end).toEqual({ kind: 'stopped' });
  expect(run.result).toBe(null);
  expect(run.checkpoint.tally.trials).toBeGreaterThanOrEqual(trials);
  expect(run.checkpoint.tally.trials).toBeLessThan(options.scenario.trials);
  return run;
}

/** A run with rows, to its end. */
async function wholeRun(
  scenario: Scenario,
  name: string,
  runner: Pick<SimulationOptions, 'workers' | 'runner'>,
) {
  const path = join(folder, name);
  const rowsTo = await openTrialRows(path, scenario, 0);
  const run = await simulate({ scenario, rowsTo, ...runner });
  expect(run.end).toEqual({ kind: 'finished' });
  await rowsTo.finish();
  return { result: run.result!, bytes: await readFile(path) };
}

const inline = (scenario: Scenario, withRows: boolean): Pick<SimulationOptions, 'workers' | 'runner'> => ({
  workers: 1,
  runner: inlineRunner(scenario, withRows, nextTurn),
});

describe('a simulation on threads', () => {
  it.each([PATH, FULL])(
    'has the result of one plain loop and the same rows, with 1 and 2 workers, in $mode mode',
    async (scenario) => {
      const one = await wholeRun(scenario, '1.arrow', { workers: 1 });
      const two = await wholeRun(scenario, '2.arrow', { workers: 2 });
      expect(one.result.digest).toBe(digestInOneLoop(scenario));
      expect(JSON.stringify(two.result)).toBe(JSON.stringify(one.result));
      expect(two.bytes.equals(one.bytes)).toBe(true);
    },
  );

  it('stops with the tasks in hand done, and goes on to the same digest through a checkpoint file', async () => {
    const path = join(folder, 'checkpoint');
    const stopped = await stopAfter(1, { scenario: PATH, workers: 2 });
    await writeCheckpoint(path, PATH, stopped.checkpoint);
    const resumeFrom = await readCheckpoint(path, PATH, prepareTrials(PATH));
    const run = await simulate({ scenario: PATH, workers: 1, resumeFrom });
    expect(run.trialsRun).toBe(PATH.trials - stopped.checkpoint.tally.trials);
    expect(run.result!.digest).toBe(digestInOneLoop(PATH));
  });
});

describe('the driver of a run', () => {
  it('merges answers in whatever order they come', async () => {
    // Every fourth task answers a few turns later than the rest.
    const runner = inlineRunner(PATH, false, (task) => turns(task % 4 === 0 ? 9 : 1));
    const run = await simulate({ scenario: PATH, workers: 1, runner });
    expect(run.result!.digest).toBe(digestInOneLoop(PATH));
  });

  it('tells its progress from nothing to all trials, never backwards', async () => {
    const told: number[] = [];
    const onProgress = ({ trialsDone }: RunProgress): number => told.push(trialsDone);
    await simulate({ scenario: PATH, ...inline(PATH, false), onProgress });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(PATH.trials);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('offers checkpoints on its way, each enough to go on from', async () => {
    const paths: string[] = [];
    await simulate({
      scenario: PATH,
      ...inline(PATH, false),
      checkpointMs: 0,
      onCheckpoint: async (checkpoint) => {
        paths.push(join(folder, String(paths.length)));
        await writeCheckpoint(paths.at(-1)!, PATH, checkpoint);
      },
    });
    expect(paths.length).toBeGreaterThan(2);
    const resumeFrom = await readCheckpoint(paths[1]!, PATH, prepareTrials(PATH));
    const run = await simulate({ scenario: PATH, ...inline(PATH, false), resumeFrom });
    expect(run.result!.digest).toBe(digestInOneLoop(PATH));
  });

  it('ends with the fault of a task and keeps what was done before it', async () => {
    const fault = new TirazhError('UNAVAILABLE', 'lost');
    const runner = inlineRunner(PATH, false, async (task) => {
      if (task === 5) throw fault;
    });
    const run = await simulate({ scenario: PATH, workers: 1, runner });
    expect(run.end).toEqual({ kind: 'failed', fault });
    expect(run.checkpoint.tally.trials).toBeGreaterThan(0);
    const resumeFrom = run.checkpoint;
    const resumed = await simulate({ scenario: PATH, ...inline(PATH, false), resumeFrom });
    expect(resumed.result!.digest).toBe(digestInOneLoop(PATH));
  });

  it('does not merge an answer with another number of trials than its blocks have', async () => {
    const wrong = answerOf(prepareTrials(PATH), { from: 0, to: 2 }, false);
    const runner: BlockRunner = { ...inlineRunner(PATH, false, nextTurn), run: async () => wrong };
    const run = await simulate({ scenario: PATH, workers: 1, runner });
    expect(run.end).toMatchObject({
      kind: 'failed',
      fault: { message: 'blocks 0 to 1: expected 4096 trials, got 8192' },
    });
    expect(run.checkpoint.tally.trials).toBe(0);
  });
});

describe('every trial as a row', () => {
  it('stands in its order, with the values that the result is of', async () => {
    const { result, bytes } = await wholeRun(PATH, 'a.arrow', inline(PATH, true));
    const table = tableFromIPC(bytes);
    const numbers = (name: string): number[] => [...table.getChild(name)!].map(Number);
    expect(numbers('trial')).toEqual(Array.from({ length: PATH.trials }, (_, i) => i));
    for (const { id, mean } of result.metrics) {
      const sum = numbers(id).reduce((total, value) => total + value, 0);
      expect(sum / PATH.trials, id).toBeCloseTo(mean.value, 6);
    }
    expect(Object.fromEntries(table.schema.metadata)).toEqual({
      'tirazh.version': 'tirazh/trials/v1',
      'tirazh.scenario_hash': result.scenarioHash,
      'tirazh.seed': PATH.seed,
      'tirazh.mode': 'path',
      'tirazh.trials': String(PATH.trials),
    });
  });

  it.each([PATH, FULL])('has the same bytes after a stop, in $mode mode', async (scenario) => {
    const whole = await wholeRun(scenario, 'whole.arrow', inline(scenario, true));
    const path = join(folder, 'resumed.arrow');
    const first = await openTrialRows(path, scenario, 0);
    const stopped = await stopAfter(1, { scenario, ...inline(scenario, true), rowsTo: first });
    await first.close();
    const resumeFrom = stopped.checkpoint;
    const second = await openTrialRows(path, scenario, resumeFrom.tally.trials);
    await simulate({ scenario, ...inline(scenario, true), rowsTo: second, resumeFrom });
    await second.finish();
    expect((await readFile(path)).equals(whole.bytes)).toBe(true);
  });

  it('waits for the rows before it, however early it comes', async () => {
    const whole = await wholeRun(PATH, 'whole.arrow', inline(PATH, true));
    const runner = inlineRunner(PATH, true, (task) => turns(task === 0 ? 40 : 1));
    const late = await wholeRun(PATH, 'late.arrow', { workers: 1, runner });
    expect(late.bytes.equals(whole.bytes)).toBe(true);
  });
});
