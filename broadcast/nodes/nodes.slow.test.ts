/**
 * A draw host, two nodes in processes of their own, and a hundred viewers, while things go wrong in the middle of a show: a
 * node is killed, Redis forgets everything, viewers move. Every one of them sees every event once, in order, and the same chain.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { type RedisServer, startRedis } from '../../terminal/testing/redisServer.ts';
import { BROADCAST_PACE, scaledPace } from '../draws/pace.ts';
import { type RunningCommand, startTirazh } from '../testing/commandLine.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  eventually,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { connect, Viewer, watch } from '../testing/viewer.ts';
import { startNode } from './nodeServer.ts';

const folder = temporaryFolders();
const VIEWERS = 100;
/** A show of some ten seconds. */
const PACE = scaledPace(BROADCAST_PACE, 4);
/** Busy machines start processes slowly. */
const LONG_MS = 40_000;

let redis: RedisServer;
beforeEach(async () => {
  redis = await startRedis();
  return () => redis.stop();
});

const startHost = (data: string): Promise<TestServer> =>
  startTestServer(data, { redis: redis.address, pace: PACE });

interface NodeProcess {
  readonly url: string;
  readonly command: RunningCommand;
  readyz(): Promise<{ ready: boolean; reasons: string[] }>;
}

async function startNodeProcess(): Promise<NodeProcess> {
  const command = startTirazh('node', '--json', '--port', '0', '--redis', redis.url);
  onTestFinished(() => void command.process.kill('SIGKILL'));
  const { url } = JSON.parse(await command.line('"started"')) as { url: string };
  const readyz = async () => (await fetch(`${url}/readyz`)).json() as never;
  // Whether the pages are built is not this test's business.
  await eventually(
    'the node has read everything',
    async () => ((await readyz()) as { reasons: string[] }).reasons.every((reason) => /pages/.test(reason)),
    LONG_MS,
  );
  return { url, command, readyz };
}

/** All of `viewers` have followed the draw to its end, each event once, from where they began. */
async function allHold(viewers: readonly Viewer[], { service }: TestServer, draw: string): Promise<void> {
  const { seq, head } = service.feeds.state(draw)!;
  await eventually(
    'everybody is at the end',
    () => viewers.every(({ state, broken }) => broken !== null || state?.seq === seq),
    LONG_MS,
  );
  for (const { state, broken, applied, resets } of viewers) {
    expect(broken).toBeNull();
    expect(state!.head).toBe(head);
    expect(resets).toBe(1);
    const first = applied[0] ?? seq + 1;
    expect(applied).toEqual(Array.from({ length: seq + 1 - first }, (_, i) => first + i));
  }
}

it('a hundred viewers lose nothing when a node is killed, Redis forgets everything and they move about', async () => {
  const data = folder();
  const host = await startHost(data);
  const [a, b] = await Promise.all([startNodeProcess(), startNodeProcess()]);
  const draw = planWithPlayers(host, { closesInMs: 8_000, startsInMs: 9_000 });
  const homes = [a.url, b.url, host.url];
  await eventually('both nodes know the draw', async () => {
    const answers = await Promise.all([a, b].map(({ url }) => fetch(`${url}/live/${draw}`)));
    return answers.every(({ status }) => status === 200);
  });
  const viewers = Array.from({ length: VIEWERS }, (_, i) => new Viewer(homes[i % 3]!, draw));
  onTestFinished(() => {
    for (const viewer of viewers) viewer.close();
  });
  await eventually('everybody is there', () => viewers.every(({ state }) => state !== null), LONG_MS);

  // The pulse counts the viewers of all nodes, on each of them.
  await eventually(
    'all are counted everywhere',
    () => viewers.slice(0, 3).every(({ pulses }) => pulses.at(-1)?.pulse.viewers === VIEWERS),
    LONG_MS,
  );

  await untilPhase(host, draw, 'showing');
  await sleep(500);
  a.command.process.kill('SIGKILL');
  for (const [i, viewer] of viewers.entries()) if (i % 3 === 0) viewer.moveTo(b.url);
  // One that never rests.
  const wanderer = viewers[1]!;
  let moves = 0;
  const wander = setInterval(() => wanderer.moveTo(homes[1 + (moves++ % 2)]!), 400);
  onTestFinished(() => clearInterval(wander));
  await sleep(1_500);
  await redis.kill();
  const { seq: shown } = host.service.feeds.state(draw)!;
  await eventually('the show goes on without Redis', () => host.service.feeds.state(draw)!.seq > shown + 2);
  await redis.start();
  await eventually('the draw is over', () => host.service.draws.get(draw)?.phase === 'completed', LONG_MS);
  clearInterval(wander);
  await allHold(viewers, host, draw);

  // Segments of a node are those of the host, to the byte.
  const texts = await Promise.all(
    [b.url, host.url].map(async (url) => (await fetch(`${url}/live/${draw}/events/1`)).text()),
  );
  expect(texts[0]).toBe(texts[1]);

  // The host restarts; the same life of the log goes on, and viewers of a node have not noticed.
  await host.close();
  const again = await startHost(data);
  onTestFinished(() => again.close());
  const correction = await again.actOfTwo(draw, 'correction', 'the wrong name was read out');
  expect(correction.status).toBe(200);
  const onB = viewers.filter((_, i) => i % 3 === 0);
  await allHold(onB, again, draw);
  expect(onB[0]!.state!.notices).toHaveLength(1);
});

