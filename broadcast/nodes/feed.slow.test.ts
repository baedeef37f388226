/** Publisher and reader on a Redis of their own that loses its memory, stands still, or belongs to somebody else. */
import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { type RedisServer, startRedis } from '../../terminal/testing/redisServer.ts';
import { eventually } from '../testing/testServer.ts';
import { drawsKey, eventsKey, FEED_ENTRIES, FEED_KEY, LIFE_KEY } from './feed.ts';
import { FeedPublisher } from './feedPublisher.ts';
import { FeedReader } from './feedReader.ts';
import { openRedisClients } from './redisClients.ts';
import type { ReplicaLog } from './replicaLog.ts';
import { ChainLog } from './testing/chain.ts';

const EPOCH = '00112233aabbccdd';
const OTHER_EPOCH = 'ffeeddccbbaa9988';
const logger = pino({ level: 'silent' });

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());
beforeEach(async () => {
  redis = new Redis(server.url).on('error', () => undefined);
  await redis.flushall();
  return () => redis.disconnect();
});

/** Publishes until the test is done, or until it is stopped. */
function publish(
  log: ChainLog,
  draws: () => string[],
  more: { now?: () => number; mostDraws?: number } = {},
) {
  const clients = openRedisClients(server.address, logger);
  const publisher = new FeedPublisher({
    ...{ log, draws, logger, redis: clients.redis, now: Date.now, steady: () => performance.now() },
    air: () => ({ onAir: draws()[0] ?? '', entries: 7 }),
    ...more,
  });
  const stop = async (): Promise<void> => {
    await publisher.stop();
    clients.close();
  };
  onTestFinished(stop);
  return { publisher, stop };
}

function read(now = Date.now) {
  const clients = openRedisClients(server.address, logger);
  const logs: ReplicaLog[] = [];
  const told: DrawEvent[] = [];
  const follow = (log: ReplicaLog): void => {
    logs.push(log);
    log.onEvent((event) => told.push(event));
  };
  const steady = (): number => performance.now();
  const reader = new FeedReader({ clients, logger, now, steady, onOtherLife: follow });
  follow(reader.log);
  onTestFinished(async () => {
    reader.stop();
    clients.close();
    await reader.done;
  });
  return { reader, logs, told };
}

/** Whether Redis holds the whole draw, event by event. */
async function isWhole(log: ChainLog, draw: string): Promise<boolean> {
  const texts = log.events(draw).map((event) => JSON.stringify(event));
  const held = await redis.lrange(eventsKey(EPOCH, draw), 0, -1);
  const members = await redis.smembers(drawsKey(EPOCH));
  return members.includes(draw) && held.join() === texts.join();
}

const seqs = (events: readonly DrawEvent[]): number[] => events.map(({ seq }) => seq);

it('a node holds what was there before it came, and hears each later event once, in order', async () => {
  const log = new ChainLog(EPOCH).fill('one', 5).fill('two', 3);
  publish(log, () => ['two', 'one']);
  const { reader, logs, told } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  expect(logs[0]!.state('one')).toEqual(log.state('one'));
  expect(reader.air).toMatchObject({ onAir: 'two', entries: 7 });
  log.fill('one', 105);
  log.fill('three', 2);
  await eventually('all of it is there', () => logs[0]!.seq('three') === 2);
  expect(seqs(told.filter(({ draw }) => draw === 'one'))).toEqual(
    Array.from({ length: 105 }, (_, i) => i + 1),
  );
  expect(logs[0]!.state('one')).toEqual(log.state('one'));
});

it('a Redis that forgets everything is told everything anew, also while its node looks away', async () => {
  const log = new ChainLog(EPOCH).fill('one', 5).fill('quiet', 3);
  publish(log, () => ['one', 'quiet']);
  const { reader, logs, told } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  await redis.flushall();
  log.fill('one', 9);
  await eventually('the node has them', () => logs[0]!.seq('one') === 9);
  // A draw in which nothing happens is there again as well.
  for (const draw of ['one', 'quiet']) await eventually(`${draw} is whole`, () => isWhole(log, draw));
  await server.kill();
  log.fill('one', 14);
  await eventually('the node says that it hears nothing', () => reader.fault !== null);
  await server.start();
  await eventually('the node is whole again', () => reader.fault === null && logs[0]!.seq('one') === 14);
  expect(seqs(told.filter(({ draw }) => draw === 'one'))).toEqual(
    Array.from({ length: 14 }, (_, i) => i + 1),
  );
  expect(logs).toHaveLength(1);
});

