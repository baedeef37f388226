/** The action of `tirazh simulate`: files in, a run that can be stopped at any time, files and words out. */
import { access, constants, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { badInput, TirazhError } from '../../engine/errors.ts';
import type { Language } from '../../engine/terms/localizedText.ts';
import { formatInteger } from '../../engine/terms/tenge.ts';
import { pathReason, writeWhole } from '../../terminal/files.ts';
import { keepInputs } from '../../terminal/keepInputs.ts';
import { shellWord } from '../../terminal/shellWord.ts';
import { writeStandardOutput } from '../../terminal/standardOutput.ts';
import { readScenario } from '../readScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { prepareTrials } from '../trials/prepareTrials.ts';
import type { SimulationResult } from '../trials/simulationResult.ts';
import type { BlockRunner } from './blockRunner.ts';
import { type Checkpoint, readCheckpoint } from './checkpointFile.ts';
import { type CheckpointKeeper, checkpointKeeper } from './checkpointKeeper.ts';
import { formatDuration, formatRate } from './pace.ts';
import { resultText } from './resultText.ts';
import { checkOrdinaryFile } from './rowsFile.ts';
import { runProgress } from './runProgress.ts';
import { type SimulationRun, simulate } from './simulate.ts';
import { type StopSignals, stopSignals } from './stopSignals.ts';
import { openTrialRows, type TrialRowsFile } from './trialRowsFile.ts';

const DEFAULT_COLUMNS = 120;

export interface SimulateOptions {
  readonly trials?: number;
  readonly seed?: string;
  readonly mode?: Scenario['mode'];
  readonly workers?: number;
  readonly cluster?: string;
  readonly out?: string;
  readonly report?: string;
  readonly lang: Language;
  readonly resume?: boolean;
  readonly checkpoint?: string;
  readonly progress?: boolean;
  readonly json?: boolean;
  readonly schema?: boolean;
  /** Of this program. */
  readonly version: string;
}

const note = (line: string): void => {
  process.stderr.write(`tirazh: ${line}\n`);
};

function checkFlags({ cluster, workers, out, report, checkpoint }: SimulateOptions): void {
  if (cluster !== undefined && workers !== undefined) {
    throw badInput('--workers is for threads here; with --cluster give it to tirazh worker');
  }
  if (cluster !== undefined && out !== undefined) {
    throw badInput('--out needs every trial here and does not go with --cluster; run without one of them');
  }
  const files = [out, report, checkpoint].filter((path) => path !== undefined).map((path) => resolve(path));
  if (new Set(files).size < files.length)
    throw badInput('--out, --report and --checkpoint must be different files');
}

/** A file that is written at the end should not be found impossible only then. */
async function checkWritable(path: string): Promise<void> {
  await checkOrdinaryFile(path);
  const folder = dirname(resolve(path));
  try {
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw badInput(`cannot write ${path}: ${pathReason(cause)}`, { cause });
  }
}

/** How to run it again, without what says where files go. */
function commandOf(path: string, { trials, seed, mode }: SimulateOptions): string {
  const flags = [
    ...(trials === undefined ? [] : [`--trials ${trials}`]),
    ...(seed === undefined ? [] : [`--seed ${shellWord(seed)}`]),
    ...(mode === undefined ? [] : [`--mode ${mode}`]),
  ];
  return ['tirazh simulate', shellWord(path), ...flags].join(' ');
}

async function writeReport(
  path: string,
  scenarioPath: string,
  scenario: Scenario,
  result: SimulationResult,
  options: SimulateOptions,
): Promise<void> {
  const { simulationReport } = await import('../report/simulationReport.ts');
  const context = {
    version: options.version,
    command: commandOf(scenarioPath, options),
    language: options.lang,
  };
  await writeWhole(path, simulationReport(scenario, result, context));
}

async function clusterOf(
  cluster: string,
  scenario: Scenario,
  program: string,
  signal: AbortSignal,
): Promise<BlockRunner> {
  const [{ clusterRunner }, { parseRedisAddress }] = await Promise.all([
    import('../cluster/clusterRunner.ts'),
    import('../../terminal/redisAddress.ts'),
  ]);
  return clusterRunner({
    scenario,
    address: parseRedisAddress('--cluster', cluster),
    program,
    signal,
    notice: note,
  });
}

/** Saves between tasks; a place that takes no checkpoint is told once and does not end the run. */
function periodicSaver(keeper: CheckpointKeeper): (checkpoint: Checkpoint) => Promise<void> {
  let isTold = false;
  return async (checkpoint) => {
    try {
      await keeper.save(checkpoint);
    } catch (fault) {
      if (!(fault instanceof TirazhError)) throw fault;
      if (!isTold) note(`${fault.message}; the run goes on, without a checkpoint to come back to`);
      isTold = true;
    }
  };
}

/** Keeps what an unfinished run has done. @returns what to say about it */
async function keep(run: SimulationRun, keeper: CheckpointKeeper, scenario: Scenario): Promise<string> {
  const { trials } = run.checkpoint.tally;
  if (trials === 0) return 'nothing was done yet';
  const counts = `${formatInteger(trials)} of ${formatInteger(scenario.trials)} trials`;
  try {
    const isKept = await keeper.save(run.checkpoint);
    if (isKept) return `${counts} are kept in ${keeper.path}: add --resume to go on`;
    return `${keeper.path}, which holds more, is left as it was: add --resume to go on from it`;
  } catch (fault) {
    if (!(fault instanceof TirazhError)) throw fault;
    return `${counts} are done but not kept (${fault.message})`;
  }
}

/** A fault with what became of the work behind it. */
function withKept(fault: unknown, kept: string): unknown {
  if (!(fault instanceof TirazhError)) {
    note(kept);
    return fault;
  }
  return new TirazhError(fault.code, `${fault.message}; ${kept}`, { cause: fault });
}

interface Session {
  readonly path: string;
  readonly options: SimulateOptions;
  readonly scenario: Scenario;
  readonly keeper: CheckpointKeeper;
  readonly stop: StopSignals;
  readonly resumeFrom: Checkpoint | undefined;
  readonly rows: TrialRowsFile | undefined;
}

async function runOnce({
  options,
  scenario,
  keeper,
  stop,
  resumeFrom,
  rows,
}: Session): Promise<SimulationRun> {
  const { cluster, version } = options;
  const progress = runProgress(scenario.trials, options.progress ?? false);
  try {
    return await simulate({
      scenario,
      workers: options.workers ?? availableParallelism(),
      runner: cluster === undefined ? undefined : await clusterOf(cluster, scenario, version, stop.signal),
      resumeFrom,
      signal: stop.signal,
      rowsTo: rows,
      onProgress: progress.update,
      onCheckpoint: periodicSaver(keeper),
    });
  } finally {
    progress.stop();
  }
}

function told(result: SimulationResult, { trialsRun, elapsedMs }: SimulationRun, scenario: Scenario): string {
  const rate = trialsRun === 0 ? '' : `, ${formatRate((trialsRun / elapsedMs) * 1000)} trials/s`;
  const text = resultText(scenario, result, process.stdout.columns ?? DEFAULT_COLUMNS);
  return `${text}\ntime      ${formatDuration(elapsedMs)}${rate}`;
}

/** Files first, then words, then the checkpoint is let go: whatever fails, nothing is lost. */
async function deliver(result: SimulationResult, run: SimulationRun, session: Session): Promise<void> {
  const { path, options, scenario, keeper, rows } = session;
  if (options.report !== undefined) await writeReport(options.report, path, scenario, result, options);
  await rows?.finish();
  const words = options.json ? JSON.stringify(result, null, 2) : told(result, run, scenario);
  writeStandardOutput(Buffer.from(`${words}\n`));
  await keeper.remove();
}

async function conduct(session: Session): Promise<void> {
  const { scenario, keeper, stop } = session;
  const run = await runOnce(session);
  if (run.end.kind === 'stopped') {
    note(`stopped; ${await keep(run, keeper, scenario)}`);
    process.exitCode = stop.exitCode ?? 1;
    return;
  }
  if (run.end.kind === 'failed') {
    // First the room that half a batch of rows takes is given back, then the checkpoint is written.
    await session.rows?.close();
    throw withKept(run.end.fault, await keep(run, keeper, scenario));
  }
  try {
    await deliver(run.result!, run, session);
  } catch (fault) {
    await session.rows?.close();
    throw withKept(fault, await keep(run, keeper, scenario));
  }
}

async function openSession(path: string, options: SimulateOptions, stop: StopSignals): Promise<Session> {
  const { trials, seed, mode, out, report, resume = false } = options;
  const { scenario, files } = await readScenario(path, { trials, seed, mode });
  const checkpoint = options.checkpoint ?? `${path}.checkpoint`;
  await keepInputs({ '--out': out, '--report': report, '--checkpoint': checkpoint }, files);
  const keeper = await checkpointKeeper(checkpoint, scenario, resume, note);
  for (const file of [out, report]) if (file !== undefined) await checkWritable(file);
  const resumeFrom = resume
    ? await readCheckpoint(keeper.path, scenario, prepareTrials(scenario))
    : undefined;
  if (resumeFrom && out !== undefined && !resumeFrom.withRows) {
    throw badInput(
      `${keeper.path} was made without --out, its trials are not kept as rows: run without --resume, or without --out`,
    );
  }
  const rows =
    out === undefined ? undefined : await openTrialRows(out, scenario, resumeFrom?.tally.trials ?? 0);
  return { path, options, scenario, keeper, stop, resumeFrom, rows };
}

/** @throws TirazhError BAD_INPUT for flags or files that cannot be used, before any work */
export async function simulateScenario(path: string | undefined, options: SimulateOptions): Promise<void> {
  if (options.schema) {
    const { scenarioJsonSchema } = await import('../scenario/scenarioJsonSchema.ts');
    console.log(JSON.stringify(scenarioJsonSchema(), null, 2));
    return;
  }
  if (path === undefined)
    throw badInput('simulate: give a scenario file (or --schema to see what one holds)');
  checkFlags(options);
  const stop = stopSignals();
  try {
    const session = await openSession(path, options, stop);
    try {
      await conduct(session);
    } finally {
      await session.rows?.close();
    }
  } finally {
    stop.release();
  }
}
