/** People's accounts, their roles and sessions: scrypt (RFC 7914) for passwords, random tokens of which only a hash is kept. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { badInput, TirazhError } from '../../engine/errors.ts';
import type { Role } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { oneByOne } from './oneByOne.ts';

/** 128 MB and about 0.3 s a guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const;
/** Sign-ins that may wait, some 3 s in all; the threads they run on also read the pages' files. */
const MOST_WAITING = 8;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
export const SESSION_MS = 12 * 3600 * 1000;

export const ROLES: readonly Role[] = ['host', 'commission', 'operator', 'auditor'];

export interface Account {
  /** Random; what the journal and events say instead of a name. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** An account as `tirazh account list` shows it. */
export interface ListedAccount extends Account {
  readonly disabled: boolean;
}

/** A name that a sign-in form and a terminal can take as it stands. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,62}[\p{L}\p{N}])?$/u;

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
  readonly #inTurn = oneByOne(MOST_WAITING);

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

  isDisabled(id: string): boolean {
    const row = this.#database.prepare('SELECT disabled FROM account WHERE id = ?').get(id);
    return row?.disabled === 1;
  }

  /** Whether anybody who may sign in has the role. */
  hasRole(role: Role): boolean {
    return (
      this.#database.prepare('SELECT 1 FROM account WHERE role = ? AND disabled = 0 LIMIT 1').get(role) !==
      undefined
    );
  }

  /** All accounts, by name. */
  all(): ListedAccount[] {
    const rows = this.#database.prepare('SELECT id, name, role, disabled FROM account ORDER BY name').all();
    return (rows as unknown as (Account & { disabled: number })[]).map(({ id, name, role, disabled }) => ({
      ...{ id, name, role },
      disabled: disabled === 1,
    }));
  }

  /** The account of an id, disabled or not, or null. */
  get(id: string): Account | null {
    const row = this.#database.prepare('SELECT id, name, role FROM account WHERE id = ?').get(id);
    return row ? ({ ...row } as unknown as Account) : null;
  }

  /** @throws TirazhError BAD_INPUT for a name that is taken or cannot be one */
  async create(name: string, role: Role, password: string): Promise<Account> {
    if (!NAME.test(name)) {
      throw badInput(
        `--name: expected 1 to 64 letters, digits, dots, hyphens or inner spaces, got "${name}"`,
      );
    }
    if (this.has(name)) throw badInput(`--name ${name}: there is such an account already`);
    const salt = randomBytes(SALT_BYTES);
    const hash = await derive(password, salt);
    const account = { id: `${role}-${randomBytes(4).toString('hex')}`, name, role };
    this.#journal.transact(() => {
      this.#database
        .prepare('INSERT INTO account (id, name, role, salt, hash) VALUES (?, ?, ?, ?, ?)')
        .run(account.id, name, role, salt, hash);
      this.#journal.append('account.created', { account: account.id, role });
    });
    return account;
  }

  /** Gives an account another password and ends its sessions. @throws TirazhError BAD_INPUT for a name that is not there */
  async setPassword(name: string, password: string): Promise<Account> {
    const salt = randomBytes(SALT_BYTES);
    const hash = await derive(password, salt);
    const account = this.#named(name);
    this.#journal.transact(() => {
      this.#database
        .prepare('UPDATE account SET salt = ?, hash = ? WHERE id = ?')
        .run(salt, hash, account.id);
      this.#endSessions(account);
      this.#journal.append('account.password-changed', { account: account.id });
    });
    return account;
  }

  /**
   * Ends an account for good; what it did stays on record.
   * @throws TirazhError BAD_INPUT for a name that is not there, WRONG_STATE for the last host
   */
  disable(name: string): Account {
    const account = this.#named(name);
    const hosts = this.all().filter(({ role, disabled }) => role === 'host' && !disabled);
    if (hosts.length === 1 && hosts[0]!.id === account.id) {
      throw new TirazhError('WRONG_STATE', `--name ${name}: it is the last host; create another one first`);
    }
    this.#journal.transact(() => {
      this.#database.prepare('UPDATE account SET disabled = 1 WHERE id = ?').run(account.id);
      this.#endSessions(account);
      this.#journal.append('account.disabled', { account: account.id });
    });
    return account;
  }

  #endSessions({ id }: Account): void {
    this.#database.prepare('DELETE FROM session WHERE account = ?').run(id);
  }

  #named(name: string): Account {
    const row = this.#database.prepare('SELECT id, name, role FROM account WHERE name = ?').get(name);
    if (!row) throw badInput(`--name ${name}: there is no such account`);
    return { ...row } as unknown as Account;
  }

  /** A session token for the right name and password, or null. The work is the same for a name that is not there. */
  async signIn(name: string, password: string): Promise<{ token: string; account: Account } | null> {
    const select = this.#database.prepare(
      'SELECT id, role, disabled, salt, hash FROM account WHERE name = ?',
    );
    const read = () =>
      select.get(name) as
        | { id: string; role: Role; disabled: number; salt: Uint8Array; hash: Uint8Array }
        | undefined;
    const salt = read()?.salt ?? new Uint8Array(SALT_BYTES);
    const turn = this.#inTurn(() => derive(password, salt));
    if (!turn) throw new Refused('TOO_MANY_REQUESTS', 'too many sign-ins at once; try again in some seconds');
    const hash = await turn;
    // Read again: the account may have been changed while the hash was made.
    const row = read();
    if (!row || row.disabled === 1 || !timingSafeEqual(hash, row.hash)) {
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
    return { token, account: { id: row.id, name, role: row.role } };
  }

  /** The account of a live session, or null. */
  sessionOf(token: string): Account | null {
    const row = this.#database
      .prepare(
        `SELECT account.id, account.name, account.role FROM session JOIN account ON account.id = session.account
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
