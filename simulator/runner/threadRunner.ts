/** Runs blocks on threads of this process. */
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioHash } from '../scenario/scenarioHash.ts';
import type { BlockRunner } from './blockRunner.ts';
import { trialPool } from './trialPool.ts';

/** Long enough that messages and merging cost nothing, short enough to stop at once and to move a progress bar. */
const TARGET_MS = 500;
/** One task in work and one waiting. */
const TASKS_PER_THREAD = 2;

/** @param threads 1 or more @param withRows whether every trial is wanted as well */
export function threadRunner(scenario: Scenario, threads: number, withRows: boolean): BlockRunner {
  const pool = trialPool(threads);
  const carried = { hash: scenarioHash(scenario), json: JSON.stringify(scenario) };
  return {
    runners: threads,
    depth: threads * TASKS_PER_THREAD,
    targetMs: TARGET_MS,
    note: () => '',
    run: (range) => pool.run({ scenario: carried, range, withRows }),
    close: () => pool.close(),
  };
}
