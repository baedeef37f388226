/** What a thread is told and what it answers. */
import type { TrialRows } from '../trials/trialRows.ts';
import type { BlockRange } from './blockRanges.ts';

/** A scenario as it travels: threads and machines keep the plan they made of it by its hash. */
export interface CarriedScenario {
  /** 64 hex digits. */
  readonly hash: string;
  /** Its JSON. */
  readonly json: string;
}

export interface TrialTask {
  readonly scenario: CarriedScenario;
  readonly range: BlockRange;
  /** Whether every trial is wanted as well. */
  readonly withRows: boolean;
}

export interface TrialAnswer {
  /** The encoded tally of the whole range; transferred. */
  readonly tally: Uint8Array<ArrayBuffer>;
  /** The trials in order; null unless they were asked for. Transferred. */
  readonly rows: TrialRows | null;
  /** How long the blocks took, without the making of the plan. */
  readonly elapsedMs: number;
}
