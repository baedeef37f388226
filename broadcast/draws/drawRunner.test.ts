import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, describe, expect, it } from 'vitest';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import type { ServerOptions } from '../server.ts';
import { DATABASE_FILE } from '../store/database.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  eventually,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
const running = new Set<TestServer>();

async function start(folder = freshFolder(), changes: Partial<ServerOptions> = {}): Promise<TestServer> {
  const server = await startTestServer(folder, changes);
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

const SOON = { closesInMs: 1000, startsInMs: 1200 };

const typesOf = ({ service }: TestServer, draw: string): string[] =>
  service.log.events(draw).map(({ type }) => type);

async function expectVerified(server: TestServer, draw: string): Promise<void> {
  const file = Buffer.from((await server.ask(`/api/draws/${draw}/transcript`)).text);
  const entries = Buffer.from((await server.ask(`/api/draws/${draw}/entries`)).text);
  const journalKey = (await server.ask('/journal/key')).text.trim();
  const { ok, checks } = verifyTranscript(file, { entries, journalKey });
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(ok).toBe(true);
  expect(checks.find(({ name }) => name === 'journal')?.outcome).toBe('passed');
}

describe('a whole draw', () => {
  it('goes from its plan to a transcript that verifies, each character sent in order and at most 300 ms ahead', async () => {
    const server = await start();
    const sent: { event: DrawEvent; atMs: number }[] = [];
    server.service.log.onEvent((event) => sent.push({ event, atMs: Date.now() }));
    const draw = planWithPlayers(server, SOON);
    await untilPhase(server, draw, 'completed');
    const types = typesOf(server, draw);
    expect(types.filter((type) => type !== 'character')).toEqual([
      ...['planned', 'committed', 'frozen', 'sealed', 'show-started', 'completed'],
    ]);
    expect(types.filter((type) => type === 'character')).toHaveLength(24);
    expect(sent.map(({ event }) => event.seq)).toEqual(types.map((_, i) => i + 1));
    let lastMs = 0;
    for (const { event, atMs } of sent) {
      if (event.type !== 'character') continue;
      expect(event.showAtMs - atMs).toBeLessThanOrEqual(300);
      expect(event.showAtMs).toBeGreaterThan(lastMs);
      lastMs = event.showAtMs;
    }
    await expectVerified(server, draw);
    const { body } = await server.ask('/api/draws');
    const [summary] = body.draws;
    expect(summary).toMatchObject({ draw, phase: 'completed', entries: 40 });
    const shown = server.service.log
      .state(draw)!
      .slots.map(({ characters }) => characters.map((character) => character!.character).join(''));
    expect(summary.results.map(({ entry }: { entry: string }) => entry)).toEqual(shown);
    expect(body.fund).toMatchObject({ plannedTenge: 0, drawnTenge: 14_000_000 });
  });

  it('tells its winners and secrets to nobody before each is due', async () => {
    const server = await start();
    const { service } = server;
    await server.askAsHost('/api/host/me');
    const draw = planWithPlayers(server, SOON);
    const picked = await eventually('the pick', () => service.draws.picked(draw));
    const winner = picked.picks[0]!.entry;
    const secret = bytesToHex(service.draws.contributions(draw)[0]!.secret!);
    const seed = bytesToHex(picked.seed);
    const { record } = picked;
    let looks = 0;
    while (service.draws.get(draw)!.phase !== 'completed') {
      const told = await Promise.all([
        ...[record - 1, record].map((index) => server.ask(`/journal/records/${index}`)),
        server.askAsHost('/api/host/journal'),
        server.ask('/api/draws'),
        server.ask(`/api/draws/${draw}/events`),
        server.ask(`/api/draws/${draw}/transcript`),
      ]);
      if (service.draws.get(draw)!.phase === 'completed') break;
      looks++;
      const text = told.map((answer) => answer.text).join('\n');
      expect(told[0]!.body.text).toBeNull();
      expect(told[1]!.body.text).toBeNull();
      expect(told[5]!.status).toBe(404);
      expect(text).not.toContain(winner);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(seed);
    }
    expect(looks).toBeGreaterThan(3);
    expect((await server.ask(`/journal/records/${record}`)).body.text).toContain(winner);
    expect((await server.ask(`/journal/records/${record - 1}`)).body.text).toContain(secret);
  });

  it('that fewer enter than it needs is called off by the scheduler, with the reason', async () => {
    const server = await start();
    const draw = planWithPlayers(server, SOON, { from: 0, count: 1 });
    await untilPhase(server, draw, 'aborted');
    expect(server.service.log.state(draw)!.aborted).toEqual({
      reason: '1 registered, 2 needed: winners and reserves',
      by: ['scheduler'],
    });
    const { body } = await server.ask('/api/draws');
    expect(body.draws[0]).toMatchObject({ phase: 'aborted', reason: expect.stringContaining('2 needed') });
    expect(body.fund).toMatchObject({ plannedTenge: 0, drawnTenge: 0 });
  });

  it('that just enough enter is drawn', async () => {
    const server = await start();
    const draw = planWithPlayers(server, SOON, { from: 0, count: 2 });
    await untilPhase(server, draw, 'completed');
    await expectVerified(server, draw);
  });

  it('runs beside another one', async () => {
    const server = await start();
    const one = planWithPlayers(server, SOON, { from: 0, count: 30 });
    const other = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1200 }, { from: 30, count: 30 });
    await Promise.all([untilPhase(server, one, 'completed'), untilPhase(server, other, 'completed')]);
    await expectVerified(server, one);
    await expectVerified(server, other);
  });
});

