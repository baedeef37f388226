/**
 * Winners' data. Each person's lie encrypted (AES-256-GCM) under a random key of their own, which is there only wrapped under a key
 * derived from the office key: with the row the data are gone, whatever the disk still remembers of it. The journal has random ids.
 *
 *   row      wrapped = seal(office key `people/wrap`, id ‖ `/key`, record key); sealed = seal(record key, id, data as JSON)
 *   search   lookup = HMAC-SHA-256 of the IIN under the office key `people/lookup`
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { OpenPersonRequest, PersonData } from '../protocol/claims.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { openText, sealText } from '../store/sealedText.ts';
import type { OfficeKey } from '../tickets/officeKey.ts';

const KEY_BYTES = 32;
const ID_BYTES = 8;

interface Row {
  readonly wrapped: Uint8Array;
  readonly sealed: Uint8Array;
}

/** 32 bytes each. */
interface Keys {
  readonly wrap: Uint8Array;
  readonly lookup: Uint8Array;
}

const keyPlace = (person: string): string => `${person}/key`;

export class PeopleStore {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #keys: Keys | null;

  /** @param office null: nothing can be kept, opened or searched; what is there can still be erased */
  constructor(database: DatabaseSync, journal: Journal, office: OfficeKey | null) {
    this.#database = database;
    this.#journal = journal;
    this.#keys = office && { wrap: office.derive('people/wrap'), lookup: office.derive('people/lookup') };
    // What is deleted is overwritten, not only forgotten.
    database.exec('PRAGMA secure_delete = ON');
  }

  #expectKeys(): Keys {
    if (this.#keys) return this.#keys;
    throw new Refused('WRONG_STATE', 'the server was started without the office key: give it at the start', {
      reason: 'office-key-missing',
    });
  }

  /**
   * Takes a person's data down, or anew in the place of what was there.
   * @param known the person's id; null: a new one is made
   * @param claim what for
   */
  keep(known: string | null, data: PersonData, claim: string, by: string): string {
    const keys = this.#expectKeys();
    const person = known ?? `person-${randomBytes(ID_BYTES).toString('hex')}`;
    const key = randomBytes(KEY_BYTES);
    return this.#journal.transact(() => {
      const { record } = this.#journal.append('person.kept', { person, claim, by });
      this.#database
        .prepare(
          `INSERT INTO person (person, wrapped, sealed, lookup, has_bank, record) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (person) DO UPDATE SET wrapped = excluded.wrapped, sealed = excluded.sealed,
             lookup = excluded.lookup, has_bank = excluded.has_bank, record = excluded.record`,
        )
        .run(
          person,
          sealText(keys.wrap, keyPlace(person), bytesToHex(key)),
          sealText(key, person, JSON.stringify(data)),
          this.#lookupOf(keys.lookup, data.iin),
          Number(data.bank !== null),
          record.index,
        );
      return person;
    });
  }

  #lookupOf(key: Uint8Array, iin: string): Uint8Array {
    return new Uint8Array(createHmac('sha256', key).update(iin).digest());
  }

  /** Whether the data are here, and whether an account or a card is among them. */
  has(person: string): { readonly bank: boolean } | null {
    const row = this.#database.prepare('SELECT has_bank FROM person WHERE person = ?').get(person);
    return row ? { bank: row.has_bank === 1 } : null;
  }

  /**
   * Answers a question of the rules about a person's data: nobody sees them, and the answer holds none of them.
   * Null: they are not here, or there is no office key.
   */
  ask<T>(person: string, question: (data: PersonData) => T): T | null {
    if (!this.#keys) return null;
    const row = this.#rowOf(person);
    return row ? question(this.#unseal(this.#keys.wrap, person, row)) : null;
  }

  #rowOf(person: string): Row | undefined {
    return this.#database.prepare('SELECT wrapped, sealed FROM person WHERE person = ?').get(person) as
      | Row
      | undefined;
  }

  #unseal(wrap: Uint8Array, person: string, { wrapped, sealed }: Row): PersonData {
    const key = hexToBytes(openText(wrap, keyPlace(person), wrapped));
    return JSON.parse(openText(key, person, sealed)) as PersonData;
  }

  /** Opens a person's data; who did and what for is in the journal. @throws Refused NOT_FOUND where they are not here */
  open(person: string, by: string, purpose: OpenPersonRequest['purpose']): PersonData {
    const { wrap } = this.#expectKeys();
    return this.#journal.transact(() => {
      const row = this.#rowOf(person);
      if (!row) throw unknownPerson(person);
      this.#journal.append('person.opened', { person, by, purpose });
      return this.#unseal(wrap, person, row);
    });
  }

  /** People of an IIN. */
  find(iin: string, by: string): string[] {
    const lookup = this.#lookupOf(this.#expectKeys().lookup, iin);
    const rows = this.#database.prepare('SELECT person FROM person WHERE lookup = ?').all(lookup);
    this.#journal.transact(() => this.#journal.append('person.searched', { found: rows.length, by }));
    return rows.map(({ person }) => person as string);
  }

  /**
   * Erases a person's data for good: the row is overwritten, then the log in which SQLite kept its former pages is emptied. Copies made
   * before (backups) keep what they have. Not inside a transaction.
   * @throws Refused NOT_FOUND where there is nothing
   */
  erase(person: string, by: string): void {
    this.#journal.transact(() => {
      if (!this.has(person)) throw unknownPerson(person);
      this.#journal.append('person.erased', { person, by });
      this.#database.prepare('DELETE FROM person WHERE person = ?').run(person);
    });
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}

const unknownPerson = (person: string): Refused =>
  new Refused('NOT_FOUND', `${person}: there are no data of such a person, or they were erased`, {
    reason: 'no-such-person',
  });
