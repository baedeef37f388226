/**
 * Participants as the database keeps them, under their codes. They belong to an import, a batch: the batch that a month's row names
 * counts, another one is being written, or is what an import that did not come to its end has left.
 */
import type { DatabaseSync } from 'node:sqlite';
import { HASH_BYTES } from '../../engine/kernel/treeHasher.ts';
import { CODE_CHARACTERS } from '../entryLists/blindCodes.ts';
import type { RoundName } from './participantCodes.ts';
import { LINE_BYTES, type PackedParticipants } from './preparedMonth.ts';

export interface StoredParticipant {
  readonly code: string;
  /** 32 bytes. */
  readonly commitment: Uint8Array;
  /** Null once erased. */
  readonly lookup: Uint8Array | null;
  readonly sealed: Uint8Array | null;
}

export class ParticipantStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    // Pages that are freed are overwritten: who somebody is does not outlive its row.
    database.exec('PRAGMA secure_delete = ON');
  }

  /** Writes the participants from `from` to `to` of a batch. */
  add(batch: string, packed: PackedParticipants, from: number, to: number): void {
    const insert = this.#database.prepare(
      'INSERT INTO raffle_participant (batch, code, commitment, lookup, sealed) VALUES (?, ?, ?, ?, ?)',
    );
    const { lines, commitments, lookups, sealed, ends } = packed;
    const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
    for (let i = from; i < to; i++) {
      const code = text.toString('latin1', i * LINE_BYTES, i * LINE_BYTES + CODE_CHARACTERS);
      const hash = (all: Uint8Array): Uint8Array => all.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
      insert.run(
        batch,
        code,
        hash(commitments),
        hash(lookups),
        sealed.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]!),
      );
    }
  }

  /** Deletes some of a batch. Answers how many. */
  drop(batch: string, most: number): number {
    const { changes } = this.#database
      .prepare(
        `DELETE FROM raffle_participant WHERE batch = ?1
         AND code IN (SELECT code FROM raffle_participant WHERE batch = ?1 ORDER BY code LIMIT ?2)`,
      )
      .run(batch, most);
    return Number(changes);
  }

  /** Batches that no month names. One look-up for each batch, however many rows it has. */
  remains(): string[] {
    const next = this.#database.prepare('SELECT min(batch) AS batch FROM raffle_participant WHERE batch > ?');
    const named = this.#database.prepare('SELECT 1 FROM raffle_round WHERE batch = ?');
    const found: string[] = [];
    let batch = '';
    for (;;) {
      const row = next.get(batch) as { batch: string | null };
      if (row.batch === null) return found;
      batch = row.batch;
      if (named.get(batch) === undefined) found.push(batch);
    }
  }

  get(batch: string, code: string): StoredParticipant | null {
    const row = this.#database
      .prepare('SELECT code, commitment, lookup, sealed FROM raffle_participant WHERE batch = ? AND code = ?')
      .get(batch, code);
    return row ? (row as unknown as StoredParticipant) : null;
  }

  /** The code of a participant, by the keyed hash of the number. */
  codeOf(batch: string, lookup: Uint8Array): string | null {
    const row = this.#database
      .prepare('SELECT code FROM raffle_participant WHERE lookup = ? AND batch = ?')
      .get(lookup, batch);
    return (row?.code as string | undefined) ?? null;
  }

  /** The first month of a raffle, other than this one, in which a number was entered. */
  otherMonthOf({ raffle, month }: RoundName, lookup: Uint8Array): string | null {
    const row = this.#database
      .prepare(
        `SELECT r.month FROM raffle_participant AS p JOIN raffle_round AS r ON r.batch = p.batch
         WHERE p.lookup = ? AND r.raffle = ? AND r.month <> ? ORDER BY r.month LIMIT 1`,
      )
      .get(lookup, raffle, month);
    return (row?.month as string | undefined) ?? null;
  }

  /** In the order of the codes. */
  commitments(batch: string): { readonly code: string; readonly commitment: Uint8Array }[] {
    return this.#database
      .prepare('SELECT code, commitment FROM raffle_participant WHERE batch = ? ORDER BY code')
      .all(batch) as unknown as { code: string; commitment: Uint8Array }[];
  }

  /** The next ones behind a code, in the order of the codes; from the first behind the empty text. */
  commitmentsAfter(batch: string, code: string, most: number): ReturnType<ParticipantStore['commitments']> {
    return this.#database
      .prepare(
        'SELECT code, commitment FROM raffle_participant WHERE batch = ? AND code > ? ORDER BY code LIMIT ?',
      )
      .all(batch, code, most) as unknown as ReturnType<ParticipantStore['commitments']>;
  }

  /** A participant of an import that counts whose data lie here, or null: whether they open tells whether others do. */
  someSealed(): (RoundName & Pick<StoredParticipant, 'code'> & { readonly sealed: Uint8Array }) | null {
    const row = this.#database
      .prepare(
        `SELECT r.raffle, r.month, p.code, p.sealed FROM raffle_participant AS p JOIN raffle_round AS r ON r.batch = p.batch
         WHERE p.sealed IS NOT NULL LIMIT 1`,
      )
      .get();
    return (row as ReturnType<ParticipantStore['someSealed']> | undefined) ?? null;
  }

  /** Deletes all that says who a participant is. */
  erase(batch: string, code: string): void {
    this.#database
      .prepare('UPDATE raffle_participant SET lookup = NULL, sealed = NULL WHERE batch = ? AND code = ?')
      .run(batch, code);
  }
}