it('a node that has lost Redis says so, takes nobody in, lets its viewers go, and is well again by itself', async () => {
  const host = await startHost(folder());
  onTestFinished(() => host.close());
  const draw = planWithPlayers(host, { closesInMs: 600_000, startsInMs: 700_000 });
  const node = await startNodeProcess();
  const viewer = new Viewer(node.url, draw);
  onTestFinished(() => viewer.close());
  await eventually('the viewer is there', () => viewer.state);

  redis.freeze();
  onTestFinished(() => redis.thaw());
  const reason = await eventually('it says so', async () => {
    const told = (await node.readyz()).reasons.filter((reason) => !/pages/.test(reason));
    return told[0];
  });
  expect(reason).toMatch(/^no word from Redis for \d+ s$/);
  await expect(connect(node.url)).rejects.toThrow();
  expect((await fetch(`${node.url}/live`)).status).toBe(503);
  await eventually('its viewers are let go', () => !viewer.connected, 20_000);

  redis.thaw();
  await eventually('it takes viewers in again', () => viewer.connected, LONG_MS);
  const socket = await connect(node.url);
  const { epoch, seq } = host.service.feeds.state(draw)!;
  expect(await watch(socket, { draw, epoch, seq })).toMatchObject({ kind: 'tail', events: [] });
  socket.close();
});

/** `name` → value, of samples without labels. */
async function metricsOf(url: string): Promise<Map<string, number>> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  return new Map(
    lines
      .filter((line) => /^tirazh_\w+ /.test(line))
      .map((line) => {
        const [name, value] = line.split(' ') as [string, string];
        return [name, Number(value)];
      }),
  );
}

it('host and node tell of Redis and of the feed on /metrics, also while it is lost', async () => {
  const host = await startHost(folder());
  onTestFinished(() => host.close());
  const draw = planWithPlayers(host, { closesInMs: 600_000, startsInMs: 700_000 });
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const node = await startNode({
    ...{ redis: redis.address, host: '127.0.0.1', port: 0, logger },
    ...{ version: 'test', now: Date.now },
    operation: { metricsToken: null, behindProxy: false, maxViewers: 0 },
  });
  onTestFinished(() => node.close());
  await eventually(
    'the node knows the draw',
    async () => (await fetch(`${node.url}/live/${draw}`)).ok,
    LONG_MS,
  );
  const whole = await eventually('Redis has all', async () => {
    const metrics = await metricsOf(host.url);
    return metrics.get('tirazh_feed_lag_seconds') === 0 ? metrics : null;
  });
  const { seq } = host.service.feeds.state(draw)!;
  expect(whole.get('tirazh_redis_connected')).toBe(1);
  expect(whole.get('tirazh_feed_published_events_total')).toBeGreaterThanOrEqual(seq);
  const read = await metricsOf(node.url);
  expect(read.get('tirazh_redis_connected')).toBe(1);
  expect(read.get('tirazh_node_behind')).toBe(0);
  expect(read.get('tirazh_feed_draws')).toBe(1);
  expect(read.get('tirazh_feed_received_events_total')).toBe(seq);
  expect(read.get('tirazh_feed_failures_total')).toBe(0);

  await redis.kill();
  const { service } = host;
  service.journal.transact(() =>
    service.log.append(draw, { type: 'committed', contributor: 'operator', commitment: 'b'.repeat(64) }),
  );
  const lost = await eventually('the host lags', async () => {
    const metrics = await metricsOf(host.url);
    return metrics.get('tirazh_feed_lag_seconds')! > 0 ? metrics : null;
  });
  expect(lost.get('tirazh_redis_connected')).toBe(0);
  await redis.start();
  await eventually(
    'the node has it',
    async () => {
      const metrics = await metricsOf(node.url);
      return metrics.get('tirazh_feed_received_events_total') === seq + 1;
    },
    LONG_MS,
  );
  await eventually(
    'nothing lags',
    async () => (await metricsOf(host.url)).get('tirazh_feed_lag_seconds') === 0,
  );
  expect((await metricsOf(node.url)).get('tirazh_feed_failures_total')).toBeGreaterThan(0);

  // Whatever people ask a node, its log and metrics name neither them nor their tickets.
  const number = host.series.drawNumbers[0]!;
  const visitor = {
    'user-agent': 'somebody-s-browser',
    cookie: 'session=somebody',
    origin: 'https://elsewhere',
  };
  for (const path of [
    `/api/draws/${draw}/entries/${number}`,
    `/live/${number}`,
    `/socket.io/?EIO=4&x=${number}`,
  ]) {
    await fetch(node.url + path, { headers: visitor });
  }
  const told = lines.join('') + (await (await fetch(`${node.url}/metrics`)).text());
  expect(lines.join('')).toContain('no connection to Redis');
  for (const word of [number, 'somebody', 'elsewhere', 'remoteAddress']) expect(told).not.toContain(word);
});
