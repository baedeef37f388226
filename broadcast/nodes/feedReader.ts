/**
 * A node's side of the feed: it reads all draws, then follows the stream, and knows how long it has heard nothing. After any
 * break it begins with the lists again, never with a position in the stream: a Redis that was restarted has another stream.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { TirazhError } from '../../engine/errors.ts';
import { repeat } from '../repeat.ts';
import { askClock, ClockOffset } from './clockOffset.ts';
import {
  BEAT_MS,
  drawsKey,
  eventsKey,
  FEED_KEY,
  LIFE_KEY,
  type LifeSign,
  lifeSignSchema,
  pairsOf,
} from './feed.ts';
import type { RedisClients } from './redisClients.ts';
import { ReplicaLog, readEvent } from './replicaLog.ts';

/** A read of the stream waits no longer than this for something new, so that a silent line is noticed. */
const BLOCK_MS = 500;
const READ_COUNT = 512;
/** Before everything is read once more. */
const AGAIN_MS = 200;
/** Whoever has not heard from Redis for so long may be behind. */
const SILENCE_MS = 3_000;

export interface ReaderParts {
  readonly clients: Pick<RedisClients, 'redis' | 'tail'>;
  readonly logger: Logger;
  readonly now: () => number;
  /** A clock that never jumps, milliseconds. */
  readonly steady: () => number;
  /** What Redis holds belongs to another life of the log, all of which is read: from now on `log` is this one. */
  readonly onOtherLife: (log: ReplicaLog) => void | Promise<void>;
}

type Entry = readonly [id: string, fields: readonly string[]];

export class FeedReader {
  readonly #parts: ReaderParts;
  readonly #clock = new ClockOffset();
  readonly #done: Promise<void>;
  readonly #stopClock: () => void;
  #log = new ReplicaLog();
  #life: LifeSign | null = null;
  #heardMs: number;
  #lifeMs: number;
  /** Why what is here may not be all there is; null: it is. */
  #waiting: string | null = 'not a word from Redis yet';
  #isStopped = false;
  #toldFault = '';

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#heardMs = parts.steady();
    this.#lifeMs = parts.steady();
    this.#stopClock = repeat(parts.logger, 'asking the clock', BEAT_MS, () =>
      askClock(parts.clients.redis, this.#clock, parts.now).catch(() => undefined),
    );
    this.#done = this.#follow();
  }

  get log(): ReplicaLog {
    return this.#log;
  }

  /** What the host says is on air; null until it is known. */
  get air(): Pick<LifeSign, 'onAir' | 'entries'> | null {
    return this.#life;
  }

  /** How long Redis has said nothing. */
  get silenceMs(): number {
    return this.#parts.steady() - this.#heardMs;
  }

  /** How long the draw host has given no sign of life. */
  get hostSilenceMs(): number {
    return this.#parts.steady() - this.#lifeMs;
  }

  /** Why this node may be behind, or null. */
  get fault(): string | null {
    const { silenceMs } = this;
    if (silenceMs >= SILENCE_MS) return `no word from Redis for ${Math.floor(silenceMs / 1000)} s`;
    return this.#waiting;
  }

  /** The host's clock as it is known here. */
  hostNow(): number {
    const aheadMs = this.#life ? this.#clock.aheadMs - this.#life.clockAheadMs : 0;
    return Math.round(this.#parts.now() - aheadMs);
  }

  /** Ends with the connections: close them afterwards. */
  stop(): void {
    this.#isStopped = true;
    this.#stopClock();
  }

  /** Resolves when no more is read. */
  get done(): Promise<void> {
    return this.#done;
  }

  async #follow(): Promise<void> {
    while (!this.#isStopped) {
      try {
        await this.#session();
        this.#toldFault = '';
      } catch (fault) {
        this.#note(fault as TirazhError);
      }
      if (!this.#isStopped) await sleep(AGAIN_MS);
    }
  }

  /** What the end of a connection cuts off is told elsewhere; everything else is told once. */
  #note(fault: TirazhError): void {
    const { logger, clients } = this.#parts;
    const { code, message } = fault;
    const isTold = this.#toldFault === message || clients.redis.status !== 'ready';
    if (code === 'CHECK_FAILED') this.#waiting = message;
    else if (isTold || clients.tail.status !== 'ready') return;
    if (!isTold) logger.error({ err: fault }, 'the feed cannot be followed');
    this.#toldFault = message;
  }

  /** Reads everything, then the stream for as long as it carries on from there. */
  async #session(): Promise<void> {
    const { redis, tail } = this.#parts.clients;
    const [newest] = (await redis.xrevrange(FEED_KEY, '+', '-', 'COUNT', 1)) as Entry[];
    const life = await this.#readLife();
    if (!life) return;
    const isOther = !this.#log.adopt(life.epoch);
    if (isOther) this.#waiting = 'another life of the log begins';
    const log = isOther ? new ReplicaLog(life.epoch) : this.#log;
    for (const draw of await redis.smembers(drawsKey(life.epoch))) await this.#readDraw(log, draw);
    await askClock(redis, this.#clock, this.#parts.now);
    this.#life = life;
    this.#log = log;
    if (isOther) await this.#parts.onOtherLife(log);
    this.#waiting = null;
    let last = newest?.[0] ?? '0-0';
    while (!this.#isStopped) {
      const streams = await tail.xread('COUNT', READ_COUNT, 'BLOCK', BLOCK_MS, 'STREAMS', FEED_KEY, last);
      this.#heard();
      for (const [id, fields] of streams?.[0]?.[1] ?? []) {
        last = id;
        if (!(await this.#takeEntry(log, pairsOf(fields)))) return;
      }
    }
  }

  #heard(): void {
    this.#heardMs = this.#parts.steady();
  }

  async #readLife(): Promise<LifeSign | null> {
    const fields = await this.#parts.clients.redis.hgetall(LIFE_KEY);
    this.#heard();
    const life = lifeSignSchema.safeParse(fields);
    if (!life.success) this.#waiting = 'Redis holds no draws; waiting for the draw host';
    return life.data ?? null;
  }

  async #readDraw(log: ReplicaLog, draw: string): Promise<void> {
    const texts = await this.#parts.clients.redis.lrange(eventsKey(log.epoch, draw), log.seq(draw), -1);
    this.#heard();
    for (const text of texts) log.take(readEvent(text));
  }

  /** Whether the stream can be followed on. */
  async #takeEntry(log: ReplicaLog, fields: Record<string, string>): Promise<boolean> {
    if (fields.event !== undefined) {
      const event = readEvent(fields.event);
      if (!log.take(event)) await this.#readDraw(log, event.draw);
      return true;
    }
    const life = lifeSignSchema.safeParse(fields);
    if (!life.success) return true;
    const isSame = life.data.edition === this.#life?.edition && life.data.epoch === log.epoch;
    // A sign that is older than what the lists were read under says nothing.
    if (!isSame && life.data.atMs < (this.#life?.atMs ?? 0)) return true;
    if (isSame) {
      this.#life = life.data;
      this.#lifeMs = this.#parts.steady();
    }
    return isSame;
  }
}
