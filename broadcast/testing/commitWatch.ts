/**
 * Says whether a server has committed anything, from outside and for next to nothing, so that it can be killed right after. To be
 * let go before the kill: a reader that stays keeps alive what a crash takes away, the index of the write-ahead log.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../store/database.ts';

export class CommitWatch {
  readonly #folder: string;
  #database: DatabaseSync | null = null;
  #version = Number.NaN;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Since the last call; at the first call, and the first after `letGo`, where there is a database at all. */
  hasNews(): boolean {
    try {
      this.#database ??= new DatabaseSync(join(this.#folder, DATABASE_FILE), { readOnly: true });
      const { data_version } = this.#database.prepare('PRAGMA data_version').get() as {
        data_version: number;
      };
      const isNew = data_version !== this.#version;
      this.#version = data_version;
      return isNew;
    } catch {
      // The file is not there yet, or is just being made.
      this.letGo();
      return false;
    }
  }

  letGo(): void {
    this.#database?.close();
    this.#database = null;
    this.#version = Number.NaN;
  }
}
