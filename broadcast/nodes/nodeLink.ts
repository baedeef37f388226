/**
 * What joins nodes below the channel: Socket.IO's Redis Streams adapter, which carries their words to one another, and the
 * number of viewers that each tells the others. Events do not go this way: every node tells its own viewers from its
 * own log, so that an answer to `watch` never holds less than what its viewer has been sent.
 */
import { randomBytes } from 'node:crypto';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import type { MakeAdapter } from '../live/directAdapter.ts';
import { repeat } from '../repeat.ts';
import { ADAPTER_PREFIX, BEAT_MS } from './feed.ts';

/** Another node that has said nothing for so long is not there any more. */
const GONE_MS = 3_500;
/** A longer wait would hold up the end of the process. */
const BLOCK_MS = 1_000;
/** Of the adapter's own words: there are hardly any. */
const MOST_WORDS = 1_000;

/** What a node tells the others, by `serverSideEmit`. */
const COUNT = 'viewers';

export interface LinkParts {
  /** A client whose commands wait for the connection. */
  readonly redis: Redis;
  readonly logger: Logger;
  /** A clock that never jumps, milliseconds. */
  readonly steady: () => number;
}

interface Told {
  readonly viewers: number;
  readonly atMs: number;
}

export class NodeLink {
  readonly #parts: LinkParts;
  readonly #name = randomBytes(8).toString('hex');
  readonly #others = new Map<string, Told>();
  #namespace: Namespace | null = null;
  #stop = (): void => {};

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  /** For the channel. */
  readonly adapter: MakeAdapter = (namespace) => {
    const node = namespace as Namespace;
    this.#namespace = node;
    node.on(COUNT as never, ((name: unknown, viewers: unknown) => this.#hear(name, viewers)) as never);
    const make = createAdapter(this.#parts.redis, {
      ...{ streamName: ADAPTER_PREFIX, channelPrefix: ADAPTER_PREFIX },
      ...{ blockTimeInMs: BLOCK_MS, maxLen: MOST_WORDS, onlyPlaintext: true },
    });
    return make(node);
  };

  /** Begins to tell the others how many viewers are here. */
  begin(viewers: () => number): void {
    this.#stop = repeat(this.#parts.logger, 'telling other nodes', BEAT_MS, () => this.#say(viewers()));
  }

  stop(): void {
    this.#stop();
  }

  /** Other nodes heard of lately. */
  get others(): number {
    this.#forgetGone();
    return this.#others.size;
  }

  viewersElsewhere(): number {
    this.#forgetGone();
    return this.#others.values().reduce((sum, { viewers }) => sum + viewers, 0);
  }

  /** Cuts every viewer's line, as when the node dies: they come back by themselves, elsewhere or over HTTP. */
  letViewersGo(): number {
    const viewers = [...(this.#namespace?.sockets.values() ?? [])];
    for (const { conn } of viewers) conn.close();
    return viewers.length;
  }

  #say(viewers: number): void {
    // Words that wait for a connection would all come at once, and late.
    if (this.#parts.redis.status === 'ready') this.#namespace?.serverSideEmit(COUNT, this.#name, viewers);
  }

  #hear(name: unknown, viewers: unknown): void {
    if (typeof name !== 'string' || !Number.isSafeInteger(viewers) || (viewers as number) < 0) return;
    this.#others.set(name, { viewers: viewers as number, atMs: this.#parts.steady() });
  }

  #forgetGone(): void {
    const nowMs = this.#parts.steady();
    for (const [name, { atMs }] of this.#others) if (nowMs - atMs >= GONE_MS) this.#others.delete(name);
  }
}
