/** Imported lists of entries. Only the entries are kept, sorted, one a line; the journal has their count and hash. */
import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EntryList } from '../protocol/host.ts';
import type { Journal } from '../store/journal.ts';

/** Entries as they are stored. */
export interface EntryLines {
  readonly count: number;
  /** Sorted bytewise, distinct, one a line, each line ended by LF. */
  readonly lines: Uint8Array;
}

/** What is written down of a list besides its entries. */
export interface ListFacts {
  readonly name: string;
  /** Account id. */
  readonly createdBy: string;
  /** The draw whose entries these are, without those left out; null for an import. */
  readonly from: string | null;
}

const COLUMNS = 'list, name, count, digest, created_by, created_ms';

const listOf = (row: Record<string, unknown>): EntryList => ({
  list: row.list as string,
  name: row.name as string,
  count: row.count as number,
  digest: row.digest as string,
  createdBy: row.created_by as string,
  createdAt: new Date(row.created_ms as number).toISOString(),
});

export class EntryListStore {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;

  constructor(database: DatabaseSync, journal: Journal) {
    this.#database = database;
    this.#journal = journal;
  }

  add({ count, lines }: EntryLines, { name, createdBy, from }: ListFacts): EntryList {
    const list = `list-${randomBytes(4).toString('hex')}`;
    const digest = createHash('sha256').update(lines).digest('hex');
    return this.#journal.transact(() => {
      const { record } = this.#journal.append('list.received', { list, count, digest, from, by: createdBy });
      this.#database
        .prepare(`INSERT INTO entry_list (${COLUMNS}, lines) VALUES (?, ?, ?, ?, ?, ?, ?)`)
        .run(list, name, count, digest, createdBy, Date.parse(record.at), lines);
      return this.get(list)!;
    });
  }

  get(list: string): EntryList | null {
    const row = this.#database.prepare(`SELECT ${COLUMNS} FROM entry_list WHERE list = ?`).get(list);
    return row ? listOf(row) : null;
  }

  /** All lists, newest first. */
  all(): EntryList[] {
    return this.#database
      .prepare(`SELECT ${COLUMNS} FROM entry_list ORDER BY created_ms DESC, rowid DESC`)
      .all()
      .map(listOf);
  }

  /** @throws RangeError for a list that is not there */
  lines(list: string): Uint8Array {
    const row = this.#database.prepare('SELECT lines FROM entry_list WHERE list = ?').get(list);
    if (!row) throw new RangeError(`list ${list}: there is no such list`);
    return (row as { lines: Uint8Array }).lines;
  }
}
