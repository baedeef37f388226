/** A whole simulation on threads of this process: the scenario in, the result out, stopped and gone on with at will. */
import type { Scenario } from '../scenario/scenario.ts';
import { prepareTrials } from '../trials/prepareTrials.ts';
import type { SimulationResult } from '../trials/simulationResult.ts';
import { summarize } from '../trials/summarize.ts';
import type { BlockRunner } from './blockRunner.ts';
import type { Checkpoint } from './checkpointFile.ts';
import { driveRun, type RunEnd, type RunProgress } from './driveRun.ts';
import { runLedger } from './runLedger.ts';
import { threadRunner } from './threadRunner.ts';
import type { TrialRowsFile } from './trialRowsFile.ts';

export interface SimulationOptions {
  readonly scenario: Scenario;
  /** Threads; the result is the same for any number. */
  readonly workers: number;
  /** Where to go on; its tally is taken over. */
  readonly resumeFrom?: Checkpoint | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  readonly onCheckpoint?: ((checkpoint: Checkpoint) => Promise<void>) | undefined;
  /** About how often `onCheckpoint` is called; 10 s when left out. */
  readonly checkpointMs?: number | undefined;
  /** Gets every trial; not finished or closed here. */
  readonly rowsTo?: TrialRowsFile | undefined;
  /** Runs the blocks instead of threads; closed here. */
  readonly runner?: BlockRunner | undefined;
}

export interface SimulationRun {
  readonly end: RunEnd;
  /** Of a finished run. */
  readonly result: SimulationResult | null;
  /** Where the run stands: what to go on from when it is not finished. */
  readonly checkpoint: Checkpoint;
  /** Trials of this run alone, without those it went on from. */
  readonly trialsRun: number;
  /** Of the trials, without the making of the plan. */
  readonly elapsedMs: number;
}

/**
 * Runs a scenario to its end, or until `signal` stops it. A fault is not thrown but told in `end`, so that what was done is
 * never lost with it.
 * @throws TirazhError CHECK_FAILED for a checkpoint whose parts contradict one another
 */
export async function simulate(options: SimulationOptions): Promise<SimulationRun> {
  const { scenario, rowsTo } = options;
  const runner = options.runner ?? threadRunner(scenario, options.workers, rowsTo !== undefined);
  try {
    const plan = prepareTrials(scenario);
    const ledger = runLedger(scenario, plan, options.resumeFrom);
    const [begun, doneBefore] = [performance.now(), ledger.trialsDone];
    const end = await driveRun({
      scenario,
      ledger,
      runner,
      rows: rowsTo,
      signal: options.signal ?? new AbortController().signal,
      onProgress: options.onProgress,
      onCheckpoint: options.onCheckpoint,
      checkpointMs: options.checkpointMs,
    });
    const elapsedMs = performance.now() - begun;
    return {
      end,
      result: end.kind === 'finished' ? summarize(plan, ledger.tally) : null,
      checkpoint: ledger.checkpoint(rowsTo !== undefined),
      trialsRun: ledger.trialsDone - doneBefore,
      elapsedMs,
    };
  } finally {
    await runner.close();
  }
}
