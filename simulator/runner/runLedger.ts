/** What a run has so far: the blocks that are in and the sum of their tallies. Tallies merge exactly, in any order. */
import { checkFailed } from '../../engine/errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TrialPlan } from '../trials/prepareTrials.ts';
import { decodeTally, emptyTally, mergeTally, type Tally } from '../trials/tally.ts';
import { blockCount, blockTrialsOf } from '../trials/trialBlock.ts';
import { type BlockRange, type BlockRanges, blockRanges } from './blockRanges.ts';
import type { Checkpoint } from './checkpointFile.ts';

/** Trials in a range of blocks; the last block of a run may be a partial one. */
export function trialsIn({ from, to }: BlockRange, { mode, trials }: Scenario): number {
  const size = blockTrialsOf(mode);
  return Math.max(0, Math.min(to * size, trials) - from * size);
}

export interface RunLedger {
  readonly plan: TrialPlan;
  readonly tally: Tally;
  readonly blocks: BlockRanges;
  /** How many blocks the run has. */
  readonly blockCount: number;
  /** Trials of the blocks that are in. */
  readonly trialsDone: number;
  /**
   * Adds the tally of a range of blocks.
   * @throws TirazhError CHECK_FAILED when it is not the tally of so many trials; RangeError for a block twice
   */
  accept(range: BlockRange, encodedTally: Uint8Array): void;
  /** Where the run stands; shares `tally`. */
  checkpoint(withRows: boolean): Checkpoint;
}

/** @param from where to go on; its tally is taken over */
export function runLedger(scenario: Scenario, plan: TrialPlan, from?: Checkpoint): RunLedger {
  const tally = from?.tally ?? emptyTally(plan);
  const blocks = blockRanges(from?.done ?? []);
  let trialsDone = blocks.ranges().reduce((sum, range) => sum + trialsIn(range, scenario), 0);
  if (tally.trials !== trialsDone) {
    throw checkFailed(`the checkpoint's tally is of ${tally.trials} trials, its blocks of ${trialsDone}`);
  }
  return {
    plan,
    tally,
    blocks,
    blockCount: blockCount(scenario),
    get trialsDone() {
      return trialsDone;
    },
    accept(range, encodedTally) {
      const trials = trialsIn(range, scenario);
      const part = decodeTally(plan, encodedTally);
      if (part.trials !== trials) {
        throw checkFailed(
          `blocks ${range.from} to ${range.to}: expected ${trials} trials, got ${part.trials}`,
        );
      }
      blocks.add(range);
      mergeTally(tally, part);
      trialsDone += trials;
    },
    checkpoint: (withRows) => ({ done: blocks.ranges(), tally, withRows }),
  };
}
