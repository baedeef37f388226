/**
 * Commands that may come twice: a double click, a retry after a lost answer. A request with an `Idempotency-Key` is
 * done once; its answer is kept in the transaction of its effect and given again to whoever repeats it.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badInput, TirazhError } from '../../engine/errors.ts';
import { Refused } from '../refused.ts';
import type { Journal } from '../store/journal.ts';
import { refusalOf } from './refusal.ts';

export const KEY_HEADER = 'idempotency-key';
const KEY = /^[A-Za-z0-9_-]{8,64}$/;
/** How long an answer is kept. */
export const KEPT_MS = 24 * 3600 * 1000;

export interface Done {
  readonly status: number;
  /** Undefined: an empty answer. */
  readonly body?: unknown;
  /** What a repeat is answered instead, where the body must not be stored. */
  readonly kept?: unknown;
}

interface Command {
  readonly account: string;
  readonly key: string;
  /** SHA-256 of method, path and body. */
  readonly digest: Uint8Array;
}

function commandOf(request: FastifyRequest): Command | null {
  const key = request.headers[KEY_HEADER];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw badInput('Idempotency-Key: expected 8 to 64 letters, digits, hyphens or underscores');
  }
  const { body } = request;
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null));
  return { account: request.account.id, key, digest: hash.digest() };
}

interface Row {
  readonly digest: Uint8Array;
  readonly status: number;
  readonly body: string;
}

export class Commands {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #now: () => number;

  constructor(database: DatabaseSync, journal: Journal, now: () => number) {
    this.#database = database;
    this.#journal = journal;
    this.#now = now;
  }

  /** Does what the request asks for in one transaction, or repeats the answer that it was given before. */
  answer(request: FastifyRequest, reply: FastifyReply, effect: () => Done): FastifyReply {
    const { status, body } = this.#once(commandOf(request), effect);
    return reply.status(status).send(body ?? undefined);
  }

  #once(command: Command | null, effect: () => Done): Done {
    if (!command) return this.#journal.transact(effect);
    try {
      return this.#journal.transact(() => {
        const known = this.#known(command);
        if (known) return known;
        const done = effect();
        this.#keep(command, { status: done.status, body: 'kept' in done ? done.kept : done.body });
        return done;
      });
    } catch (fault) {
      // A refusal did nothing, and stays what it was: what is tried anew comes with a new key.
      const isFinal = fault instanceof TirazhError && fault.code !== 'UNAVAILABLE';
      if (isFinal && !(fault instanceof Refused && fault.refusal === 'KEY_REUSED')) {
        this.#journal.transact(() => this.#keep(command, refusalOf(fault)));
      }
      throw fault;
    }
  }

  #known({ account, key, digest }: Command): Done | null {
    const row = this.#database
      .prepare('SELECT digest, status, body FROM command WHERE account = ? AND key = ? AND at_ms > ?')
      .get(account, key, this.#now() - KEPT_MS) as Row | undefined;
    if (!row) return null;
    if (Buffer.compare(row.digest, digest) !== 0) {
      throw new Refused(
        'KEY_REUSED',
        'this Idempotency-Key came with another request before; take a fresh one',
      );
    }
    return { status: row.status, body: JSON.parse(row.body) ?? undefined };
  }

  #keep({ account, key, digest }: Command, { status, body }: Done): void {
    this.#database.prepare('DELETE FROM command WHERE at_ms <= ?').run(this.#now() - KEPT_MS);
    this.#database
      .prepare('INSERT INTO command (account, key, digest, status, body, at_ms) VALUES (?, ?, ?, ?, ?, ?)')
      .run(account, key, digest, status, JSON.stringify(body ?? null), this.#now());
  }
}
