/**
 * Browsers and addresses from which somebody has signed in before. They get a place of their own when they come back, so
 * that strangers who try passwords cannot keep a person out. Knowing one gives no right to anything.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** A browser that nobody has signed in from for so long is a stranger again. */
export const KNOWN_MS = 180 * 24 * 3600 * 1000;
/** Browsers and addresses remembered of one account: as many as a person uses. */
const MOST_OF_ONE = 16;

/** Where a sign-in comes from. */
export interface Origin {
  /** What stands for the visitor's network address. */
  readonly address: string;
  /** The token that a browser holds from an earlier sign-in, or null. */
  readonly browser: string | null;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export class KnownBrowsers {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  /** By account, since the server's start: an address is personal data and is written nowhere. */
  readonly #addresses = new Map<string, Set<string>>();

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Whether anybody has signed in from the browser that holds this token. */
  isKnown(token: string): boolean {
    return (
      this.#database
        .prepare('SELECT 1 FROM known_browser WHERE token_hash = ? AND seen_ms > ? LIMIT 1')
        .get(hashOf(token), this.#now() - KNOWN_MS) !== undefined
    );
  }

  /** What the account's holder is known by there: the browser, else the address; null for a stranger. */
  placeOf(account: string, { address, browser }: Origin): string | null {
    if (browser !== null && this.#knowsBrowser(account, browser)) return `browser ${browser}`;
    return this.#addresses.get(account)?.has(address) ? `address ${address}` : null;
  }

  /**
   * Remembers where an account signed in from. Inside the transaction of the sign-in.
   * @returns the token that the browser has to hold from now on: its own, or another where that is not ours
   */
  remember(account: string, { address, browser }: Origin): string {
    const isOurs = browser !== null && this.isKnown(browser);
    const kept = isOurs ? browser : randomBytes(32).toString('base64url');
    this.#database
      .prepare('INSERT OR REPLACE INTO known_browser (token_hash, account, seen_ms) VALUES (?, ?, ?)')
      .run(hashOf(kept), account, this.#now());
    this.#database
      .prepare(
        `DELETE FROM known_browser WHERE account = ? AND token_hash NOT IN
           (SELECT token_hash FROM known_browser WHERE account = ? ORDER BY seen_ms DESC LIMIT ?)`,
      )
      .run(account, account, MOST_OF_ONE);
    this.#rememberAddress(account, address);
    return kept;
  }

  forget(account: string): void {
    this.#database.prepare('DELETE FROM known_browser WHERE account = ?').run(account);
    this.#addresses.delete(account);
  }

  #knowsBrowser(account: string, token: string): boolean {
    return (
      this.#database
        .prepare('SELECT 1 FROM known_browser WHERE token_hash = ? AND account = ? AND seen_ms > ?')
        .get(hashOf(token), account, this.#now() - KNOWN_MS) !== undefined
    );
  }

  #rememberAddress(account: string, address: string): void {
    const addresses = this.#addresses.get(account) ?? new Set();
    addresses.delete(address);
    addresses.add(address);
    const [oldest] = addresses;
    if (addresses.size > MOST_OF_ONE) addresses.delete(oldest!);
    this.#addresses.set(account, addresses);
  }
}