describe('a missed draw', () => {
  /** Long enough for the server to stop before closing, however busy the machine is. */
  const AFTER_STOP = { closesInMs: 1200, startsInMs: 1300 };

  /** Lets the start pass by, and the time that a start may be late. */
  const untilMissed = (startsAt: string): Promise<void> => sleep(Date.parse(startsAt) + 200 - Date.now());

  it('is flagged at the restart and drawn only when a host starts it, from the entries as registered', async () => {
    const folder = freshFolder();
    const before = await start(folder, { missedAfterMs: 100 });
    const draw = planWithPlayers(before, AFTER_STOP);
    const { startsAt } = before.service.draws.get(draw)!.plan;
    await stop(before);
    await untilMissed(startsAt!);
    const server = await start(folder, { missedAfterMs: 100 });
    await untilPhase(server, draw, 'missed');
    await sleep(300);
    expect(typesOf(server, draw)).toEqual(['planned', 'committed', 'missed']);
    const late = await server.ask('/api/registrations', { json: { number: server.series.printed[100] } });
    expect(late).toMatchObject({ status: 409, body: { code: 'REGISTRATION_CLOSED' } });
    expect((await server.actOfTwo(draw, 'start')).status).toBe(200);
    await untilPhase(server, draw, 'completed');
    expect(server.service.log.state(draw)!.frozen!.entryCount).toBe(40);
    await expectVerified(server, draw);
  });

  it('may be called off instead', async () => {
    const folder = freshFolder();
    const before = await start(folder, { missedAfterMs: 100 });
    const draw = planWithPlayers(before, AFTER_STOP);
    const { startsAt } = before.service.draws.get(draw)!.plan;
    await stop(before);
    await untilMissed(startsAt!);
    const server = await start(folder, { missedAfterMs: 100 });
    await untilPhase(server, draw, 'missed');
    const reason = 'the hall was without power';
    expect((await server.actOfTwo(draw, 'abort', reason)).status).toBe(200);
    expect(typesOf(server, draw).at(-1)).toBe('aborted');
    expect(server.service.log.state(draw)!.aborted).toMatchObject({ reason });
  });
});

