/** People's accounts, their roles and sessions: scrypt (RFC 7914) for passwords, random tokens of which only a hash is kept. */
import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { badInput, TirazhError } from '../../engine/errors.ts';
import type { Role } from '../protocol/host.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { FailureBudget } from './failureBudget.ts';
import { Crowded, FairQueue } from './fairQueue.ts';
import { KnownBrowsers, type Origin } from './knownBrowsers.ts';
import { RefusedSignIns } from './refusedSignIns.ts';

/** 128 MB and about 0.3 s a guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const;
/** Sign-ins that may wait in each lane, some 3 s in all; the threads they run on also read the pages' files. */
const MOST_WAITING = 8;
/** Names without an account whose failures are remembered, as those of the others are. */
const MOST_UNKNOWN_NAMES = 2000;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
export const SESSION_MS = 12 * 3600 * 1000;

export const ROLES: readonly Role[] = ['host', 'commission', 'operator', 'cashier', 'auditor'];

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

export interface Session {
  readonly token: string;
  /** What the browser is known by from now on. */
  readonly browser: string;
  readonly account: Account;
}

interface StoredAccount {
  readonly id: string;
  readonly role: Role;
  readonly disabled: number;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

const UNKNOWN_ORIGIN: Origin = { address: 'unknown', browser: null };

/** A name that a sign-in form and a terminal can take as it stands. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,62}[\p{L}\p{N}])?$/u;

const deriveAt = (cost: ScryptOptions, password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, cost, (fault, key) =>
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
  readonly #derive: (password: string, salt: Uint8Array) => Promise<Buffer>;
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #queue = new FairQueue(MOST_WAITING);
  readonly #failures = new FailureBudget(Number.POSITIVE_INFINITY);
  readonly #failuresOfNobody = new FailureBudget(MOST_UNKNOWN_NAMES);
  readonly #known: KnownBrowsers;
  readonly #refused: RefusedSignIns;

  /** @param cost of one guess, the same for as long as the accounts live; another one is for tests of what is around it */
  constructor(database: DatabaseSync, journal: Journal, now: () => number, cost: ScryptOptions = SCRYPT) {
    this.#derive = (password, salt) => deriveAt(cost, password, salt);
    this.#database = database;
    this.#journal = journal;
    this.#now = now;
    this.#known = new KnownBrowsers(database, now);
    this.#refused = new RefusedSignIns(journal, now);
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
    const hash = await this.#derive(password, salt);
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
    const hash = await this.#derive(password, salt);
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
      this.#known.forget(account.id);
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

  /** Whether anybody has signed in from the browser that holds this token. */
  isKnownBrowser(token: string): boolean {
    return this.#known.isKnown(token);
  }

  /** Records refused sign-ins that are not on record yet: those that a minute has brought together, or all. */
  recordRefused(which: 'due' | 'all'): void {
    if (which === 'due') this.#refused.recordDue();
    else this.#refused.recordAll();
  }

  /**
   * A session for the right name and password, or null. The work is the same for a name that is not there.
   * @throws Refused TOO_MANY_REQUESTS where the name has to wait after too many failures, or too many sign in at once
   */
  async signIn(name: string, password: string, origin: Origin = UNKNOWN_ORIGIN): Promise<Session | null> {
    const before = this.#stored(name);
    const place = before ? this.#known.placeOf(before.id, origin) : null;
    const budget = before ? this.#failures : this.#failuresOfNobody;
    // Whoever comes from a place of their own has tries of their own: strangers' failures cost them none.
    const subject = place === null ? name : `${name}\n${place}`;
    const waitMs = budget.begin(subject, this.#now());
    if (waitMs > 0) {
      throw new Refused(
        'TOO_MANY_REQUESTS',
        `too many wrong sign-ins; try again in ${Math.ceil(waitMs / 1000)} s`,
      );
    }
    const salt = before?.salt ?? new Uint8Array(SALT_BYTES);
    const shares = [`name ${name}`, `address ${origin.address}`];
    const hash = await this.#queue
      .run(() => this.#derive(password, salt), { isKnown: place !== null, shares })
      .catch((fault) => {
        if (!(fault instanceof Crowded)) throw fault;
        budget.undo(subject);
        throw new Refused('TOO_MANY_REQUESTS', 'too many sign-ins at once; try again in some seconds');
      });
    // Read again: the account may have been changed while the hash was made.
    const row = this.#stored(name);
    if (!row || row.disabled === 1 || !timingSafeEqual(hash, row.hash)) {
      this.#refused.note(row?.id ?? null);
      return null;
    }
    budget.succeeded(subject);
    return this.#open({ id: row.id, name, role: row.role }, origin);
  }

  #stored(name: string): StoredAccount | undefined {
    return this.#database
      .prepare('SELECT id, role, disabled, salt, hash FROM account WHERE name = ?')
      .get(name) as StoredAccount | undefined;
  }

  #open(account: Account, origin: Origin): Session {
    const token = randomBytes(32).toString('base64url');
    return this.#journal.transact(() => {
      this.#database.prepare('DELETE FROM session WHERE expires_ms <= ?').run(this.#now());
      this.#database
        .prepare('INSERT INTO session (token_hash, account, expires_ms) VALUES (?, ?, ?)')
        .run(hashToken(token), account.id, this.#now() + SESSION_MS);
      this.#journal.append('account.signed-in', { account: account.id });
      return { token, account, browser: this.#known.remember(account.id, origin) };
    });
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
