/** Everything that holds draws on one database: of the house's own, or of a rehearsal's. */
import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from 'pino';
import type { NoteVerifier } from '../../engine/journal/signedNote.ts';
import type { WorkerPool } from '../../engine/pool/pool.ts';
import { Accounts } from '../accounts/accounts.ts';
import { Acts } from '../acts/acts.ts';
import { ClaimsOnDraw } from '../claims/claimsOnDraw.ts';
import { DraftStore } from '../drafts/draftStore.ts';
import { Drafts } from '../drafts/drafts.ts';
import { EntryListStore } from '../entryLists/entryListStore.ts';
import type { HeldDraws } from '../operation/heldDraws.ts';
import type { Journal } from '../store/journal.ts';
import { SeriesStore } from '../store/seriesStore.ts';
import { Distributors } from '../tickets/distributors.ts';
import { TicketBooks } from '../tickets/ticketBooks.ts';
import { DrawEntries } from './drawEntries.ts';
import { DrawLog } from './drawLog.ts';
import { DrawPlanner } from './drawPlanner.ts';
import { DrawRunner } from './drawRunner.ts';
import { DrawStore } from './drawStore.ts';
import { FrozenLists } from './frozenLists.ts';
import type { Pace } from './pace.ts';
import { Registrations } from './registrations.ts';

export interface RoomParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly verifier: NoteVerifier;
  readonly epoch: string;
  readonly pool: WorkerPool;
  readonly logger: Logger;
  readonly pace: Pace;
  readonly missedAfterMs: number;
  readonly now: () => number;
  /** How the ids of its acts begin. */
  readonly actPrefix: string;
  /** The draws as the runner sees them; left out: all of them. */
  readonly runnable?: (log: DrawLog) => DrawStore;
  /** Draws that wait for the word of two people; left out: none ever. */
  readonly held?: HeldDraws;
}

export interface DrawRoom {
  readonly journal: Journal;
  readonly verifier: NoteVerifier;
  readonly accounts: Accounts;
  readonly log: DrawLog;
  readonly series: SeriesStore;
  readonly distributors: Distributors;
  readonly books: TicketBooks;
  readonly draws: DrawStore;
  readonly lists: FrozenLists;
  readonly registrations: Registrations;
  readonly entryLists: EntryListStore;
  readonly entries: DrawEntries;
  readonly planner: DrawPlanner;
  readonly drafts: Drafts;
  readonly runner: DrawRunner;
  readonly acts: Acts;
}

export function openDrawRoom(parts: RoomParts): DrawRoom {
  const { database, journal, verifier, pool, logger, pace, missedAfterMs, now } = parts;
  const accounts = new Accounts(database, journal, now);
  const log = new DrawLog(journal, parts.epoch);
  const series = new SeriesStore(database, journal);
  const distributors = new Distributors(database, journal);
  const books = new TicketBooks(database, journal, series, distributors);
  const draws = new DrawStore(database, journal, log);
  const lists = new FrozenLists(draws, log);
  const registrations = new Registrations(database, journal, series);
  const entryLists = new EntryListStore(database, journal);
  const entries = new DrawEntries(draws, registrations, entryLists);
  const planner = new DrawPlanner(draws, series, now);
  const drafts = new Drafts({
    ...{ journal, draws, planner, entryLists, entries, registrations, accounts, now },
    store: new DraftStore(database),
  });
  const runner = new DrawRunner({
    ...{ journal, log, lists, registrations, entries, pool, verifier, logger, pace, missedAfterMs, now },
    draws: parts.runnable?.(log) ?? draws,
  });
  const acts = new Acts({
    ...{ database, journal, accounts, draws, log, runner, drafts, now, held: parts.held },
    claimed: new ClaimsOnDraw(database),
    prefix: parts.actPrefix,
  });
  return {
    ...{ journal, verifier, accounts, log, series, draws, lists, registrations, entryLists, entries },
    ...{ planner, drafts, runner, acts, distributors, books },
  };
}
