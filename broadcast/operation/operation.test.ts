import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { sessionOf, startTestServer, type TestServer, untilPhase } from '../testing/testServer.ts';
import { connect } from '../testing/viewer.ts';
import { mayOperate, readToken } from './operatorAccess.ts';

const freshFolder = temporaryFolders();
const TOKEN = 'a-token-of-some-length';

/** `name{labels}` → value, from the text format. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const metricsOf = async (server: TestServer): Promise<Map<string, number>> =>
  samplesOf((await server.ask('/metrics')).text);

describe('mayOperate', () => {
  const asker = (remoteAddress: string, headers = {}) => ({ headers, socket: { remoteAddress } });

  it.each([
    ['this machine', asker('127.0.0.1'), true],
    ['this machine, IPv6', asker('::1'), true],
    ['this machine, IPv4 in IPv6', asker('::ffff:127.0.0.1'), true],
    ['another machine', asker('192.0.2.7'), false],
    ['a name that looks like it', asker('127x'), false],
    ['a proxy on this machine', asker('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }), false],
    ['a proxy that says so by the standard', asker('::1', { forwarded: 'for=192.0.2.7' }), false],
    [
      'another machine with a token nobody set',
      asker('192.0.2.7', { authorization: `Bearer ${TOKEN}` }),
      false,
    ],
  ])('without a token: %s', (_, from, may) => {
    expect(mayOperate(from, null)).toBe(may);
  });

  it.each([
    ['the token from anywhere', asker('192.0.2.7', { authorization: `Bearer ${TOKEN}` }), true],
    [
      'the token through a proxy',
      asker('127.0.0.1', { authorization: `Bearer ${TOKEN}`, via: '1.1 x' }),
      true,
    ],
    ['no token, on this machine', asker('127.0.0.1'), false],
    ['a part of it', asker('127.0.0.1', { authorization: `Bearer ${TOKEN.slice(1)}` }), false],
    ['another scheme', asker('127.0.0.1', { authorization: `Basic ${TOKEN}` }), false],
  ])('with a token: %s', (_, from, may) => {
    expect(mayOperate(from, TOKEN)).toBe(may);
  });

  it('reads a token of one long line, and never says what stands in the file', () => {
    const file = join(freshFolder(), 'token');
    writeFileSync(file, `${TOKEN}\n`);
    expect(readToken(file)).toBe(TOKEN);
    for (const text of ['short', '', `two\n${TOKEN}`]) {
      writeFileSync(file, text);
      expect(() => readToken(file)).toThrow(`--metrics-token-file ${file}: expected one line`);
    }
    expect(() => readToken(`${file}.none`)).toThrow('there is no such file');
  });
});

describe('a server that is watched', () => {
  let server: TestServer;
  const folder = freshFolder();
  beforeAll(async () => {
    server = await startTestServer(folder);
  });
  afterAll(() => server.close());

  it('counts viewers, registrations, draws, journal and requests', async () => {
    const before = await metricsOf(server);
    const now = server.service.now();
    const { drawId } = server.service.planner.plan({
      ...{ closesMs: now + 3_600_000, startsMs: now + 7_200_000, reserves: 1, automatic: true },
      ...{ outsiders: [], standIns: [] },
    });
    const [first] = server.series.printed;
    expect((await server.ask('/api/registrations', { json: { number: first } })).status).toBe(201);
    await server.ask(`/api/draws/${drawId}/entries/${first}`);
    await server.ask('/no/such/address');
    const viewer = await connect(server.url);
    const after = await metricsOf(server);
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);

    expect(after.get('tirazh_viewers')).toBe(1);
    expect(grown('tirazh_registrations_total')).toBe(1);
    expect(after.get('tirazh_draws{phase="open"}')).toBe(1);
    expect(after.get('tirazh_draws{phase="completed"}')).toBe(0);
    expect(after.get('tirazh_draws_held')).toBe(0);
    expect(after.get('tirazh_next_start_seconds')).toBeGreaterThan(7000);
    expect(after.get('tirazh_next_start_seconds')).toBeLessThanOrEqual(7200);
    expect(after.get('tirazh_journal_records')).toBe(server.service.journal.size);
    expect(after.get('tirazh_journal_unsigned_records')).toBe(server.service.journal.size);
    expect(after.get('tirazh_journal_checkpoint_age_seconds')).toBeGreaterThan(0);
    const requests = (route: string, status: number, method = 'GET') =>
      grown(`tirazh_http_requests_total{method="${method}",route="${route}",status="${status}"}`);
    expect(requests('/api/registrations', 201, 'POST')).toBe(1);
    expect(requests('/api/draws/:draw/entries/:number', 200)).toBe(1);
    expect(requests('none', 404)).toBe(1);
    expect(after.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);

    server.service.journal.keepCheckpoint();
    const signed = await metricsOf(server);
    expect(signed.get('tirazh_journal_unsigned_records')).toBe(0);
    expect(signed.get('tirazh_journal_checkpoint_age_seconds')).toBe(0);
    viewer.close();
  });

  it('shows metrics to nobody who comes through a proxy, as if there were none', async () => {
    const { status, body } = await server.ask('/metrics', { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
    const nowhere = await server.ask('/metricz', { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(Object.keys(body)).toEqual(Object.keys(nowhere.body));
  });

  it('is alive, and says why it is not ready to those who may know', async () => {
    expect(await server.ask('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
    const away = `${folder}.away`;
    renameSync(folder, away);
    mkdirSync(folder);
    const there = await server.ask('/readyz');
    const outside = await server.ask('/readyz', { headers: { via: '1.1 proxy' } });
    renameSync(away, `${folder}.back`);
    expect(there.status).toBe(503);
    expect(there.body.reasons).toContain('the data folder was taken away or replaced under the server');
    expect(outside).toMatchObject({ status: 503, body: { ready: false } });
    expect(outside.body.reasons).toBeUndefined();
  });
});

it('asks for the token where there is one', async () => {
  const server = await startTestServer(freshFolder(), { operation: { metricsToken: TOKEN } });
  expect((await server.ask('/metrics')).status).toBe(404);
  const authorization = `Bearer ${TOKEN}`;
  expect((await server.ask('/metrics', { headers: { authorization } })).status).toBe(200);
  await server.close();
});

describe('behind a proxy', () => {
  const cookieBy = async (server: TestServer): Promise<string> => {
    const password = await server.makeHost();
    const answer = await server.ask('/api/host/login', {
      json: { name: 'host', password },
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' },
    });
    return answer.headers.get('set-cookie') ?? '';
  };

  it('believes the proxy when it is told to, and only then', async () => {
    const alone = await startTestServer(freshFolder());
    expect(await cookieBy(alone)).not.toContain('Secure');
    await alone.close();
    const behind = await startTestServer(freshFolder(), { operation: { behindProxy: true } });
    expect(await cookieBy(behind)).toContain('Secure');
    expect((await behind.ask('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404);
    await behind.close();
  });
});

it('says "stopping" while it stops', async () => {
  const server = await startTestServer(freshFolder());
  const { port } = new URL(server.url);
  // A request that is under way holds the door open for a moment.
  const slow = request({
    port,
    method: 'POST',
    path: '/api/registrations',
    headers: { 'content-length': 5 },
  });
  slow.on('error', () => {});
  slow.write('{');
  const asked = server.http.inject('/readyz');
  await asked;
  const closing = server.close();
  const answer = await server.http.inject('/readyz');
  slow.destroy();
  await closing;
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toEqual({ ready: false, reasons: ['stopping'] });
});

it('tells no secret in logs, metrics or refusals, whatever goes on', async () => {
  const server = await startTestServer(freshFolder());
  const password = await server.makeHost();
  const wrong = 'a-wrong-password-that-nobody-may-read';
  const signedIn = await server.ask('/api/host/login', { json: { name: 'host', password } });
  const cookie = sessionOf(signedIn);
  await server.ask('/api/host/login', { json: { name: 'host', password: wrong } });
  const secret = new Uint8Array(32).fill(0xa7);
  const notary = await server.idOf('commission-1');
  const draw = '7s-avto-loto-001-01';
  const now = Date.now();
  const plan = server.service.planner.plan({
    ...{ closesMs: now + 3000, startsMs: now + 3100, reserves: 1, automatic: true, standIns: [] },
    outsiders: [{ contributor: notary, commitment: commitmentOf(draw, notary, secret) }],
  });
  expect(plan.drawId).toBe(draw);
  server.service.runner.wake();
  const tickets = server.series.printed.slice(0, 20);
  for (const number of tickets) await server.ask('/api/registrations', { json: { number } });
  await server.ask(`/api/draws/${draw}/entries/${tickets[0]}`);
  await server.ask('/api/registrations', { raw: `{"number":"${tickets[1]}"` });
  await untilPhase(server, draw, 'frozen');
  const opened = bytesToHex(secret);
  const faulty = opened.replace('a7', 'a8');
  const handIn = (hex: string) =>
    server.askAs('commission-1', `/api/host/draws/${draw}/secrets`, { json: { secret: hex } });
  expect((await handIn(faulty)).status).toBe(400);
  const told: string[] = [server.log(), (await server.ask('/metrics')).text];
  expect((await handIn(opened)).status).toBe(204);
  await untilPhase(server, draw, 'completed');
  const before = await server.ask('/api/openapi.json');
  told.push(server.log(), (await server.ask('/metrics')).text, before.text);
  const secrets = {
    ...{ password, wrong, session: cookie.split('=')[1]!, opened, faulty },
    operator: bytesToHex(server.service.draws.contributions(draw)[0]!.secret!),
    seed: bytesToHex(server.service.draws.picked(draw)!.seed),
    ...Object.fromEntries(tickets.map((number, i) => [`ticket ${i}`, number])),
  };
  for (const [name, value] of Object.entries(secrets)) {
    expect(value.length).toBeGreaterThan(10);
    for (const text of told) expect(text.includes(value), `${name} is told`).toBe(false);
  }
  // The log is worth looking at: it has the requests, by route.
  expect(server.log()).toContain('"/api/draws/:draw/entries/:number"');
  expect(server.log()).not.toContain('remoteAddress');
  await server.close();
});
