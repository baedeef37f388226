/**
 * The office key: one secret text, given at the start of the server and kept nowhere, under which outcomes of tickets and
 * personal data lie encrypted. The database has a salt and a check value, which tell a right key from a wrong one.
 */
import { hkdfSync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { badInput } from '../../engine/errors.ts';

/** What a person chooses has to be long; what `tirazh tickets key` makes is longer. */
export const LEAST_KEY_CHARACTERS = 16;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const CHECK_BYTES = 16;
/** RFC 7914; as strong as N = 2¹⁷ with p = 1, in a quarter of the memory (32 MB). About 0.25 s. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };
const CHECK_USE = 'check';

export class OfficeKey {
  readonly #master: Uint8Array;

  constructor(text: string, salt: Uint8Array) {
    this.#master = scryptSync(text, salt, KEY_BYTES, SCRYPT);
  }

  /** The 32-byte key of one use; uses with different names share nothing (HKDF-SHA-256, RFC 5869). */
  derive(use: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#master, '', `tirazh/office/v1/${use}`, KEY_BYTES));
  }

  /** What the database keeps to know the key again: says nothing of any other use. */
  checkValue(): Uint8Array {
    return this.derive(CHECK_USE).subarray(0, CHECK_BYTES);
  }
}

interface Row {
  readonly salt: Uint8Array;
  readonly check_value: Uint8Array;
}

/** Whether a folder's database has ever been given an office key. */
export const hasOfficeKey = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM office_key').get() !== undefined;

/**
 * The office key of a database; the first one given is the one that it knows from then on.
 * @throws TirazhError BAD_INPUT for a short text or another key than the folder's; the text itself is never shown
 */
export function openOfficeKey(database: DatabaseSync, text: string): OfficeKey {
  if (text.length < LEAST_KEY_CHARACTERS) {
    throw badInput(`the office key is too short: ${LEAST_KEY_CHARACTERS} characters or more are needed`);
  }
  const row = database.prepare('SELECT salt, check_value FROM office_key').get() as Row | undefined;
  const salt = row?.salt ?? randomBytes(SALT_BYTES);
  const key = new OfficeKey(text, salt);
  if (row && !timingSafeEqual(key.checkValue(), row.check_value)) {
    throw badInput(
      'the office key is not the one that this folder was sealed with; look for the right key file or words',
    );
  }
  if (!row) {
    database
      .prepare('INSERT INTO office_key (id, salt, check_value) VALUES (1, ?, ?)')
      .run(salt, key.checkValue());
  }
  return key;
}
