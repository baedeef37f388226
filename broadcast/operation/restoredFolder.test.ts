import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  eventually,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { connect, watch } from '../testing/viewer.ts';
import { makeBackup } from './backup.ts';

const freshFolder = temporaryFolders();
const running = new Set<TestServer>();

async function start(folder: string, aheadMs = 0): Promise<TestServer> {
  const server = await startTestServer(folder, { now: () => Date.now() + aheadMs });
  running.add(server);
  return server;
}
async function stop(server: TestServer): Promise<void> {
  running.delete(server);
  await server.close();
}
afterEach(async () => {
  for (const server of running) await stop(server);
});

/** Backs a running server up, loses its folder, and puts the backup and the separately kept key in its place. */
async function loseAndRestore(folder: string, server: TestServer): Promise<string> {
  const { folder: backup } = await makeBackup({
    dataFolder: folder,
    outFolder: freshFolder(),
    nowMs: Date.now(),
  });
  await stop(server);
  const restored = join(freshFolder(), 'data');
  cpSync(backup, restored, { recursive: true });
  cpSync(join(folder, 'journal-key.secret'), join(restored, 'journal-key.secret'));
  rmSync(folder, { recursive: true });
  return restored;
}

const newestRecord = ({ service: { journal } }: TestServer, type: string) =>
  journal
    .readRange(0, journal.size)
    .map(({ record }) => record)
    .findLast((record) => record.type === type);

describe('a server on a restored backup', () => {
  it('begins another life once: a fresh epoch, and a record of what was restored', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    const before = server.service.log.epoch;
    const draw = planWithPlayers(server, { closesInMs: 600_000, startsInMs: 600_000 });
    const size = server.service.journal.size;
    const restored = await loseAndRestore(folder, server);

    const again = await start(restored);
    const { epoch } = again.service.log;
    expect(epoch).toMatch(/^[0-9a-f]{16}$/);
    expect(epoch).not.toBe(before);
    expect(newestRecord(again, 'server.restored')).toMatchObject({
      index: size,
      body: { epochBefore: before, epoch, size, held: [draw] },
    });
    expect(again.log()).toContain('this folder was restored');
    await stop(again);
    const third = await start(restored);
    expect(third.service.log.epoch).toBe(epoch);
    expect(third.log()).not.toContain('this folder was restored');
  });

  it('gives viewers who saw more, and only them, a snapshot to start over from', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    const draw = planWithPlayers(server, { closesInMs: 600_000, startsInMs: 600_000 });
    const { epoch } = server.service.log;
    const again = await start(await loseAndRestore(folder, server));
    const socket = await connect(again.url);
    expect(await watch(socket, { draw, epoch, seq: 2 })).toMatchObject({ kind: 'tail', events: [] });
    expect(await watch(socket, { draw, epoch, seq: 3 })).toMatchObject({
      kind: 'reset',
      snapshot: { seq: 2 },
    });
    socket.close();
    const old = await again.ask(`/live/${draw}/events/1?epoch=${epoch}`);
    expect(old.status).toBe(404);
    expect((await again.ask(`/live/${draw}`)).headers.get('tirazh-epoch')).toBe(again.service.log.epoch);
  });

  it('takes no step in a draw that was under way before two people give their word, and takes it then', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    const done = planWithPlayers(
      server,
      { closesInMs: 600_000, startsInMs: 600_000 },
      { from: 100, count: 0 },
    );
    expect((await server.actOfTwo(done, 'abort', 'not held after all')).status).toBe(200);
    const draw = planWithPlayers(server, { closesInMs: 600_000, startsInMs: 600_100 });
    const restored = await loseAndRestore(folder, server);
    const again = await start(restored, 601_000);
    again.service.runner.wake();
    await sleep(100);
    expect(again.service.draws.get(draw)?.phase).toBe('open');
    expect(again.service.log.state(draw)?.seq).toBe(2);

    const reason = 'nothing was registered after the backup';
    expect((await again.ask('/api/host/held')).status).toBe(401);
    expect((await again.askAsHost('/api/host/held')).body).toEqual({ draws: [draw] });
    expect((await again.actOfTwo(draw, 'go-on', ' ')).status).toBe(400);
    expect((await again.actOfTwo(done, 'go-on', reason)).body).toMatchObject({ reason: 'not-held' });
    expect((await again.actOfTwo(draw, 'go-on', reason)).status).toBe(200);
    expect((await again.actOfTwo(draw, 'go-on', reason)).body).toMatchObject({ reason: 'not-held' });
    expect((await again.askAsHost('/api/host/held')).body).toEqual({ draws: [] });
    const by = [await again.idOf('host'), await again.idOf('commission-1')];
    expect(newestRecord(again, 'draw.let-go-on')?.body).toEqual({ draw, by, reason });
    await eventually('it closes', () => again.service.draws.get(draw)?.phase !== 'open');
  });

  it('still shows a draw that was completed, to its last character', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    const draw = planWithPlayers(server, { closesInMs: 700, startsInMs: 800 });
    await untilPhase(server, draw, 'completed');
    const transcript = (await server.ask(`/api/draws/${draw}/transcript`)).text;
    const again = await start(await loseAndRestore(folder, server));
    expect((await again.ask(`/api/draws/${draw}/transcript`)).text).toBe(transcript);
    expect((await again.askAsHost('/api/host/held')).body).toEqual({ draws: [] });
  });

  it('does not start without the journal’s own key, and makes no other', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    const restored = await loseAndRestore(folder, server);
    const key = join(restored, 'journal-key.secret');
    rmSync(key);
    await expect(start(restored)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `${key} is missing: the journal here is signed with the key of test.example/journal; put the file back from where it is kept`,
    });
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, `other ${'0'.repeat(64)}\n`);
    await expect(start(restored)).rejects.toThrow(/it is not the key of journal-key.pub/);
  });
});
