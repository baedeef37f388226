/** The server's stores on a data folder, without threads, sockets or the real clock. */
import type { DatabaseSync } from 'node:sqlite';
import { verifierOf } from '../../engine/journal/signedNote.ts';
import { Accounts } from '../accounts/accounts.ts';
import { DrawEntries } from '../draws/drawEntries.ts';
import { DrawLog } from '../draws/drawLog.ts';
import { DrawPlanner, type PlanDraft } from '../draws/drawPlanner.ts';
import type { DrawRoom } from '../draws/drawRoom.ts';
import { DrawStore } from '../draws/drawStore.ts';
import { FrozenLists } from '../draws/frozenLists.ts';
import { Registrations } from '../draws/registrations.ts';
import { EntryListStore } from '../entryLists/entryListStore.ts';
import { openDatabase } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { SeriesStore } from '../store/seriesStore.ts';
import { Settings } from '../store/settings.ts';
import { Distributors } from '../tickets/distributors.ts';
import { TicketBooks } from '../tickets/ticketBooks.ts';
import type { SmallSeries } from './smallSeries.ts';

/** 2026-01-10T12:00:00Z, a Saturday: 17:00 in Almaty. */
export const NOON_MS = Date.UTC(2026, 0, 10, 12);

/** A clock that stands until it is moved. */
export interface SetClock {
  nowMs: number;
}

/** A room of draws without the people and the runner that make them go on. */
export interface Stores extends Omit<DrawRoom, 'drafts' | 'runner' | 'acts'> {
  readonly database: DatabaseSync;
  /** What listeners of the journal threw. */
  readonly listenerFaults: unknown[];
  close(): void;
}

export function openStores(folder: string, clock: SetClock): Stores {
  const now = (): number => clock.nowMs;
  const database = openDatabase(folder);
  const signer = journalSigner(folder, 'test.example/journal');
  const listenerFaults: unknown[] = [];
  const journal = new Journal(database, signer, now, (fault) => listenerFaults.push(fault));
  const log = new DrawLog(journal, new Settings(database).epoch());
  const series = new SeriesStore(database, journal);
  const distributors = new Distributors(database, journal);
  const draws = new DrawStore(database, journal, log);
  const registrations = new Registrations(database, journal, series);
  const entryLists = new EntryListStore(database, journal);
  return {
    ...{ database, journal, log, series, draws, registrations, entryLists, listenerFaults, distributors },
    books: new TicketBooks(database, journal, series, distributors),
    verifier: verifierOf(signer),
    lists: new FrozenLists(draws, log),
    entries: new DrawEntries(draws, registrations, entryLists),
    accounts: new Accounts(database, journal, now),
    planner: new DrawPlanner(draws, series, now),
    close: () => database.close(),
  };
}

export const addSeries = ({ series }: Stores, { terms, commitment, drawNumbers }: SmallSeries): void =>
  series.add(terms, commitment, drawNumbers);

/** A draw that closes in a minute and starts by itself ten seconds later, with one reserve. */
export const draftAt = (nowMs: number): PlanDraft => ({
  closesMs: nowMs + 60_000,
  startsMs: nowMs + 70_000,
  reserves: 1,
  automatic: true,
  outsiders: [],
  standIns: [],
});
