/** Every route with every role and without one: only what the table says passes. */
import { readFileSync } from 'node:fs';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../protocol/host.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Ask, planWithPlayers, startTestServer, type TestServer } from '../testing/testServer.ts';
import { ACCESS, GUARDED } from './access.ts';

const freshFolder = temporaryFolders();
const ROLES: readonly Role[] = ['host', 'commission', 'operator', 'auditor'];
let server: TestServer;
let draw: string;
/** `METHOD path` as the router writes it, from the OpenAPI document. */
let routes: { readonly key: string; readonly method: string; readonly path: string }[];

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  draw = planWithPlayers(server, { closesInMs: 3_600_000, startsInMs: 3_600_000 }, { from: 0, count: 3 });
  const { body } = await server.ask('/api/openapi.json');
  routes = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((name) => {
      const method = name.toUpperCase();
      return { key: `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, method, path };
    }),
  );
});
afterAll(() => server.close());

const guarded = () => routes.filter(({ path }) => path.startsWith(GUARDED));
const urlOf = (path: string): string => path.replaceAll(/\{\w+\}/g, draw);
const askOf = (method: string): Ask => (method === 'GET' ? { method } : { method, json: {} });

describe('the table of roles', () => {
  it('names every route behind the sign-in that the server has, and no other', () => {
    expect(
      guarded()
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(Object.keys(ACCESS).toSorted());
    for (const { key, method } of routes) {
      expect(server.http.hasRoute({ url: key.split(' ')[1]!, method: method as 'GET' })).toBe(true);
    }
  });

  it('lets nobody in who is not signed in, whatever the cookie says, and journals nothing of it', async () => {
    const { size } = server.service.journal;
    const cookies = ['', 'tirazh_session=', `tirazh_session=${'A'.repeat(43)}`, 'tirazh_session=host'];
    for (const { key, method, path } of guarded()) {
      if (ACCESS[key]!.length === 0) continue;
      for (const cookie of cookies) {
        const answer = await server.ask(urlOf(path), { ...askOf(method), headers: { cookie } });
        expect({ key, status: answer.status, code: answer.body.code }).toEqual({
          ...{ key, status: 401, code: 'NOT_SIGNED_IN' },
        });
      }
    }
    expect(server.service.journal.size).toBe(size);
  });

  it.each(ROLES)(
    'lets %s use what it names for them, and refuses the rest before looking at the request',
    async (role) => {
      const who = role === 'host' ? 'host' : `${role}-1`;
      await server.idOf(who);
      for (const { key, method, path } of guarded()) {
        if (ACCESS[key]!.length === 0 || key.endsWith('/logout')) continue;
        const { status, body } = await server.askAs(who, urlOf(path), askOf(method));
        if (ACCESS[key]!.includes(role)) {
          expect({ key, code: body?.code }).not.toEqual({ key, code: 'WRONG_ROLE' });
          expect({ key, status: [401, 403, 500].includes(status) && body?.code }).toEqual({
            key,
            status: false,
          });
        } else expect({ key, status, code: body.code }).toEqual({ key, status: 403, code: 'WRONG_ROLE' });
      }
    },
  );

  it('gives an auditor nothing that writes, and only reads to everybody else’s own rights', () => {
    for (const [key, roles] of Object.entries(ACCESS)) {
      if (!roles.includes('auditor')) continue;
      expect(key).toMatch(/^GET |POST \/api\/host\/logout$/);
    }
  });

  it('is asked for a HEAD as for a GET', async () => {
    expect((await server.ask('/api/host/desk', { method: 'HEAD' })).status).toBe(401);
  });

  it('stops a server whose route has no roles', async () => {
    const bare = startTestServer(freshFolder());
    const { http, close } = await bare;
    expect(() => http.get('/api/host/unheard-of', () => ({}))).toThrow();
    await close();
  });
});

describe('a viewer’s socket', () => {
  it('reaches no command of the host, whatever it sends', async () => {
    const socket = io(server.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    await new Promise<void>((done) => socket.once('connect', done));
    const { size } = server.service.journal;
    const before = JSON.stringify(server.service.draws.get(draw));
    const words = [
      'start',
      'abort',
      'pause',
      'act',
      'confirm',
      'publish',
      'reveal',
      'host',
      'login',
      'event',
      'pulse',
    ];
    const given: unknown[] = [
      undefined,
      draw,
      { draw },
      { draw, kind: 'abort', reason: 'because' },
      [[]],
      null,
      7,
    ];
    for (const word of words) for (const what of given) socket.emit(word, what, () => {});
    for (const what of given) socket.emit('watch', what, () => {});
    await new Promise((done) => setTimeout(done, 300));
    expect(server.service.journal.size).toBe(size);
    expect(JSON.stringify(server.service.draws.get(draw))).toBe(before);
    socket.close();
    // The channel imports nothing that acts.
    const source = readFileSync(new URL('../live/liveChannel.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/acts|drafts|accounts|drawRunner/);
  });
});
