import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_MS } from '../accounts/accounts.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  type Answer,
  eventually,
  HOST,
  planWithPlayers,
  sessionOf,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
let nowOffsetMs = 0;
let server: TestServer;
/** Planned for later, so that registration is open throughout. */
let openDraw: string;

beforeAll(async () => {
  server = await startTestServer(freshFolder(), { now: () => Date.now() + nowOffsetMs });
  openDraw = planWithPlayers(server, { closesInMs: 3_600_000, startsInMs: 3_600_000 }, { from: 0, count: 0 });
});
afterAll(() => server.close());

const register = (number: unknown): Promise<Answer> => server.ask('/api/registrations', { json: { number } });
const signIn = (name: string, password: string, headers = {}): Promise<Answer> =>
  server.ask('/api/host/login', { json: { name, password }, headers });

/** Tickets of the series, each used once. */
let used = 0;
const freshNumber = (): string => server.series.printed[used++]!;

describe('POST /api/registrations', () => {
  it('registers a ticket once, however the number is spaced', async () => {
    const number = freshNumber();
    const spaced = `${number.slice(0, 3)} ${number.slice(3, 6)}-${number.slice(6, 9)} ${number.slice(9)} `;
    const { status, body } = await register(spaced);
    expect(status).toBe(201);
    expect(body).toMatchObject({ draw: openDraw, number, record: expect.any(Number) });
    expect(await register(number)).toMatchObject({ status: 409, body: { code: 'ALREADY_REGISTERED' } });
    const { body: record } = await server.ask(`/journal/records/${body.record}`);
    expect(JSON.parse(record.text)).toMatchObject({ type: 'ticket.registered', at: body.registeredAt });
    expect(record.text).not.toContain(number);
  });

  it('takes one of many that come at once for the same ticket', async () => {
    const number = freshNumber();
    const answers = await Promise.all(Array.from({ length: 8 }, () => register(number)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(409)]);
  });

  it('takes 200 different tickets at once, and counts them right', async () => {
    const before = server.service.registrations.count(openDraw);
    const answers = await Promise.all(Array.from({ length: 200 }, () => register(freshNumber())));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    // Those that came in one turn share a record; each has a place of its own in it.
    expect(new Set(answers.map(({ body }) => `${body.record}/${body.batch.index}`)).size).toBe(200);
    expect(server.service.registrations.count(openDraw)).toBe(before + 200);
    expect((await server.ask('/api/draws')).body.draws[0].entries).toBe(before + 200);
  });

  it('tells a wrong check digit from a number that was never printed', async () => {
    const number = freshNumber();
    const wrong = number.slice(0, 11) + ((Number(number[11]) + 1) % 10);
    expect(await register(wrong)).toMatchObject({ status: 422, body: { code: 'BAD_CHECK_DIGIT' } });
    expect(await register('000000000000')).toMatchObject({ status: 404, body: { code: 'UNKNOWN_NUMBER' } });
    expect(await register('12345')).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST', message: 'a draw number has 12 digits' },
    });
  });

  it.each([
    ['no JSON', '{"number":', 'JSON'],
    ['no body', '', ''],
    ['another type', '{"number":123456789012}', 'number'],
    ['no number', '{}', 'number'],
    ['a key too many', '{"number":"1","draw":"x"}', 'Unrecognized key'],
    ['a list', '[]', 'expected object'],
    ['a number that is too long', `{"number":"${'1'.repeat(33)}"}`, 'number'],
    ['an inherited key', '{"__proto__":{"number":"1"}}', ''],
  ])('refuses %s in words', async (_, raw, reason) => {
    const { status, body } = await server.ask('/api/registrations', { raw });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect(body.message).toContain(reason);
    expect(body.message.length).toBeGreaterThan(5);
  });

  it('refuses an over-long body and another content type', async () => {
    const long = await server.ask('/api/registrations', { raw: `{"number":"${'1'.repeat(70_000)}"}` });
    expect(long).toMatchObject({ status: 413, body: { code: 'BAD_REQUEST' } });
    const headers = { 'content-type': 'application/xml' };
    const xml = await server.ask('/api/registrations', { raw: '<number/>', headers });
    expect(xml).toMatchObject({ status: 415, body: { code: 'BAD_REQUEST' } });
  });

  it('is limited by address', async () => {
    const limits = { numberChecksPerMinute: 3, signInsPerMinute: 2 };
    const strict = await startTestServer(freshFolder(), { limits });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 5; i++) {
        statuses.push((await strict.ask('/api/registrations', { json: { number: '1' } })).status);
      }
      expect(statuses).toEqual([400, 400, 400, 429, 429]);
      const refused = await strict.ask('/api/registrations', { json: { number: '1' } });
      expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
      const draw = planWithPlayers(strict, { closesInMs: 60_000, startsInMs: 60_000 });
      const lookUp = `/api/draws/${draw}/entries/${strict.series.printed[0]}`;
      for (let i = 0; i < 3; i++) expect((await strict.ask(lookUp)).status).toBe(200);
      expect((await strict.ask(lookUp)).status).toBe(429);
      const json = { name: HOST, password: 'wrong' };
      for (const status of [401, 401, 429]) {
        expect((await strict.ask('/api/host/login', { json })).status).toBe(status);
      }
      expect((await strict.ask('/api/draws')).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use, and that ends with the sign-out', async () => {
    const password = await server.makeHost();
    const answer = await signIn(HOST, password);
    const id = expect.stringMatching(/^host-[0-9a-f]{8}$/);
    expect(answer).toMatchObject({ status: 200, body: { id, name: HOST, role: 'host' } });
    const header = answer.headers.get('set-cookie')!;
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', `Max-Age=${SESSION_MS / 1000}`]) {
      expect(header).toContain(flag);
    }
    const headers = { cookie: sessionOf(answer) };
    expect((await server.ask('/api/host/me', { headers })).body).toEqual(answer.body);
    expect((await server.ask('/api/host/logout', { method: 'POST', headers })).status).toBe(204);
    expect((await server.ask('/api/host/me', { headers })).status).toBe(401);
  });

  it('is refused for a wrong password and an unknown name in the same words', async () => {
    const password = await server.makeHost();
    const wrong = await signIn(HOST, `${password}x`);
    const unknown = await signIn('nobody', password);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    expect((await signIn('', password)).status).toBe(400);
    expect((await signIn(HOST, 'x'.repeat(257))).status).toBe(400);
  });

  it('is not barred to a browser of old by a stranger who uses up the tries of the address', async () => {
    const limits = { numberChecksPerMinute: 100, signInsPerMinute: 3 };
    const strict = await startTestServer(freshFolder(), { limits });
    try {
      const json = { name: HOST, password: await strict.makeHost() };
      const first = await strict.ask('/api/host/login', { json });
      const browser = first.headers.getSetCookie().find((cookie) => cookie.startsWith('tirazh_browser='))!;
      for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/api/host/login'])
        expect(browser).toContain(flag);
      const wrong = { json: { name: HOST, password: 'wrong' } };
      for (const status of [401, 401, 429])
        expect((await strict.ask('/api/host/login', wrong)).status).toBe(status);
      expect((await strict.ask('/api/host/login', { json })).status).toBe(429);
      const headers = { cookie: browser.split(';')[0]! };
      expect((await strict.ask('/api/host/login', { json, headers })).status).toBe(200);
      const madeUp = { cookie: 'tirazh_browser=made-up' };
      expect((await strict.ask('/api/host/login', { json, headers: madeUp })).status).toBe(429);
    } finally {
      await strict.close();
    }
  });

  it('ends by itself after its time', async () => {
    const headers = { cookie: sessionOf(await signIn(HOST, await server.makeHost())) };
    expect((await server.ask('/api/host/me', { headers })).status).toBe(200);
    nowOffsetMs = SESSION_MS + 1;
    expect((await server.ask('/api/host/me', { headers })).status).toBe(401);
    nowOffsetMs = 0;
  });
});

