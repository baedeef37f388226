/**
 * The journal's store: records in SQLite, their Merkle tree in memory. Records are written in the transaction
 * of the state they belong to; the tree, and everybody who listens, learns of them after the commit only.
 */
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Checkpoint, signCheckpoint } from '../../engine/journal/checkpoint.ts';
import {
  type JournalRecord,
  journalRecordSchema,
  NO_RECORD,
  recordHash,
  recordText,
} from '../../engine/journal/journalRecord.ts';
import { MerkleLog } from '../../engine/journal/merkleLog.ts';
import type { NoteSigner } from '../../engine/journal/signedNote.ts';
import { createHasher } from '../../engine/kernel/createHasher.ts';
import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';

/** A record as it stands in the journal. */
export interface StoredRecord {
  readonly record: JournalRecord;
  readonly text: string;
  readonly hash: string;
}

/** Where a record belongs in a draw's public transcript. */
export interface EventPlace {
  readonly draw: string;
  readonly seq: number;
}

interface Row {
  readonly idx: number;
  readonly text: string;
  readonly hash: Uint8Array;
}

/** Told of records after they are durable. */
export type CommitListener = (records: readonly StoredRecord[]) => void;

export class Journal {
  readonly #database: DatabaseSync;
  readonly #signer: NoteSigner;
  readonly #now: () => number;
  readonly #tree: MerkleLog;
  readonly #onListenerFault: (fault: unknown) => void;
  readonly #listeners: CommitListener[] = [];
  /** Committed and not yet told: a listener may itself commit, and everybody still hears all in order. */
  readonly #untold: (readonly StoredRecord[])[] = [];
  #telling = false;
  readonly #insert;
  #pending: StoredRecord[] | null = null;
  #lastHash: string;
  #lastMs: number;

  /** @param onListenerFault what is committed stays so, whatever a listener throws; the fault goes here */
  constructor(
    database: DatabaseSync,
    signer: NoteSigner,
    now: () => number,
    onListenerFault: (fault: unknown) => void = () => {},
  ) {
    this.#database = database;
    this.#signer = signer;
    this.#now = now;
    this.#onListenerFault = onListenerFault;
    this.#tree = new MerkleLog(createHasher());
    this.#insert = database.prepare(
      'INSERT INTO journal (idx, text, hash, draw, seq) VALUES (?, ?, ?, ?, ?)',
    );
    const rows = database.prepare('SELECT hash FROM journal ORDER BY idx').all() as { hash: Uint8Array }[];
    const hashes = new Uint8Array(rows.length * HASH_BYTES);
    for (const [i, { hash }] of rows.entries()) hashes.set(hash, i * HASH_BYTES);
    this.#tree.append(hashes);
    this.#lastHash = rows.length === 0 ? NO_RECORD : bytesToHex(rows[rows.length - 1]!.hash);
    this.#lastMs = rows.length === 0 ? 0 : Date.parse(this.read(rows.length - 1)!.record.at);
  }

  get size(): number {
    return this.#tree.size;
  }

  /** The index that the next record will have. */
  get nextIndex(): number {
    return this.size + (this.#pending?.length ?? 0);
  }

  get inTransaction(): boolean {
    return this.#pending !== null;
  }

  /** Told of records after they are durable. */
  onCommitted(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Runs `work` in one transaction: all of it, with the records it appends, or nothing. Synchronous by design:
   * nothing else can come in between. Nested calls join the outer transaction.
   */
  transact<T>(work: () => T): T {
    if (this.#pending) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    const pending: StoredRecord[] = [];
    this.#pending = pending;
    let result: T;
    try {
      result = work();
      this.#database.exec('COMMIT');
    } catch (fault) {
      // A commit that failed for want of space has been rolled back already.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw fault;
    } finally {
      this.#pending = null;
    }
    if (pending.length > 0) this.#publish(pending);
    return result;
  }

  #publish(committed: readonly StoredRecord[]): void {
    for (const { hash } of committed) this.#tree.append(hexToBytes(hash));
    const last = committed[committed.length - 1]!;
    this.#lastHash = last.hash;
    this.#lastMs = Date.parse(last.record.at);
    this.#untold.push(committed);
    this.#tell();
  }

  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    for (let records = this.#untold.shift(); records; records = this.#untold.shift()) {
      for (const listener of this.#listeners) {
        try {
          listener(records);
        } catch (fault) {
          this.#onListenerFault(fault);
        }
      }
    }
    this.#telling = false;
  }

  /** The instant the next record carries: the clock's, but never earlier than the record before. */
  stampMs(): number {
    const pending = this.#pending?.at(-1);
    return Math.max(this.#now(), pending ? Date.parse(pending.record.at) : this.#lastMs);
  }

  /** Appends a record. Only inside `transact`. */
  append(type: string, body: JournalRecord['body'], place?: EventPlace): StoredRecord {
    if (!this.#pending) throw new Error('Journal.append: expected to be inside transact');
    const record: JournalRecord = {
      index: this.nextIndex,
      at: new Date(this.stampMs()).toISOString(),
      prev: this.#pending.at(-1)?.hash ?? this.#lastHash,
      type,
      body,
    };
    const text = recordText(record);
    const hash = recordHash(text);
    this.#insert.run(record.index, text, hexToBytes(hash), place?.draw ?? null, place?.seq ?? null);
    const stored = { record, text, hash };
    this.#pending.push(stored);
    return stored;
  }

  /** A record by its index, or null. */
  read(index: number): StoredRecord | null {
    const row = this.#database.prepare('SELECT idx, text, hash FROM journal WHERE idx = ?').get(index);
    return row ? stored(row as unknown as Row) : null;
  }

  /** Records from `from` on, at most `limit`, in order. */
  readRange(from: number, limit: number): StoredRecord[] {
    const statement = this.#database.prepare(
      'SELECT idx, text, hash FROM journal WHERE idx >= ? ORDER BY idx LIMIT ?',
    );
    return (statement.all(from, limit) as unknown as Row[]).map(stored);
  }

  /** The records of a draw's public events after `afterSeq`, in order. */
  readEvents(draw: string, afterSeq: number): StoredRecord[] {
    const statement = this.#database.prepare(
      'SELECT idx, text, hash FROM journal WHERE draw = ? AND seq > ? ORDER BY seq',
    );
    return (statement.all(draw, afterSeq) as unknown as Row[]).map(stored);
  }

  root(size = this.size): Uint8Array {
    return this.#tree.root(size);
  }

  inclusionProof(index: number, size = this.size): string[] {
    return this.#tree.inclusionProof(index, size).map((hash) => bytesToHex(hash));
  }

  consistencyProof(older: number, newer = this.size): string[] {
    return this.#tree.consistencyProof(older, newer).map((hash) => bytesToHex(hash));
  }

  /** A signed checkpoint over the first `size` records. */
  checkpoint(size = this.size): string {
    const state: Omit<Checkpoint, 'origin'> = { size, root: this.root(size) };
    return signCheckpoint(state, this.#signer);
  }

  /** Signs the present tree and keeps the note, so that a later loss or edit of records shows. */
  keepCheckpoint(): void {
    if (this.size === 0) return;
    this.#database
      .prepare('INSERT OR IGNORE INTO checkpoint (size, note) VALUES (?, ?)')
      .run(this.size, this.checkpoint());
  }
}

function stored(row: Row): StoredRecord {
  return {
    record: journalRecordSchema.parse(JSON.parse(row.text)),
    text: row.text,
    hash: bytesToHex(row.hash),
  };
}
