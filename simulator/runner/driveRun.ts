/**
 * Takes a run from where it stands to its end: hands out ranges of blocks, merges what comes back, keeps rows in their
 * order, tells its progress and offers checkpoints. What it is told of the clock changes when things happen, never a result.
 */
import type { Scenario } from '../scenario/scenario.ts';
import type { BlockRange } from './blockRanges.ts';
import type { BlockRunner } from './blockRunner.ts';
import type { Checkpoint } from './checkpointFile.ts';
import { taskSizer } from './pace.ts';
import { type RunLedger, trialsIn } from './runLedger.ts';
import type { TrialRowsFile } from './trialRowsFile.ts';
import type { TrialAnswer } from './trialTask.ts';

/** Trials of a task when rows are wanted: what waits for its turn must fit in memory. */
const MOST_ROWS = 65_536;

export interface RunProgress {
  readonly trialsDone: number;
  readonly trials: number;
  /** Trials of this run alone, without those of the checkpoint it went on from. */
  readonly trialsRun: number;
  readonly elapsedMs: number;
  /** Of the runner. */
  readonly note: string;
}

/** How a run ended; a fault leaves the ledger as it was before the task that failed. */
export type RunEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly fault: unknown };

export interface DriveOptions {
  readonly scenario: Scenario;
  readonly ledger: RunLedger;
  readonly runner: BlockRunner;
  /** Stops the run: nothing more is handed out. */
  readonly signal: AbortSignal;
  /** Gets every trial in order. */
  readonly rows?: TrialRowsFile | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  /** Called between tasks, soon after the start and then about every `checkpointMs`; nothing is merged until it is done. */
  readonly onCheckpoint?: ((checkpoint: Checkpoint) => Promise<void>) | undefined;
  readonly checkpointMs?: number | undefined;
}

/** The first checkpoint comes early: a run that dies young should not have to begin again. */
const FIRST_CHECKPOINT_MS = 2000;
const CHECKPOINT_MS = 10_000;

interface Arrival {
  readonly range: BlockRange;
  readonly answer: TrialAnswer | null;
}

/** Hands out every block that is not done, in ascending order, each once. */
function dispenser({ scenario, ledger, runner, rows }: DriveOptions) {
  const sizer = taskSizer(runner.targetMs);
  const step = rows?.batchBlocks ?? 1;
  const most = rows
    ? Math.max(step, Math.floor(MOST_ROWS / trialsIn({ from: 0, to: 1 }, scenario)))
    : Infinity;
  let [next, left] = [0, ledger.blockCount - ledger.blocks.count];
  return {
    measured: sizer.measured,
    take(): BlockRange | null {
      const gap = ledger.blocks.gap(next, ledger.blockCount);
      if (!gap) return null;
      const wanted = Math.min(most, sizer.next(left, runner.runners));
      const range = { from: gap.from, to: Math.min(gap.to, gap.from + Math.ceil(wanted / step) * step) };
      next = range.to;
      left -= range.to - range.from;
      return range;
    },
  };
}

/** Merges answers; when rows are kept, in the order of the trials. */
function receiver({ ledger, rows }: DriveOptions) {
  const early = new Map<number, { readonly range: BlockRange; readonly answer: TrialAnswer }>();
  return {
    /** Answers that wait for an earlier one. */
    get waiting() {
      return early.size;
    },
    async take(range: BlockRange, answer: TrialAnswer): Promise<void> {
      if (!rows) return ledger.accept(range, answer.tally);
      early.set(range.from, { range, answer });
      for (let turn = early.get(ledger.blocks.count); turn; turn = early.get(ledger.blocks.count)) {
        early.delete(turn.range.from);
        await rows.append(turn.answer.rows!);
        ledger.accept(turn.range, turn.answer.tally);
      }
    },
  };
}

async function drive(options: DriveOptions): Promise<RunEnd> {
  const { scenario, ledger, runner, signal, rows } = options;
  const [tasks, answers] = [dispenser(options), receiver(options)];
  const inHand = new Map<number, Promise<Arrival>>();
  const [begun, doneBefore] = [performance.now(), ledger.trialsDone];
  const everyMs = options.checkpointMs ?? CHECKPOINT_MS;
  let checkpointAt = begun + Math.min(everyMs, FIRST_CHECKPOINT_MS);

  const tell = (now: number): void =>
    options.onProgress?.({
      trialsDone: ledger.trialsDone,
      trials: scenario.trials,
      trialsRun: ledger.trialsDone - doneBefore,
      elapsedMs: now - begun,
      note: runner.note(),
    });

  function handOut(): void {
    while (!signal.aborted && inHand.size < runner.depth && answers.waiting < 2 * runner.depth) {
      const range = tasks.take();
      if (!range) return;
      const arrival = runner.run(range).then((answer): Arrival => ({ range, answer }));
      // Of several that fail the first ends the run; the others must not end the process.
      arrival.catch(() => undefined);
      inHand.set(range.from, arrival);
    }
  }

  tell(begun);
  for (handOut(); inHand.size > 0; handOut()) {
    const { range, answer } = await Promise.race(inHand.values());
    inHand.delete(range.from);
    if (!answer) continue;
    tasks.measured(range.to - range.from, answer.elapsedMs);
    await answers.take(range, answer);
    const now = performance.now();
    tell(now);
    if (options.onCheckpoint && now >= checkpointAt) {
      await rows?.sync();
      await options.onCheckpoint(ledger.checkpoint(rows !== undefined));
      checkpointAt = performance.now() + everyMs;
    }
  }
  return { kind: ledger.blocks.count === ledger.blockCount ? 'finished' : 'stopped' };
}

/** Runs to the end, the stop or the fault, whichever comes first. Does not close the runner or the rows. */
export async function driveRun(options: DriveOptions): Promise<RunEnd> {
  try {
    return await drive(options);
  } catch (fault) {
    return { kind: 'failed', fault };
  }
}