describe('the server', () => {
  it('refuses to act for a page of another site', async () => {
    const password = await server.makeHost();
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, 'nonsense']) {
      const headers = { origin };
      for (const [path, json] of [
        ['/api/host/login', { name: HOST, password }],
        ['/api/registrations', { number: freshNumber() }],
      ] as const) {
        const answer = await server.ask(path, { json, headers });
        expect(answer).toMatchObject({ status: 403, body: { code: 'FOREIGN_ORIGIN' } });
      }
    }
    const own = await signIn(HOST, password, { origin: server.url });
    expect(own.status).toBe(200);
  });

  it('answers an address that is not there in JSON', async () => {
    const missing = await server.ask('/api/nothing?x=1');
    expect(missing).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND', message: 'GET /api/nothing: there is no such address' },
    });
    for (const path of ['/api/draws/none/events', '/api/draws/none/transcript', '/api/draws/none/entries']) {
      expect(await server.ask(path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
    expect((await server.ask('/api/draws/No_Such/events')).status).toBe(400);
    expect((await server.ask(`/api/draws/${openDraw}/events?after=x`)).status).toBe(400);
    expect((await server.ask('/../../package.json')).status).toBe(404);
    expect((await server.ask('/assets/%2e%2e/%2e%2e/%2e%2e/package.json')).status).toBe(404);
  });

  it('refuses in one shape whatever never becomes a request of its own', async () => {
    const { port } = new URL(server.url);
    const send = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let received = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => {
          received += data;
        });
        socket.on('close', () => resolve(received));
        socket.on('error', reject);
      });
    const get = (path: string, headers = ''): Promise<string> =>
      send(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);
    const post = (headers: string, body = ''): Promise<string> =>
      send(
        `POST /api/registrations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`,
      );
    const cases: [status: number, code: string, answer: Promise<string>][] = [
      ...['/%', '/%ff', '/api/draws/%zz'].map((path) => [400, 'BAD_REQUEST', get(path)] as never),
      ...['//', '///', '//host', '/%00', '/host%00', '/%2e%2e/x', '/assets/', '/./host.html', '/..%2fx'].map(
        (path) => [404, 'NOT_FOUND', get(path)] as never,
      ),
      [404, 'NOT_FOUND', get(`/api/draws/${'a'.repeat(600)}/x`)],
      [431, 'BAD_REQUEST', get(`/${'a'.repeat(20_000)}`)],
      [431, 'BAD_REQUEST', get('/', `X: ${'a'.repeat(20_000)}\r\n`)],
      [400, 'BAD_REQUEST', send('hello\r\n\r\n')],
      [400, 'BAD_REQUEST', send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
      [415, 'BAD_REQUEST', post('Content-Type: ;;;\r\n', '{}')],
      [415, 'BAD_REQUEST', post('', '{}')],
      [400, 'BAD_REQUEST', post('Content-Type: application/json\r\n')],
      [416, 'BAD_REQUEST', get('/', 'Range: bytes=99999999-\r\n')],
    ];
    for (const [status, code, answer] of cases) {
      const text = await answer;
      const [head, body] = text.split('\r\n\r\n') as [string, string];
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head.toLowerCase()).toContain('content-type: application/json; charset=utf-8');
      const { message, ...rest } = JSON.parse(body);
      expect(rest).toEqual({ code });
      expect(message.length).toBeGreaterThan(5);
      expect(message.length).toBeLessThan(300);
    }
  });

  it('sends headers that keep foreign scripts and frames out', async () => {
    for (const path of ['/', '/api/draws', '/api/nothing']) {
      const { headers } = await server.ask(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).toMatch(/connect-src 'self'(;|$)/);
      expect(policy).toMatch(/font-src 'self'(;|$)/);
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).not.toMatch(/wss?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    }
  });

  it('lists its routes in the OpenAPI document', async () => {
    const { body } = await server.ask('/api/openapi.json');
    expect(body.openapi).toMatch(/^3\./);
    const paths = ['/api/draws', '/api/registrations', '/api/host/drafts', '/journal/checkpoint'];
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(paths));
    const summaries = Object.values(body.paths).flatMap((methods) => Object.values(methods as object));
    for (const { summary } of summaries) expect(summary).toBeTruthy();
    expect(
      body.paths['/api/registrations'].post.requestBody.content['application/json'].schema,
    ).toMatchObject({
      required: ['number'],
    });
  });

  it('serves proofs for any sizes that make sense and refuses the rest', async () => {
    const { size } = server.service.journal;
    for (const path of [
      '/journal/inclusion?index=0',
      `/journal/inclusion?index=0&size=${size}`,
      '/journal/consistency?from=0',
      '/journal/consistency?from=1&to=1',
    ]) {
      expect((await server.ask(path)).status).toBe(200);
    }
    for (const [path, status] of [
      [`/journal/inclusion?index=${size + 5}`, 404],
      ['/journal/inclusion?index=0&size=0', 404],
      ['/journal/inclusion', 400],
      ['/journal/consistency?from=3&to=2', 404],
      ['/journal/consistency?from=-1', 400],
      ['/journal/records/1e400', 400],
      ['/journal/records/-1', 400],
      ['/journal/records/999999999', 404],
    ] as const) {
      expect({ path, status: (await server.ask(path)).status }).toEqual({ path, status });
    }
  });

  it('outlives a client that hangs up in the middle of a request', async () => {
    const { port } = new URL(server.url);
    const half = request({
      port,
      path: '/api/registrations',
      method: 'POST',
      headers: { 'content-length': 100 },
    });
    half.on('error', () => {});
    half.write('{"num');
    await eventually('the connection', () => half.socket?.bytesWritten);
    half.destroy();
    expect((await server.ask('/healthz')).body).toEqual({ ok: true });
  });
});

