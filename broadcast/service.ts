/** The parts of a running server, as its routes and the demo see them. */
import type { NoteVerifier } from '../engine/journal/signedNote.ts';
import type { WorkerPool } from '../engine/pool/pool.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { DrawLog } from './draws/drawLog.ts';
import type { DrawPlanner } from './draws/drawPlanner.ts';
import type { DrawRunner } from './draws/drawRunner.ts';
import type { DrawStore } from './draws/drawStore.ts';
import type { FrozenLists } from './draws/frozenLists.ts';
import type { Registrations } from './draws/registrations.ts';
import type { DrawScheduler } from './draws/scheduler.ts';
import type { Journal, StoredRecord } from './store/journal.ts';
import type { SeriesStore } from './store/seriesStore.ts';
import type { Settings } from './store/settings.ts';

/** Per address and minute. */
export interface Limits {
  /** Registrations and look-ups: guessing a draw number must be hopeless. */
  readonly numberChecksPerMinute: number;
  readonly signInsPerMinute: number;
}

export interface Service {
  readonly settings: Settings;
  readonly journal: Journal;
  readonly verifier: NoteVerifier;
  readonly series: SeriesStore;
  readonly draws: DrawStore;
  readonly log: DrawLog;
  readonly lists: FrozenLists;
  readonly registrations: Registrations;
  readonly planner: DrawPlanner;
  readonly scheduler: DrawScheduler;
  readonly runner: DrawRunner;
  readonly accounts: Accounts;
  readonly pool: WorkerPool;
  readonly limits: Limits;
  readonly now: () => number;
  /** The draw that the screens show. */
  onAir(): string | null;
  /** Whether a record would give a result away that is not shown yet. */
  isWithheld(stored: StoredRecord): boolean;
}
