/**
 * Commands that may come twice: a double click, a retry after a lost answer. A request with an `Idempotency-Key` is
 * done once; its answer is kept in the transaction of its effect and given again to whoever repeats it.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TirazhError } from '../../engine/errors.ts';
import type { Refusal } from '../protocol/http.ts';
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
    throw new Refused(
      'BAD_REQUEST',
      'Idempotency-Key: expected 8 to 64 letters, digits, hyphens or underscores',
      { reason: 'bad-key' },
    );
  }
  const { body } = request;
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null));
  return { account: request.account.id, key, digest: hash.digest() };
}

/** A command that is being prepared. */
interface Running {
  readonly digest: Uint8Array;
  /** Resolves when it is over, however it ended. */
  readonly over: Promise<unknown>;
}

/** Of one person, one key is one command. */
const nameOf = ({ account, key }: Command): string => `${account} ${key}`;

/** What the moment refused: the same may be asked again with the same key. */
const MOMENTARY = new Set<Refusal['code']>(['KEY_REUSED', 'TOO_MANY_REQUESTS']);

function isFinal(fault: unknown): fault is TirazhError {
  if (!(fault instanceof TirazhError) || fault.code === 'UNAVAILABLE') return false;
  return !(fault instanceof Refused && MOMENTARY.has(fault.refusal));
}

function expectSame({ digest }: { readonly digest: Uint8Array }, command: Command): void {
  if (Buffer.compare(digest, command.digest) === 0) return;
  throw new Refused('KEY_REUSED', 'this Idempotency-Key came with another request before; take a fresh one');
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
  readonly #running = new Map<string, Running>();

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

  /**
   * As `answer`, where the effect needs something that takes its time. A repeated request prepares nothing: it is given the
   * answer that is kept, and while the first one is still at work it waits for it.
   */
  async prepareAndAnswer<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    prepare: () => Promise<T>,
    effect: (prepared: T) => Done,
  ): Promise<FastifyReply> {
    const { status, body } = await this.#prepareOnce(commandOf(request), prepare, effect);
    return reply.status(status).send(body ?? undefined);
  }

  async #prepareOnce<T>(
    command: Command | null,
    prepare: () => Promise<T>,
    effect: (prepared: T) => Done,
  ): Promise<Done> {
    if (!command) {
      const prepared = await prepare();
      return this.#once(null, () => effect(prepared));
    }
    const name = nameOf(command);
    for (let first = this.#running.get(name); first; first = this.#running.get(name)) {
      expectSame(first, command);
      await first.over;
    }
    const known = this.#known(command);
    if (known) return known;
    const done = prepare()
      .catch((fault) => this.#refuse(command, fault))
      .then((prepared) => this.#once(command, () => effect(prepared)))
      .finally(() => this.#running.delete(name));
    this.#running.set(name, { digest: command.digest, over: done.catch(() => undefined) });
    return done;
  }

  #once(command: Command | null, effect: () => Done): Done {
    if (!command) return this.#journal.transact(effect);
    try {
      return this.#journal.transact(() => {
        const running = this.#running.get(nameOf(command));
        if (running) expectSame(running, command);
        const known = this.#known(command);
        if (known) return known;
        const done = effect();
        this.#keep(command, { status: done.status, body: 'kept' in done ? done.kept : done.body });
        return done;
      });
    } catch (fault) {
      return this.#refuse(command, fault);
    }
  }

  /** A refusal did nothing, and stays what it was: what is tried anew comes with a new key. @throws the fault */
  #refuse(command: Command, fault: unknown): never {
    if (isFinal(fault)) {
      this.#journal.transact(() => {
        if (!this.#known(command)) this.#keep(command, refusalOf(fault));
      });
    }
    throw fault;
  }

  #known(command: Command): Done | null {
    const { account, key } = command;
    const row = this.#database
      .prepare('SELECT digest, status, body FROM command WHERE account = ? AND key = ? AND at_ms > ?')
      .get(account, key, this.#now() - KEPT_MS) as Row | undefined;
    if (!row) return null;
    expectSame(row, command);
    return { status: row.status, body: JSON.parse(row.body) ?? undefined };
  }

  #keep({ account, key, digest }: Command, { status, body }: Done): void {
    this.#database.prepare('DELETE FROM command WHERE at_ms <= ?').run(this.#now() - KEPT_MS);
    this.#database
      .prepare('INSERT INTO command (account, key, digest, status, body, at_ms) VALUES (?, ?, ?, ?, ?, ?)')
      .run(account, key, digest, status, JSON.stringify(body ?? null), this.#now());
  }
}