describe('passwords, secrets and tokens', () => {
  it('never reach the log or the journal, through a sign-in and a whole draw', async () => {
    const quiet = await startTestServer(freshFolder());
    try {
      const password = await quiet.makeHost();
      const json = { name: HOST, password };
      const cookie = sessionOf(await quiet.ask('/api/host/login', { json }));
      await quiet.ask('/api/host/login', { json: { name: HOST, password: 'a-wrong-password' } });
      await quiet.ask('/api/host/login', { raw: `{"name":"host","password":"${password}"` });
      await quiet.ask('/api/host/me', { headers: { cookie } });
      const draw = planWithPlayers(quiet, { closesInMs: 1000, startsInMs: 1050 });
      const { contributions } = quiet.service.draws;
      const secret = Buffer.from(contributions.call(quiet.service.draws, draw)[0]!.secret!);
      await eventually('the pick', () => quiet.service.draws.picked(draw));
      expect(quiet.log()).not.toContain(quiet.service.draws.picked(draw)!.picks[0]!.entry);
      await untilPhase(quiet, draw, 'completed');
      const token = decodeURIComponent(cookie.split('=')[1]!);
      const journal = JSON.stringify(quiet.service.journal.readRange(0, 10_000));
      for (const text of [quiet.log(), journal]) {
        for (const hidden of [password, 'a-wrong-password', token, token.slice(0, 20)]) {
          expect(text).not.toContain(hidden);
        }
      }
      expect(quiet.log()).not.toContain(secret.toString('hex'));
      expect(quiet.log()).not.toContain(secret.toString('base64'));
      expect(journal).not.toContain(`"name":"${HOST}"`);
    } finally {
      await quiet.close();
    }
  });
});