it('what is missing from the stream is made up for from the lists', async () => {
  const log = new ChainLog(EPOCH).fill('one', 2);
  const { stop } = publish(log, () => ['one']);
  const { reader, logs, told } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  await stop();
  const texts = log
    .fill('one', 5)
    .events('one', 2)
    .map((event) => JSON.stringify(event));
  await redis.rpush(eventsKey(EPOCH, 'one'), ...texts);
  await redis.xadd(FEED_KEY, '*', 'event', texts.at(-1)!);
  await eventually('nothing is missing', () => logs[0]!.seq('one') === 5);
  expect(seqs(told)).toEqual([1, 2, 3, 4, 5]);
});

it('a host that comes back on the same log goes on; on another life of it everything begins anew', async () => {
  const log = new ChainLog(EPOCH).fill('one', 5);
  const first = publish(log, () => ['one']);
  const { reader, logs } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  await first.stop();
  log.fill('one', 8);
  const second = publish(log, () => ['one']);
  await eventually('what happened meanwhile is there', () => logs[0]!.seq('one') === 8);
  await second.stop();
  // Restored from a backup that lacks the last events: other events have their numbers.
  const restored = new ChainLog(OTHER_EPOCH).fill('one', 6);
  publish(restored, () => ['one']);
  await eventually('the other life is read', () => logs.length === 2 && reader.fault === null, 20_000);
  expect(logs[1]!.epoch).toBe(OTHER_EPOCH);
  expect(logs[1]!.state('one')).toEqual(restored.state('one'));
  expect((await redis.keys('*')).toSorted()).toEqual(
    [LIFE_KEY, FEED_KEY, drawsKey(OTHER_EPOCH), eventsKey(OTHER_EPOCH, 'one')].toSorted(),
  );
});

it('a second draw host keeps its hands off a Redis where another one lives', async () => {
  const log = new ChainLog(EPOCH).fill('one', 5);
  const { publisher } = publish(log, () => ['one']);
  await eventually('it is published', () => publisher.isPublished);
  const rival = publish(new ChainLog(OTHER_EPOCH).fill('theirs', 3), () => ['theirs']);
  await new Promise((done) => setTimeout(done, 1500));
  expect(rival.publisher.isPublished).toBe(false);
  expect(await redis.hget(LIFE_KEY, 'epoch')).toBe(EPOCH);
  expect(await redis.exists(drawsKey(OTHER_EPOCH))).toBe(0);
});

it('draws that are over make room for new ones; those under way stay', async () => {
  const log = new ChainLog(EPOCH).fill('waits', 2);
  const draws = ['waits'];
  const { publisher } = publish(log, () => draws.toReversed(), { mostDraws: 3 });
  await eventually('it is published', () => publisher.isPublished);
  for (const draw of ['a', 'b', 'c', 'd']) {
    log.fill(draw, 2);
    log.append(draw, { type: 'aborted', reason: 'enough', by: ['somebody'] });
    await eventually(`${draw} is published`, () => publisher.isPublished);
  }
  const kept = await eventually('the oldest are gone', async () => {
    const members = await redis.smembers(drawsKey(EPOCH));
    return members.length === 3 ? members.toSorted() : null;
  });
  expect(kept).toEqual(['c', 'd', 'waits']);
  expect(await redis.exists(eventsKey(EPOCH, 'a'))).toBe(0);
});

it('the host’s clock is known on a node whose own is wrong', async () => {
  const log = new ChainLog(EPOCH).fill('one', 1);
  publish(log, () => ['one'], { now: () => Date.now() + 40_000 });
  const { reader } = read(() => Date.now() - 90_000);
  await eventually('the node holds everything', () => reader.fault === null);
  // A question goes to and fro on the loopback; a busy machine answers the fastest of several soon enough.
  await eventually('it is right', () => Math.abs(reader.hostNow() - Date.now() - 40_000) < 25);
});

