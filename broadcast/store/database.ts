/** The server's one database: SQLite in WAL mode, every commit fsynced, schema by numbered migrations. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TirazhError } from '../../engine/errors.ts';
import { MIGRATIONS } from './migrations.ts';

export const DATABASE_FILE = 'tirazh.sqlite';
const LOCK_FILE = 'running.lock';
/** Readers of other processes (`journal verify`) may hold a lock for a moment. */
const BUSY_TIMEOUT_MS = 5000;

function migrate(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > MIGRATIONS.length) {
    throw new TirazhError(
      'UNAVAILABLE',
      `${DATABASE_FILE}: made by a newer Tirazh (schema ${row.user_version}); update this one`,
    );
  }
  for (let version = row.user_version; version < MIGRATIONS.length; version++) {
    database.exec(`BEGIN; ${MIGRATIONS[version]}; PRAGMA user_version = ${version + 1}; COMMIT`);
  }
}

/** Opens the data folder's database for writing, making folder and schema where they are missing. */
export function openDatabase(dataFolder: string): DatabaseSync {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(dataFolder, DATABASE_FILE), { timeout: BUSY_TIMEOUT_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  migrate(database);
  return database;
}

/** Opens the database of a data folder for reading only, also while a server runs on it. */
export function openForReading(dataFolder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(dataFolder, DATABASE_FILE), { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  } catch (cause) {
    throw new TirazhError('BAD_INPUT', `${dataFolder}: no ${DATABASE_FILE} to read there`, { cause });
  }
}

/**
 * Makes sure that one server at a time runs on a data folder: an exclusive lock that the operating system
 * takes back when the process dies, however it dies. Close the answer to give it back.
 */
export function lockDataFolder(dataFolder: string): DatabaseSync {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataFolder, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new TirazhError('WRONG_STATE', `${dataFolder}: another server is running on this folder`, {
      cause,
    });
  }
  return lock;
}