describe('a member of the commission', () => {
  const secret = new Uint8Array(randomBytes(32));

  async function publish(server: TestServer, closesInMs: number): Promise<{ draw: string; member: string }> {
    const member = await server.idOf('commission-1');
    await server.idOf('host');
    const now = Date.now();
    const json = {
      closesAt: new Date(now + closesInMs).toISOString(),
      startsAt: new Date(now + closesInMs).toISOString(),
      ...{ reserves: 1, prizes: [], entries: { kind: 'tickets' }, commission: [member] },
    };
    const { draw } = (await server.askAsHost('/api/host/drafts', { json })).body;
    const commitment = commitmentOf(draw, member, secret);
    const committed = await server.askAs('commission-1', `/api/host/drafts/${draw}/commitment`, {
      json: { commitment },
    });
    expect(committed.status).toBe(204);
    const published = await server.askAsHost(`/api/host/drafts/${draw}/publish`, { method: 'POST' });
    expect(published).toMatchObject({ status: 201, body: { draw } });
    server.service.registrations.registerBatch(draw, [...server.series.drawNumbers.slice(0, 20)]);
    return { draw, member };
  }

  const reveal = (server: TestServer, draw: string, bytes: Uint8Array, who = 'commission-1') =>
    server.askAs(who, `/api/host/draws/${draw}/secrets`, { json: { secret: bytesToHex(bytes) } });

  it('is waited for: too early, a wrong and a second secret are refused, the right one lets the draw go on', async () => {
    const server = await start();
    await server.idOf('commission-1');
    await server.idOf('commission-2');
    const { draw, member } = await publish(server, 2000);
    expect(server.service.draws.get(draw)!.plan.contributors).toEqual(['operator', member]);
    expect(await reveal(server, draw, secret)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('keep the secret until') },
    });
    await untilPhase(server, draw, 'frozen');
    expect((await server.actOfTwo(draw, 'start')).status).toBe(200);
    await sleep(300);
    expect(server.service.draws.get(draw)!.phase).toBe('frozen');
    expect(await reveal(server, draw, new Uint8Array(32))).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('does not open') },
    });
    expect((await reveal(server, draw, secret, 'commission-2')).status).toBe(400);
    expect((await reveal(server, draw, secret, 'host')).status).toBe(403);
    expect((await reveal(server, draw, secret)).status).toBe(204);
    expect((await reveal(server, draw, secret)).status).toBe(409);
    await untilPhase(server, draw, 'completed');
    await expectVerified(server, draw);
    const types = server.service.journal.readRange(0, 1000).map(({ record }) => record.type);
    expect(types.filter((type) => type === 'draw.revealed')).toHaveLength(1);
  });

  it('who has lost the secret leaves a draw that only two people can end, never one that is drawn without it', async () => {
    const server = await start();
    await server.idOf('commission-1');
    const { draw } = await publish(server, 1500);
    await untilPhase(server, draw, 'frozen');
    await server.actOfTwo(draw, 'start');
    await sleep(400);
    expect(server.service.draws.picked(draw)).toBeNull();
    expect((await server.actOfTwo(draw, 'abort', 'a secret is lost')).status).toBe(200);
    expect(server.service.draws.get(draw)!.phase).toBe('aborted');
    expect(server.service.draws.picked(draw)).toBeNull();
  });
});

describe('a step that fails', () => {
  it('in a worker is tried again until it holds, and the server stays up', async () => {
    const server = await start();
    const { pool } = server.service;
    const { freeze, pickWinners } = pool;
    let failures = 0;
    const failing = <Given, Result>(step: (given: Given) => Promise<Result>) => {
      let tries = 0;
      return async (given: Given): Promise<Result> => {
        if (tries++ > 0) return step(given);
        failures++;
        throw new Error('the worker died');
      };
    };
    Object.assign(pool, { freeze: failing(freeze), pickWinners: failing(pickWinners) });
    const draw = planWithPlayers(server, SOON);
    await untilPhase(server, draw, 'completed');
    expect(failures).toBe(2);
    expect(server.log()).toContain('draw step failed; will retry');
    await expectVerified(server, draw);
  });

  it('because another process holds the database is tried again, and the server stays up', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    const draw = planWithPlayers(server, SOON);
    const other = new DatabaseSync(join(folder, DATABASE_FILE));
    other.exec('BEGIN IMMEDIATE');
    await eventually('a failed step', () => server.log().includes('database is locked'));
    expect((await server.ask('/healthz')).status).toBe(200);
    expect(
      (await server.ask('/api/registrations', { json: { number: server.series.printed[99] } })).status,
    ).not.toBe(201);
    other.exec('ROLLBACK');
    other.close();
    await untilPhase(server, draw, 'completed');
    await expectVerified(server, draw);
  });

  it('because a host called the draw off meanwhile is no failure', async () => {
    const server = await start();
    const { pool } = server.service;
    const { pickWinners } = pool;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    Object.assign(pool, {
      async pickWinners(task: Parameters<typeof pickWinners>[0]) {
        const result = await pickWinners(task);
        await held;
        return result;
      },
    });
    const draw = planWithPlayers(server, SOON);
    await untilPhase(server, draw, 'frozen');
    await sleep(400);
    server.service.runner.abort(draw, ['host-1', 'commission-1'], 'a fire alarm');
    release();
    await sleep(200);
    expect(server.service.draws.get(draw)!.phase).toBe('aborted');
    expect(server.service.draws.picked(draw)).toBeNull();
    expect(server.log()).not.toContain('draw step failed');
  });
});
