import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Answer, planWithPlayers, startTestServer, type TestServer } from '../testing/testServer.ts';
import { KEPT_MS } from './commands.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
let aheadMs = 0;

beforeAll(async () => {
  server = await startTestServer(freshFolder(), { now: () => Date.now() + aheadMs });
  await server.idOf('host');
  await server.idOf('commission-1');
});
afterAll(() => server.close());

const request = (changes: object = {}) => ({
  closesAt: new Date(Date.now() + 90_000_000).toISOString(),
  startsAt: new Date(Date.now() + 99_000_000).toISOString(),
  ...{ prizes: [], reserves: 1, entries: { kind: 'tickets' }, commission: [], ...changes },
});
const draft = (key: string, json: object, who = 'host'): Promise<Answer> =>
  server.askAs(who, '/api/host/drafts', { json, headers: { 'idempotency-key': key } });
const drafts = (): number => server.service.drafts.open().length;

describe('a command with an idempotency key', () => {
  it('is done once and answered alike, however often and however concurrently it comes', async () => {
    const json = request();
    const before = drafts();
    const { size } = server.service.journal;
    const answers = await Promise.all(Array.from({ length: 20 }, () => draft('key-number-1', json)));
    for (const { status, text } of answers)
      expect({ status, text }).toEqual({ status: 201, text: answers[0]!.text });
    expect(drafts()).toBe(before + 1);
    expect(server.service.journal.size).toBe(size + 1);
    expect((await draft('key-number-1', json)).text).toBe(answers[0]!.text);
  });

  it('is refused with another request, and keeps its first answer', async () => {
    const json = request();
    const first = await draft('key-number-2', json);
    const other = await draft('key-number-2', request({ reserves: 2 }));
    expect(other).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } });
    const elsewhere = await server.askAsHost(`/api/host/drafts/${first.body.draw}/publish`, {
      ...{ method: 'POST', headers: { 'idempotency-key': 'key-number-2' } },
    });
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } });
    expect((await draft('key-number-2', json)).text).toBe(first.text);
  });

  it('is one person’s: another’s with the same key is another command', async () => {
    const { draw } = (
      await draft('key-number-3', request({ commission: [await server.idOf('commission-1')] }))
    ).body;
    const commit = (who: string) =>
      server.askAs(who, `/api/host/drafts/${draw}/commitment`, {
        json: { commitment: 'ab'.repeat(32) },
        headers: { 'idempotency-key': 'key-number-3' },
      });
    expect((await commit('commission-1')).status).toBe(204);
    expect(await commit('commission-1')).toMatchObject({ status: 204, text: '' });
  });

  it('that was refused stays refused, and costs nothing', async () => {
    const json = request({ closesAt: new Date(Date.now() - 1000).toISOString() });
    const { size } = server.service.journal;
    const first = await draft('key-number-4', json);
    expect(first.status).toBe(400);
    expect(await draft('key-number-4', json)).toMatchObject({ status: 400, text: first.text });
    expect(server.service.journal.size).toBe(size);
  });

  it('is forgotten after a day, and its request is never kept', async () => {
    const json = request();
    await draft('key-number-5', json);
    const count = drafts();
    aheadMs = KEPT_MS + 1000;
    expect((await draft('key-number-5', json)).status).toBe(401);
    aheadMs = KEPT_MS / 2;
    expect(drafts()).toBe(count);
    aheadMs = 0;
  });

  it('that takes its time is done once too: repeats wait for the first, and afterwards need nothing of what it needed', async () => {
    const { askAsHost, service } = server;
    const draw = planWithPlayers(server, { closesInMs: 3_600_000, startsInMs: 3_600_000 });
    const rehearse = (key: string): Promise<Answer> =>
      askAsHost('/api/host/rehearsals', {
        json: {
          prizes: [{ name: { kk: 'Т', ru: 'П', en: 'P' }, amountTenge: 1000 }],
          ...{ reserves: 0, entries: { kind: 'tickets' }, closeAfterMs: 60_000, startAfterMs: 60_000 },
        },
        headers: { 'idempotency-key': key },
      });
    const answers = await Promise.all(Array.from({ length: 5 }, () => rehearse('rehearsal-key-1')));
    for (const { status, text } of answers)
      expect({ status, text }).toEqual({ status: 201, text: answers[0]!.text });
    expect(service.rehearsals.all()).toHaveLength(1);
    // No draw is open any more: another command is refused, and the repeated one is not.
    service.runner.abort(draw, ['host', 'commission-1'], 'for this test');
    expect((await rehearse('rehearsal-key-2')).status).toBe(409);
    expect(await rehearse('rehearsal-key-1')).toMatchObject({ status: 201, text: answers[0]!.text });
    const other = await askAsHost('/api/host/entry-lists?name=x', {
      ...{ raw: 'a1\n', headers: { 'content-type': 'text/csv', 'idempotency-key': 'rehearsal-key-1' } },
    });
    expect(other).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } });
    await service.rehearsals.stop();
  });

  it('that imports a list reads its file once, and refuses it for good', async () => {
    const send = (key: string, raw: string): Promise<Answer> =>
      server.askAsHost('/api/host/entry-lists?name=x', {
        ...{ raw, headers: { 'content-type': 'text/csv', 'idempotency-key': key } },
      });
    const taken = await Promise.all(Array.from({ length: 4 }, () => send('import-key-1', 'a1\nb2\n')));
    expect(taken.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(taken.map(({ body }) => body.list.list)).size).toBe(1);
    const refused = await Promise.all(Array.from({ length: 4 }, () => send('import-key-2', 'a1\na1\n')));
    for (const { status, text } of refused)
      expect({ status, text }).toEqual({ status: 400, text: refused[0]!.text });
    expect(server.service.entryLists.all()).toHaveLength(1);
  });

  it('that the moment refused may be tried again with its key', async () => {
    const send = (i: number): Promise<Answer> =>
      server.askAsHost('/api/host/entry-lists?name=x', {
        ...{ raw: `a${i}\n`, headers: { 'content-type': 'text/csv', 'idempotency-key': `crowd-key-${i}` } },
      });
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => send(i)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 429, 429, 429]);
    const crowded = answers.findIndex(({ status }) => status === 429);
    expect(answers[crowded]).toMatchObject({ body: { code: 'TOO_MANY_REQUESTS' } });
    expect((await send(crowded)).status).toBe(201);
  });

  it('needs a key of sensible length and letters', async () => {
    for (const key of [
      'short',
      'x'.repeat(65),
      'with space in it',
      'юникод-ключ'.slice(0, 0) || 'a/b/c/d/e/f',
    ]) {
      expect(await draft(key, request())).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
    }
  });
});
