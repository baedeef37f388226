/**
 * The host's side of the feed: everything that the log tells goes to Redis, in order, after it is durable here. What Redis
 * lacks is found by counting, so nothing is queued: however long Redis is away, the journal is the queue.
 */
import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { DrawFeed } from '../draws/drawFeed.ts';
import { repeat } from '../repeat.ts';
import { askClock, ClockOffset } from './clockOffset.ts';
import { BEAT_MS, drawsKey, eventsKey, type LifeSign } from './feed.ts';
import { appendEvents, forgetDraw, takeOver, tellLife } from './feedScripts.ts';

/** Draws that nodes can show: the newest. Older ones are the host's to answer for. */
const MOST_DRAWS = 256;
/** Events written at once. */
const BATCH = 256;
const OVER = new Set(['completed', 'aborted']);

export interface PublisherParts {
  readonly log: DrawFeed;
  /** Ids of all draws, newest first. */
  readonly draws: () => readonly string[];
  readonly air: () => Pick<LifeSign, 'onAir' | 'entries'>;
  readonly redis: Redis;
  readonly logger: Logger;
  readonly now: () => number;
  /** A clock that never jumps, milliseconds. */
  readonly steady: () => number;
  /** Left out: `MOST_DRAWS`. */
  readonly mostDraws?: number;
}

/** How the publishing goes. */
export interface FeedCounts {
  /** Events written to Redis since the start; after Redis has forgotten, again. */
  readonly published: number;
  /** Writings that failed, each tried again. */
  readonly failures: number;
  /** For how long Redis has lacked something that is published here, milliseconds; 0: it has everything. */
  readonly lagMs: number;
  /** Whether there is a connection to Redis. */
  readonly isConnected: boolean;
}

export class FeedPublisher {
  readonly #parts: PublisherParts;
  readonly #mostDraws: number;
  readonly #clock = new ClockOffset();
  /** How many events of a draw Redis holds; the longest published first. */
  readonly #have = new Map<string, number>();
  readonly #behind = new Set<string>();
  /** Null until everything is published: at the start, and after Redis has lost its memory. */
  #edition: string | null = null;
  #work: Promise<void> | null = null;
  #hasMore = false;
  #sawRival = false;
  readonly #stopBeat: () => void;
  #isStopped = false;
  #published = 0;
  #failures = 0;
  /** When Redis began to lack something; null: it lacks nothing. */
  #lacksSinceMs: number | null;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
    this.#mostDraws = parts.mostDraws ?? MOST_DRAWS;
    this.#lacksSinceMs = parts.steady();
    parts.log.onEvent(({ draw }) => {
      this.#lacksSinceMs ??= parts.steady();
      this.#behind.add(draw);
      if (this.#edition !== null) this.#wake();
    });
    this.#stopBeat = repeat(parts.logger, 'telling the nodes', BEAT_MS, () => this.#beat());
    parts.redis.on('ready', () => this.#wake());
    this.#wake();
  }

  /** Whether Redis holds everything, as far as is known. */
  get isPublished(): boolean {
    return this.#edition !== null && this.#behind.size === 0;
  }

  get counts(): FeedCounts {
    const { redis, steady } = this.#parts;
    return {
      published: this.#published,
      failures: this.#failures,
      lagMs: this.#lacksSinceMs === null ? 0 : steady() - this.#lacksSinceMs,
      isConnected: redis.status === 'ready',
    };
  }

  /** No more is written once it resolves. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopBeat();
    await this.#work;
  }

  /** One piece of work at a time; whatever comes meanwhile is seen to in the next turn. */
  #wake(): void {
    this.#hasMore = true;
    this.#work ??= this.#run().finally(() => {
      this.#work = null;
    });
  }

  async #run(): Promise<void> {
    while (this.#hasMore && !this.#isStopped && this.#parts.redis.status === 'ready') {
      this.#hasMore = false;
      try {
        if (this.#edition === null) await this.#publishAll();
        else await this.#catchUp();
        if (this.isPublished) this.#lacksSinceMs = null;
      } catch (fault) {
        this.#failures += 1;
        // Redis went away in the middle, or has no room: the next beat finds what is missing.
        this.#parts.logger.warn({ reason: (fault as Error).message.slice(0, 80) }, 'nodes are not told');
      }
    }
  }

  async #beat(): Promise<void> {
    if (this.#isStopped || this.#parts.redis.status !== 'ready') return;
    await askClock(this.#parts.redis, this.#clock, this.#parts.now).catch(() => undefined);
    if (this.#edition !== null && !(await this.#tell(this.#edition, false))) {
      this.#edition = null;
      this.#lacksSinceMs ??= this.#parts.steady();
    }
    if (this.#edition === null || this.#behind.size > 0) this.#wake();
  }

  async #tell(edition: string, isNew: boolean): Promise<boolean> {
    const { redis, log, air } = this.#parts;
    const { aheadMs: clockAheadMs } = this.#clock;
    const told = await tellLife(redis, { epoch: log.epoch, edition, ...air(), clockAheadMs }, isNew).catch(
      () => 'unheard' as const,
    );
    // A sign that got lost on its way says nothing about what Redis remembers.
    return told === 'told' || told === 'unheard';
  }

  async #publishAll(): Promise<void> {
    const { redis, log, draws, logger } = this.#parts;
    if (!(await takeOver(redis, log.epoch))) {
      if (!this.#sawRival)
        logger.error('another draw host publishes on this Redis, or did a moment ago: nodes show its draws');
      this.#sawRival = true;
      return;
    }
    this.#sawRival = false;
    this.#have.clear();
    this.#behind.clear();
    const newest = draws().slice(0, this.#mostDraws);
    for (const draw of await redis.smembers(drawsKey(log.epoch))) {
      if (!newest.includes(draw)) await forgetDraw(redis, log.epoch, draw);
    }
    for (const draw of newest.toReversed()) this.#behind.add(draw);
    await this.#catchUp();
    const edition = randomBytes(8).toString('hex');
    await askClock(redis, this.#clock, this.#parts.now);
    if (await this.#tell(edition, true)) this.#edition = edition;
  }

  async #catchUp(): Promise<void> {
    for (const draw of [...this.#behind]) {
      this.#behind.delete(draw);
      try {
        await this.#push(draw);
      } catch (fault) {
        this.#behind.add(draw);
        throw fault;
      }
    }
    await this.#forgetOldest();
  }

  async #push(draw: string): Promise<void> {
    const { redis, log } = this.#parts;
    let have = this.#have.get(draw) ?? (await redis.llen(eventsKey(log.epoch, draw)));
    for (;;) {
      this.#have.set(draw, have);
      const events = log.events(draw, have).slice(0, BATCH);
      if (events.length === 0) return;
      const texts = events.map((event) => JSON.stringify(event));
      // Until everything is there nodes follow nothing: they read the lists when the edition is told.
      const isNews = this.#edition !== null;
      const now = await appendEvents(redis, log.epoch, { draw, have, events: texts, isNews });
      if (now === have + texts.length) this.#published += texts.length;
      have = now;
    }
  }

  async #forgetOldest(): Promise<void> {
    const { redis, log } = this.#parts;
    while (this.#have.size > this.#mostDraws) {
      const oldest = [...this.#have.keys()].find((draw) => OVER.has(log.state(draw)?.phase ?? 'aborted'));
      if (oldest === undefined) return;
      await forgetDraw(redis, log.epoch, oldest);
      this.#have.delete(oldest);
    }
  }
}
