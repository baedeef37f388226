/** Host accounts and their sessions: scrypt (RFC 7914) for passwords, random tokens of which only a hash is kept. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Journal } from '../store/journal.ts';

/** 128 MB and about 0.3 s a guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
export const SESSION_MS = 12 * 3600 * 1000;

export interface Account {
  /** Random; what the journal and events say instead of a name. */
  readonly id: string;
  readonly name: string;
}

const derive = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, SCRYPT, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    );
  });

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Easy to read aloud: no look-alikes. 20 of 32 characters are 100 bits. */
const PASSWORD_ALPHABET = 'abcdefghjkmnpqrstuvwxyz234567890';

/** A fresh password such as `k7mp-2xqd-…`, 100 bits. */
export const freshPassword = (): string =>
  Array.from(
    randomBytes(20),
    (byte, i) => (i % 4 === 0 && i > 0 ? '-' : '') + PASSWORD_ALPHABET[byte % 32]!,
  ).join('');

export class Accounts {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #now: () => number;

  constructor(database: DatabaseSync, journal: Journal, now: () => number) {
    this.#database = database;
    this.#journal = journal;
    this.#now = now;
  }

  isEmpty(): boolean {
    return this.#database.prepare('SELECT 1 FROM account LIMIT 1').get() === undefined;
  }

  has(name: string): boolean {
    return this.#database.prepare('SELECT 1 FROM account WHERE name = ?').get(name) !== undefined;
  }

  /** Creates an account, or gives an existing one another password and ends its sessions. */
  async setPassword(name: string, password: string): Promise<Account> {
    const salt = randomBytes(SALT_BYTES);
    const hash = await derive(password, salt);
    const known = this.#database.prepare('SELECT id FROM account WHERE name = ?').get(name) as
      | { id: string }
      | undefined;
    const id = known?.id ?? `host-${randomBytes(4).toString('hex')}`;
    this.#journal.transact(() => {
      this.#database
        .prepare(
          `INSERT INTO account (id, name, salt, hash) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET salt = excluded.salt, hash = excluded.hash`,
        )
        .run(id, name, salt, hash);
      this.#database.prepare('DELETE FROM session WHERE account = ?').run(id);
      this.#journal.append(known ? 'account.password-changed' : 'account.created', { account: id });
    });
    return { id, name };
  }

  /** A session token for the right name and password, or null. The work is the same for a name that is not there. */
  async signIn(name: string, password: string): Promise<{ token: string; account: Account } | null> {
    const row = this.#database.prepare('SELECT id, salt, hash FROM account WHERE name = ?').get(name) as
      | { id: string; salt: Uint8Array; hash: Uint8Array }
      | undefined;
    const hash = await derive(password, row?.salt ?? new Uint8Array(SALT_BYTES));
    if (!row || !timingSafeEqual(hash, row.hash)) {
      this.#journal.transact(() => this.#journal.append('account.refused', { account: row?.id ?? null }));
      return null;
    }
    const token = randomBytes(32).toString('base64url');
    this.#journal.transact(() => {
      this.#database.prepare('DELETE FROM session WHERE expires_ms <= ?').run(this.#now());
      this.#database
        .prepare('INSERT INTO session (token_hash, account, expires_ms) VALUES (?, ?, ?)')
        .run(hashToken(token), row.id, this.#now() + SESSION_MS);
      this.#journal.append('account.signed-in', { account: row.id });
    });
    return { token, account: { id: row.id, name } };
  }

  /** The account of a live session, or null. */
  sessionOf(token: string): Account | null {
    const row = this.#database
      .prepare(
        `SELECT account.id, account.name FROM session JOIN account ON account.id = session.account
         WHERE token_hash = ? AND expires_ms > ?`,
      )
      .get(hashToken(token), this.#now());
    return (row as unknown as Account | undefined) ?? null;
  }

  signOut(token: string): void {
    const account = this.sessionOf(token);
    if (!account) return;
    this.#journal.transact(() => {
      this.#database.prepare('DELETE FROM session WHERE token_hash = ?').run(hashToken(token));
      this.#journal.append('account.signed-out', { account: account.id });
    });
  }
}
