/** A draw host that was restored from a backup: its nodes begin another life of the log, in the same place. */
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { type RedisServer, startRedis } from '../../terminal/testing/redisServer.ts';
import { eventually } from '../testing/testServer.ts';
import { Viewer } from '../testing/viewer.ts';
import { openHostSide } from './hostSide.ts';
import { startNode } from './nodeServer.ts';
import { ChainLog } from './testing/chain.ts';

const logger = pino({ level: 'silent' });
const now = Date.now;

function startHostSide(log: ChainLog, { address }: RedisServer): () => Promise<void> {
  const air = () => ({ onAir: 'one', entries: 0 });
  const side = openHostSide({ address, log, logger, now, air, draws: () => ['one'] });
  side.begin(() => 0);
  const stop = async (): Promise<void> => {
    await side.stop();
    side.close();
  };
  onTestFinished(stop);
  return stop;
}

it('viewers of a node are given the restored chain, from whatever they held, and segments are of the new life', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const lost = new ChainLog('00112233aabbccdd').fill('one', 6);
  const stop = startHostSide(lost, redis);
  const node = await startNode({
    ...{ redis: redis.address, host: '127.0.0.1', port: 0, logger, version: 'test', now },
    operation: { metricsToken: null, behindProxy: false, maxViewers: 0 },
  });
  onTestFinished(() => node.close());
  await eventually('the node has read everything', () => node.fault === null);
  const viewer = new Viewer(node.url, 'one');
  onTestFinished(() => viewer.close());
  await eventually('the viewer holds it', () => viewer.state?.seq === 6);
  expect((await fetch(`${node.url}/live/one/events/5`)).headers.get('tirazh-epoch')).toBe(lost.epoch);

  await stop();
  const restored = new ChainLog('ffeeddccbbaa9988').fill('one', 5);
  startHostSide(restored, redis);
  await eventually('the viewer holds the other one', () => viewer.state?.epoch === restored.epoch, 30_000);
  restored.append('one');
  await eventually('and follows it', () => viewer.state?.head === restored.state('one')!.head);
  expect(viewer).toMatchObject({ broken: null, resets: 2 });

  const answer = await fetch(`${node.url}/live/one/events/5`);
  expect(answer.headers.get('tirazh-epoch')).toBe(restored.epoch);
  expect(await answer.json()).toEqual(restored.events('one')[4]);
  expect((await fetch(`${node.url}/live/one/events/5?epoch=${lost.epoch}`)).status).toBe(404);
});