it('a line on which nothing comes any more is noticed, and the node is whole again when it does', async () => {
  const log = new ChainLog(EPOCH).fill('one', 1);
  publish(log, () => ['one']);
  const { reader, logs } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  server.freeze();
  onTestFinished(() => server.thaw());
  await eventually('the silence is noticed', () => reader.fault?.startsWith('no word from Redis'));
  log.fill('one', 4);
  server.thaw();
  await eventually('it is whole again', () => reader.fault === null && logs[0]!.seq('one') === 4);
});

it('what is no event, or does not follow, is told and never passed on', async () => {
  const log = new ChainLog(EPOCH).fill('one', 2);
  publish(log, () => ['one']);
  const { reader, told } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  const forged = { ...log.fill('one', 3).events('one')[2]!, seq: 4, prev: 'f'.repeat(64) };
  await eventually('3 events', async () => (await redis.llen(eventsKey(EPOCH, 'one'))) === 3);
  await redis.rpush(eventsKey(EPOCH, 'one'), JSON.stringify(forged));
  await redis.xadd(FEED_KEY, '*', 'event', JSON.stringify(forged));
  await eventually('the node says so', () => /one\/4 does not follow/.test(reader.fault ?? ''));
  expect(seqs(told)).toEqual([1, 2, 3]);
});

it('the stream is trimmed, and who comes later or was away has everything from the lists all the same', async () => {
  const log = new ChainLog(EPOCH).fill('one', 1);
  const { publisher } = publish(log, () => ['one']);
  await eventually('it is published', () => publisher.isPublished);
  log.fill('one', FEED_ENTRIES + 600);
  await eventually('all of it is', () => publisher.isPublished);
  expect(publisher.counts).toMatchObject({ published: FEED_ENTRIES + 600, failures: 0, lagMs: 0 });
  // Trimmed in whole nodes of its tree, of 100 entries.
  const kept = await redis.xlen(FEED_KEY);
  expect(kept).toBeGreaterThanOrEqual(FEED_ENTRIES);
  expect(kept).toBeLessThan(FEED_ENTRIES + 200);
  const { reader, logs, told } = read();
  await eventually('the node holds everything', () => reader.fault === null);
  expect(logs[0]!.state('one')).toEqual(log.state('one'));
  expect(reader.counts).toEqual({ received: told.length, failures: 0 });
}, 60_000);

it('a draw that is over leaves the node’s memory, and is there again when somebody asks, with what came since', async () => {
  const log = new ChainLog(EPOCH);
  const draws = Array.from({ length: 40 }, (_, i) => `over-${i}`);
  for (const draw of draws) {
    log.fill(draw, 2);
    log.append(draw, { type: 'aborted', reason: 'enough', by: ['somebody'] });
  }
  publish(log, () => draws);
  const { reader, logs } = read();
  await eventually('the node has read everything', () => reader.fault === null);
  const [copy] = logs as [ReplicaLog];
  expect(copy.size).toBe(32);
  const gone = draws.find((draw) => copy.isAway(draw))!;
  expect(reader.isComing(gone)).toBe(true);
  await reader.bring(gone);
  expect(copy.state(gone)).toEqual(log.state(gone));
  expect(copy.size).toBe(32);
  expect(reader.isComing(gone)).toBe(false);
  // News of a draw that is away bring it back by themselves.
  const other = draws.find((draw) => copy.isAway(draw))!;
  log.append(other, { type: 'correction', reason: 'a slip', by: ['somebody'] });
  await eventually('it is there', () => copy.state(other)?.seq === 4);
  // What Redis has no more, nobody waits for.
  const lost = draws.find((draw) => copy.isAway(draw))!;
  await redis.del(eventsKey(EPOCH, lost));
  await reader.bring(lost);
  expect([copy.isAway(lost), copy.state(lost)]).toEqual([false, null]);
});
