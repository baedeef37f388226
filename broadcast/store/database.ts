/** The server's one database: SQLite in WAL mode, every commit fsynced, schema by numbered migrations. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { badInput, TirazhError } from '../../engine/errors.ts';
import { MIGRATIONS } from './migrations.ts';

export const DATABASE_FILE = 'tirazh.sqlite';
const LOCK_FILE = 'running.lock';
/** How long a reader waits for a lock. */
const READER_BUSY_MS = 5000;
/** Nobody else should write here. The server stands still while it waits, so it waits briefly and tries again. */
const WRITER_BUSY_MS = 500;

/** Brings the schema up to date; foreign keys must be off, for a table that is made anew is gone in between. */
function migrate(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > MIGRATIONS.length) {
    throw new TirazhError(
      'UNAVAILABLE',
      `${DATABASE_FILE}: made by a newer Tirazh (schema ${row.user_version}); update this one`,
    );
  }
  for (let version = row.user_version; version < MIGRATIONS.length; version++) {
    database.exec('BEGIN');
    try {
      database.exec(MIGRATIONS[version]!);
      expectNoOrphans(database);
      database.exec(`PRAGMA user_version = ${version + 1}; COMMIT`);
    } catch (fault) {
      if (database.isTransaction) database.exec('ROLLBACK');
      database.close();
      throw fault;
    }
  }
}

/** While foreign keys are off, nobody else looks. */
function expectNoOrphans(database: DatabaseSync): void {
  const [orphan] = database.prepare('PRAGMA foreign_key_check').all();
  if (orphan) {
    throw new TirazhError('UNAVAILABLE', `${DATABASE_FILE}: rows without their owners in ${orphan.table}`);
  }
}

/** A database that is gone when it is closed, for rehearsals. */
export function openInMemory(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA foreign_keys = OFF');
  migrate(database);
  database.exec('PRAGMA foreign_keys = ON');
  return database;
}

/** Each missing folder by itself: where the system says that a folder's own parent is not there, as in /proc, `recursive` tries for ever. */
function makeEach(folder: string): void {
  if (existsSync(folder)) return;
  makeEach(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** @throws TirazhError BAD_INPUT where no folder can be made, or something else stands there */
function makeFolder(dataFolder: string): void {
  try {
    makeEach(resolve(dataFolder));
    if (!statSync(dataFolder).isDirectory()) throw new Error('a file stands there');
    accessSync(dataFolder, constants.W_OK);
  } catch (cause) {
    throw badInput(`${dataFolder}: no data folder can be there: ${(cause as Error).message}`, { cause });
  }
}

/** Opens the data folder's database for writing, making folder and schema where they are missing. */
export function openDatabase(dataFolder: string): DatabaseSync {
  makeFolder(dataFolder);
  const database = new DatabaseSync(join(dataFolder, DATABASE_FILE), { timeout: WRITER_BUSY_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF');
  migrate(database);
  database.exec('PRAGMA foreign_keys = ON');
  return database;
}

/** Whether a server has ever run on the folder. */
export const hasDatabase = (dataFolder: string): boolean => existsSync(join(dataFolder, DATABASE_FILE));

/**
 * Opens the database of a data folder for reading only, also while a server runs on it.
 * @throws TirazhError BAD_INPUT where there is none, or a file that is not one of ours
 */
export function openForReading(dataFolder: string): DatabaseSync {
  if (!hasDatabase(dataFolder)) throw badInput(`${dataFolder}: no ${DATABASE_FILE} to read there`);
  const path = join(dataFolder, DATABASE_FILE);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: READER_BUSY_MS });
    const { user_version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (user_version === MIGRATIONS.length) return database;
    if (user_version >= 1 && user_version < MIGRATIONS.length) {
      throw new Error(
        'it was made by an older Tirazh; start the server on it once, which brings it up to date',
      );
    }
    throw new Error('it is not a database of this Tirazh');
  } catch (cause) {
    database?.close();
    throw badInput(`${path}: it cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** @throws TirazhError BAD_INPUT for a folder that takes no files */
function openLock(dataFolder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(dataFolder, LOCK_FILE), { timeout: 0 });
  } catch (cause) {
    throw badInput(`${dataFolder}: nothing can be written there: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Makes sure that one server at a time runs on a data folder: an exclusive lock that the operating system
 * takes back when the process dies, however it dies. Close the answer to give it back.
 */
export function lockDataFolder(dataFolder: string): DatabaseSync {
  makeFolder(dataFolder);
  const lock = openLock(dataFolder);
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
