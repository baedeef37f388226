/** The raffles of a data folder on which no server runs, for the command line. */

import { badInput } from '../../engine/errors.ts';
import { Accounts } from '../accounts/accounts.ts';
import { DraftStore } from '../drafts/draftStore.ts';
import { Drafts } from '../drafts/drafts.ts';
import { DrawEntries } from '../draws/drawEntries.ts';
import { DrawLog } from '../draws/drawLog.ts';
import { DrawPlanner } from '../draws/drawPlanner.ts';
import { DrawStore } from '../draws/drawStore.ts';
import { Registrations } from '../draws/registrations.ts';
import { EntryListStore } from '../entryLists/entryListStore.ts';
import { hasDatabase, lockDataFolder, openDatabase } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { SeriesStore } from '../store/seriesStore.ts';
import { Settings } from '../store/settings.ts';
import { peopleKey } from './peopleKey.ts';
import { Raffles } from './raffles.ts';

export interface RaffleDesk {
  readonly raffles: Raffles;
  readonly accounts: Accounts;
  readonly draws: DrawStore;
  readonly log: DrawLog;
  readonly journal: Journal;
  readonly now: () => number;
  close(): void;
}

/**
 * @throws TirazhError BAD_INPUT for a folder without a database, WRONG_STATE while a server runs on it: stop it, or use its
 *   office pages
 */
export function openRaffleDesk(dataFolder: string, now: () => number): RaffleDesk {
  // A mistyped folder must not become a new one.
  if (!hasDatabase(dataFolder)) throw badInput(`--data ${dataFolder}: no server has run on this folder`);
  const lock = lockDataFolder(dataFolder);
  const database = openDatabase(dataFolder);
  const journal = new Journal(database, journalSigner(dataFolder, 'tirazh.local/journal'), now);
  const accounts = new Accounts(database, journal, now);
  const log = new DrawLog(journal, new Settings(database).epoch());
  const series = new SeriesStore(database, journal);
  const draws = new DrawStore(database, journal, log);
  const registrations = new Registrations(database, journal, series);
  const entryLists = new EntryListStore(database, journal);
  const drafts = new Drafts({
    ...{ journal, draws, entryLists, registrations, accounts, now },
    store: new DraftStore(database),
    planner: new DrawPlanner(draws, series, now),
    entries: new DrawEntries(draws, registrations, entryLists),
  });
  const key = peopleKey(dataFolder, database, null);
  const raffles = new Raffles({ database, journal, accounts, draws, drafts, entryLists, log, now, key });
  return {
    ...{ raffles, accounts, draws, log, journal, now },
    close() {
      journal.keepCheckpoint();
      database.close();
      lock.close();
    },
  };
}
