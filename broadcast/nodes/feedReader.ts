/**
 * A node's side of the feed: it reads all draws, then follows the stream, and knows how long it has heard nothing. After any
 * break it begins with the lists again, never with a position in the stream: a Redis that was restarted has another stream.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
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
/** Silence is added up so often. */
const LISTEN_MS = 250;
/** Of one addition at the most: while this process has no time to listen, nobody has been silent. */
const MOST_LISTEN_MS = 2 * LISTEN_MS;

export interface ReaderParts {
  readonly clients: Pick<RedisClients, 'redis' | 'tail'>;
  readonly logger: Logger;
  readonly now: () => number;
  /** A clock that never jumps, milliseconds. */
  readonly steady: () => number;
  /** What Redis holds belongs to another life of the log, all of which is read: from now on `log` is this one. */
  readonly onOtherLife: (log: ReplicaLog) => void | Promise<void>;
}

/** What the reader has done since it began. */
export interface ReaderCounts {
  /** Events that were new here. */
  received: number;
  /** Sessions that ended in a fault: a lost connection, or something that cannot be followed. */
  failures: number;
}

type Entry = readonly [id: string, fields: readonly string[]];

export class FeedReader {
  readonly #parts: ReaderParts;
  readonly #clock = new ClockOffset();
  readonly #done: Promise<void>;
  readonly #stops: readonly (() => void)[];
  readonly #coming = new Map<string, Promise<void>>();
  readonly counts: ReaderCounts = { received: 0, failures: 0 };
  #log = new ReplicaLog();
  #life: LifeSign | null = null;
  /** How long nothing has been heard, as far as this process had time to listen. */
  #silenceMs = 0;
  #hostSilenceMs = 0;
  #listenedMs: number;
  /** Why what is here may not be all there is; null: it is. */
  #waiting: string | null = 'not a word from Redis yet';
  #isStopped = false;
  #toldFault = '';

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#listenedMs = parts.steady();
    this.#stops = [
      repeat(parts.logger, 'asking the clock', BEAT_MS, () =>
        askClock(parts.clients.redis, this.#clock, parts.now).catch(() => undefined),
      ),
      repeat(parts.logger, 'listening for silence', LISTEN_MS, () => this.#listen()),
    ];
    this.#count(this.#log);
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
    return this.#silenceMs;
  }

  /** How long the draw host has given no sign of life. */
  get hostSilenceMs(): number {
    return this.#hostSilenceMs;
  }

  /** Whether there is a connection to Redis now. */
  get isConnected(): boolean {
    const { redis, tail } = this.#parts.clients;
    return redis.status === 'ready' && tail.status === 'ready';
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
    for (const stop of this.#stops) stop();
  }

  /** Whether a draw that is not here was, and is being read again. */
  isComing(draw: string): boolean {
    if (!this.#log.isAway(draw)) return false;
    void this.bring(draw);
    return true;
  }

  /** Resolves when the draw is here, if it was and Redis still has it. Never fails: who asks then finds nothing. */
  bring(draw: string): Promise<void> {
    const log = this.#log;
    if (!log.isAway(draw)) return Promise.resolve();
    const coming =
      this.#coming.get(draw) ??
      this.#readDraw(log, draw)
        .catch((fault: TirazhError) => {
          this.counts.failures += 1;
          this.#tellOnce(fault);
        })
        .finally(() => this.#coming.delete(draw));
    this.#coming.set(draw, coming);
    return coming;
  }

  #listen(): void {
    const nowMs = this.#parts.steady();
    const elapsedMs = Math.min(nowMs - this.#listenedMs, MOST_LISTEN_MS);
    this.#listenedMs = nowMs;
    this.#silenceMs += elapsedMs;
    this.#hostSilenceMs += elapsedMs;
  }

  #count(log: ReplicaLog): void {
    log.onEvent(() => {
      this.counts.received += 1;
    });
  }

  /** Resolves when no more is read. */
  get done(): Promise<void> {
    return this.#done;
  }

  async #follow(): Promise<void> {
    while (!this.#isStopped) {
      try {
        if (this.isConnected) {
          await this.#session();
          this.#toldFault = '';
        }
      } catch (fault) {
        this.counts.failures += 1;
        this.#note(fault as TirazhError);
      }
      if (!this.#isStopped) await sleep(AGAIN_MS);
    }
  }

  /** What contradicts what is here makes the node say so until it is read again without. */
  #note(fault: TirazhError): void {
    if (fault.code === 'CHECK_FAILED') this.#waiting = fault.message;
    this.#tellOnce(fault);
  }

  /** What the end of a connection cuts off is told elsewhere. */
  #tellOnce(fault: TirazhError): void {
    if (fault.code !== 'CHECK_FAILED' && !this.isConnected) return;
    if (this.#toldFault !== fault.message) {
      this.#parts.logger.error({ err: fault }, 'the feed cannot be followed');
    }
    this.#toldFault = fault.message;
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
    if (isOther) this.#count(log);
    for (const draw of await redis.smembers(drawsKey(life.epoch))) await this.#readNews(log, draw);
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
    this.#silenceMs = 0;
  }

  async #readLife(): Promise<LifeSign | null> {
    const fields = await this.#parts.clients.redis.hgetall(LIFE_KEY);
    this.#heard();
    const life = lifeSignSchema.safeParse(fields);
    if (!life.success) this.#waiting = 'Redis holds no draws; waiting for the draw host';
    return life.data ?? null;
  }

  /** Events after those that are, or were, here. */
  async #readNews(log: ReplicaLog, draw: string): Promise<void> {
    const events = await this.#readList(log, draw, log.seq(draw));
    if (events.length > 0 && log.isAway(draw)) await this.#readDraw(log, draw);
    else for (const event of events) log.take(event);
  }

  /** A whole draw where it is away; a list that Redis has no more is forgotten here too. */
  async #readDraw(log: ReplicaLog, draw: string): Promise<void> {
    const events = await this.#readList(log, draw, 0);
    if (events.length === 0) log.forget(draw);
    else log.takeBack(draw, events);
  }

  async #readList(log: ReplicaLog, draw: string, afterSeq: number): Promise<DrawEvent[]> {
    const texts = await this.#parts.clients.redis.lrange(eventsKey(log.epoch, draw), afterSeq, -1);
    this.#heard();
    return texts.map(readEvent);
  }

  /** Whether the stream can be followed on. */
  async #takeEntry(log: ReplicaLog, fields: Record<string, string>): Promise<boolean> {
    if (fields.event !== undefined) {
      const event = readEvent(fields.event);
      if (!log.take(event)) await this.#readNews(log, event.draw);
      return true;
    }
    const life = lifeSignSchema.safeParse(fields);
    if (!life.success) return true;
    const isSame = life.data.edition === this.#life?.edition && life.data.epoch === log.epoch;
    // A sign that is older than what the lists were read under says nothing.
    if (!isSame && life.data.atMs < (this.#life?.atMs ?? 0)) return true;
    if (isSame) {
      this.#life = life.data;
      this.#hostSilenceMs = 0;
    }
    return isSame;
  }
}
