import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { benchEvent, CONTESTANTS, eventText } from './contestant.ts';
import { formatLive, type LiveResults, promises } from './liveReport.ts';
import { openPlainWs } from './plainWs.ts';
import { type RunningCrowd, runContestant, startCrowd } from './running.ts';
import { measureStuck } from './stuck.ts';
import { type Turn, takeTurn } from './turn.ts';

const turn = (one: number, four: number, residentPerViewer: number, stormMs: number): Turn => ({
  ...{
    joinMs: stormMs,
    stormMs,
    returns: { ECONNRESET: 2 },
    residentPerViewer,
    collectedPerViewer: residentPerViewer,
  },
  one: { deliveriesPerSecond: one, cpuPerDeliveryUs: 1, p99Ms: 1 },
  four: { deliveriesPerSecond: four, cpuPerDeliveryUs: 1, p99Ms: 1 },
});

const results = (ours: Turn[], grownPerViewer: number, viewers = 10_000): LiveResults => ({
  machine: {
    ...{ cpu: 'test', cores: 2, memoryGiB: 1, system: 'test', node: '24', v8: '13' },
    ...{ pureRand: '8', nobleHashes: '2' },
  },
  ...{ viewers, stuckViewers: 10, loadAverage: [0, 0] },
  measured: [
    { name: 'ours', turns: ours, stuck: { grownPerViewer } },
    { name: 'stock Socket.IO', turns: ours.map(() => turn(50, 50, 3e4, 1)), stuck: { grownPerViewer: 1e6 } },
    { name: 'plain ws', turns: ours.map(() => turn(100, 60, 1e4, 1)), stuck: { grownPerViewer: 1e6 } },
  ],
});

it('a promise is kept at its bound and broken beyond it', () => {
  const kept = (all: LiveResults): boolean[] => promises(all).map((promise) => promise.kept);
  expect(kept(results([turn(85, 150, 18 * 1024, 4000)], 128 * 1024))).toEqual(Array(5).fill(true));
  expect(kept(results([turn(84, 149, 18 * 1024 + 1, 4001)], 128 * 1024 + 1))).toEqual(Array(5).fill(false));
});

it('ratios are medians of the rounds’ ratios, and memory is judged with many viewers only', () => {
  const [ratio] = promises(results([turn(10, 1, 1, 1), turn(90, 1, 1, 1), turn(95, 1, 1, 1)], 1));
  expect(ratio!.measured).toBe(0.9);
  expect(promises(results([turn(1, 1, 1e9, 1)], 1, 1000)).map(({ what }) => what)).not.toContain(
    'resident bytes a viewer',
  );
  const text = formatLive(results([turn(1, 1, 1, 1), turn(1, 1, 1, 1)], 1));
  expect(text).toContain('NOT KEPT');
  expect(text).toContain('lost in storms and opened again: ours ECONNRESET × 4');
});

it('the compared event has exactly the size that is asked for', () => {
  expect(Buffer.byteLength(eventText(benchEvent('memory-1', 200)))).toBe(200);
  expect(() => benchEvent('memory-1', 20)).toThrow(RangeError);
});

it('every server takes its turn: all events arrive, and everything is measured', async () => {
  for (const name of CONTESTANTS) {
    const { joinMs, stormMs, residentPerViewer, one, four } = await takeTurn(name, {
      viewers: 20,
      fanOuts: 1,
    });
    for (const value of [joinMs, stormMs, one.deliveriesPerSecond, four.deliveriesPerSecond]) {
      expect(value).toBeGreaterThan(0);
    }
    expect(Number.isFinite(residentPerViewer)).toBe(true);
  }
});

it('viewers that stop reading do not end the run', async () => {
  const { grownPerViewer } = await measureStuck('ours', { viewers: 3, bytesEach: 1024 * 1024 });
  expect(Number.isFinite(grownPerViewer)).toBe(true);
});

it('a line that is reset in a storm is opened again, and counted', async () => {
  const http = createServer();
  openPlainWs(http);
  let refused = 0;
  http.prependListener('connection', (socket) => {
    if (refused++ < 5) socket.resetAndDestroy();
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  const { joined, end } = startCrowd({ url: `http://127.0.0.1:${port}`, viewers: 8, protocol: 'plain' });
  onTestFinished(async () => void (await end()));
  const { returns } = await joined;
  expect(returns).toEqual({ ECONNRESET: 5 });
});

it('a lost server or line is told with its contestant and phase, and nothing of the run is left', async () => {
  let pid = 0;
  let crowd: RunningCrowd | undefined;
  const run = runContestant('plain ws', async ({ server, begin, gather }) => {
    pid = server.pid;
    begin('first storm');
    crowd = await gather(3);
    begin('memory');
    process.kill(pid, 'SIGKILL');
    await crowd.expect(1);
  });
  await expect(run).rejects.toThrow(/^"plain ws", memory: (a viewer that had joined lost|its server ended)/);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
