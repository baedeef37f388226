/** Whether the data folder is still the one that was opened, and has room: asked of the file system each time. */
import { type Stats, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../store/database.ts';

const MEGABYTE = 1e6;

export interface FolderParts {
  readonly dataFolder: string;
  readonly database: DatabaseSync;
  /** The connection that holds the folder's lock. */
  readonly lock: DatabaseSync;
  /** Below so many bytes of room it is time to act. */
  readonly leastFreeBytes: number;
}

const fileOf = (path: string): Stats | null => statSync(path, { throwIfNoEntry: false }) ?? null;

/** The store takes a write: begun and taken back. */
function storeFault(database: DatabaseSync): string | null {
  try {
    // Within a transaction of the server's own there is nothing to ask: it is writing.
    if (database.isTransaction) return null;
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    return null;
  } catch {
    return 'the store does not answer';
  }
}

function roomFault(folder: string, leastFreeBytes: number): string | null {
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= leastFreeBytes) return null;
  const megabytes = (bytes: number): number => Math.floor(bytes / MEGABYTE);
  return `the disk has ${megabytes(freeBytes)} MB left, fewer than ${megabytes(leastFreeBytes)}`;
}

/** Answers everything that is wrong with the folder. */
export function watchDataFolder({ dataFolder, database, lock, leastFreeBytes }: FolderParts): () => string[] {
  const path = join(dataFolder, DATABASE_FILE);
  const opened = fileOf(path)?.ino;
  return () => {
    if (fileOf(path)?.ino !== opened) return ['the data folder was taken away or replaced under the server'];
    const faults = [
      lock.isOpen ? null : 'the data folder’s lock is lost',
      storeFault(database),
      roomFault(dataFolder, leastFreeBytes),
    ];
    return faults.filter((fault) => fault !== null);
  };
}
