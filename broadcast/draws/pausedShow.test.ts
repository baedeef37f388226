import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import type { ServerOptions } from '../server.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  eventually,
  HOST,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { BROADCAST_PACE, scaledPace } from './pace.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
const PACE = scaledPace(BROADCAST_PACE, 10);
const SOON = { closesInMs: 1000, startsInMs: 1000 };

async function start(folder = freshFolder(), changes: Partial<ServerOptions> = {}): Promise<void> {
  server = await startTestServer(folder, { pace: PACE, ...changes });
  await server.idOf(HOST);
  await server.idOf('commission-1');
}
afterEach(() => server.close());

const events = (draw: string): DrawEvent[] => server.service.log.events(draw);
const characters = (draw: string): number => events(draw).filter(({ type }) => type === 'character').length;
const pause = async (draw: string): Promise<number> => {
  const { phase } = server.service.log.state(draw)!;
  const json = { kind: 'pause', reason: 'a fire alarm', phase };
  return (await server.askAsHost(`/api/host/draws/${draw}/acts`, { json })).status;
};

it('a show that is paused sends nothing, also after a restart, and goes on with its spacing', async () => {
  const folder = freshFolder();
  await start(folder);
  const draw = planWithPlayers(server, SOON);
  await eventually('some characters', () => characters(draw) >= 3);
  expect(await pause(draw)).toBe(201);
  const shown = characters(draw);
  await sleep(500);
  expect(characters(draw)).toBe(shown);
  await server.close();
  await start(folder);
  await sleep(500);
  expect(characters(draw)).toBe(shown);
  const summary = (await server.ask('/api/draws')).body.draws[0];
  expect(summary).toMatchObject({ draw, phase: 'showing', isPaused: true, notices: [{ type: 'paused' }] });
  expect((await server.actOfTwo(draw, 'resume')).status).toBe(200);
  await untilPhase(server, draw, 'completed');

  const all = events(draw);
  const resumed = all.find(({ type }) => type === 'resumed')!;
  const after = all.filter((event) => event.type === 'character' && event.seq > resumed.seq);
  const turns = after.map((event) => (event as { showAtMs: number }).showAtMs);
  // None is caught up: each keeps the pace's distance from the one before.
  const gaps = turns.slice(1).map((ms, i) => ms - turns[i]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.floor(PACE.reserveCharacterMs));
  expect(turns[0]!).toBeGreaterThanOrEqual(Date.parse(resumed.at));
  const transcript = Buffer.from((await server.ask(`/api/draws/${draw}/transcript`)).text);
  expect(verifyTranscript(transcript).ok).toBe(true);
});

it('a frozen draw that is paused is not picked though it is due, nor flagged, and is drawn when it goes on', async () => {
  await start(freshFolder(), { missedAfterMs: 300 });
  const draw = planWithPlayers(server, { closesInMs: 1000, startsInMs: 2500 });
  await untilPhase(server, draw, 'frozen');
  expect(await pause(draw)).toBe(201);
  await sleep(2500);
  expect(server.service.draws.get(draw)!.phase).toBe('frozen');
  expect(server.service.draws.picked(draw)).toBeNull();
  expect((await server.actOfTwo(draw, 'resume')).status).toBe(200);
  await untilPhase(server, draw, 'completed');
  expect(events(draw).map(({ type }) => type)).not.toContain('missed');
});

it('a draw that is paused while a worker picks is not sealed before it goes on', async () => {
  await start();
  const { pool } = server.service;
  const { pickWinners } = pool;
  let release = (): void => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let picks = 0;
  Object.assign(pool, {
    async pickWinners(task: Parameters<typeof pickWinners>[0]) {
      const result = await pickWinners(task);
      if (picks++ === 0) await held;
      return result;
    },
  });
  const draw = planWithPlayers(server, SOON);
  await eventually('the pick', () => picks > 0);
  expect(await pause(draw)).toBe(201);
  release();
  await sleep(300);
  expect(server.service.draws.get(draw)!.phase).toBe('frozen');
  expect((await server.actOfTwo(draw, 'resume')).status).toBe(200);
  await untilPhase(server, draw, 'completed');
  expect(events(draw).filter(({ type }) => type === 'sealed')).toHaveLength(1);
});
