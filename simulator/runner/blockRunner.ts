/** Whatever runs ranges of blocks: threads of this process, or workers anywhere. The driver of a run knows no more of it. */
import type { BlockRange } from './blockRanges.ts';
import type { TrialAnswer } from './trialTask.ts';

export interface BlockRunner {
  /** How many tasks are worked on at once; may change as workers come and go. */
  readonly runners: number;
  /** How many tasks should be in its hands, so that no runner waits for its next one. */
  readonly depth: number;
  /** How long a task should take. */
  readonly targetMs: number;
  /** A few words for the progress line, such as the workers seen; may be empty. */
  note(): string;
  /**
   * Runs a range, perhaps more than once, and answers once: null when the run was stopped and the task was given up.
   * @throws TirazhError when it cannot be run at all
   */
  run(range: BlockRange): Promise<TrialAnswer | null>;
  /** Gives up what is in hand and lets go of threads and connections. */
  close(): Promise<void>;
}
