import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type Answer, startTestServer, type TestServer } from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  await server.idOf('host');
});
afterAll(() => server.close());

const send = (path: string, raw: string, headers: Record<string, string> = {}): Promise<Answer> =>
  server.askAsHost(`/api/host/entry-lists${path}`, {
    raw,
    headers: { 'content-type': 'text/csv', ...headers },
  });
const lists = async (): Promise<{ list: string }[]> =>
  (await server.askAsHost('/api/host/entry-lists')).body.lists;

describe('importing entries over HTTP', () => {
  it('previews without keeping anything', async () => {
    const { size } = server.service.journal;
    const { status, body, headers } = await send('/preview?column=code', 'code;name\na1;x\nb2;y\na1;z\n');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      good: 2,
      faults: [{ row: 4, reason: 'duplicate', first: 2 }],
      headings: true,
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await lists()).toEqual([]);
    expect(server.service.journal.size).toBe(size);
  });

  it('takes a list whole, whose draw can then be drafted and looked up', async () => {
    const answer = await send('?name=Клиенты%20мая&column=code', 'code;name\nb2;Айгүл Серікқызы\na1;Болат\n');
    expect(answer).toMatchObject({
      status: 201,
      body: { key: null, list: { name: 'Клиенты мая', count: 2 } },
    });
    const { list } = answer.body;
    expect(await lists()).toEqual([list]);
    // SHA-256 of "a1\nb2\n".
    expect(list.digest).toBe('dc670a7a6993f5f4ccdd619895af00e4adc2fda46d95cdd7e5ee745e0c49025b');
    const stored = JSON.stringify(server.service.journal.readRange(0, 1e6));
    expect(stored).toContain(list.digest);
    for (const word of ['Клиенты', 'Айгүл', '"a1"']) expect(stored).not.toContain(word);
    const prize = { name: { kk: 'Сертификат', ru: 'Сертификат', en: 'Certificate' }, amountTenge: 600_000 };
    const instant = new Date(Date.now() + 3_600_000).toISOString();
    const draft = await server.askAsHost('/api/host/drafts', {
      json: {
        ...{ closesAt: instant, startsAt: instant, prizes: [prize], reserves: 1, commission: [] },
        entries: { kind: 'list', list: list.list },
      },
    });
    expect(draft.status).toBe(201);
    const { draw } = draft.body;
    expect((await server.askAsHost(`/api/host/drafts/${draw}/publish`, { method: 'POST' })).status).toBe(201);
    expect((await server.ask(`/api/draws/${draw}/entries/a1`)).body).toEqual({
      registered: true,
      draw,
      proof: null,
    });
    // The list is a1, b2: two of its lines with the line end between them are no entry, nor is any with a control character.
    for (const none of ['a', 'a1%0Ab2', 'a1%0A', '%0Aa1', 'a1%00', '%0A']) {
      const { body } = await server.ask(`/api/draws/${draw}/entries/${none}`);
      expect(body, none).toEqual({ registered: false });
    }
    expect((await server.ask('/api/draws')).body.draws[0]).toMatchObject({ draw, entries: 2 });
  });

  it('hands the key of a blind list out once, not to a repeated request, and keeps it nowhere', async () => {
    const headers = { 'idempotency-key': 'blind-import-1' };
    const text = 'Айгүл Серікқызы\nБолат Нұрланұлы\n';
    expect((await send('?name=blind', text)).status).toBe(400);
    const first = await send('?name=blind&blind=true', text, headers);
    expect(first.body.key).toContain('Айгүл Серікқызы');
    const again = await send('?name=blind&blind=true', text, headers);
    expect(again).toMatchObject({ status: 201, body: { list: first.body.list, key: null } });
    const code = /,([0-9A-Z]{10})/.exec(first.body.key)![1]!;
    const lines = Buffer.from(server.service.entryLists.lines(first.body.list.list)).toString();
    expect(lines).toContain(code);
    expect(lines).not.toContain('Айгүл');
    expect(server.log()).not.toContain('Айгүл');
  });

  it('refuses a file with faults, no file, another type, too much, and a list without a name', async () => {
    const before = (await lists()).length;
    expect(await send('?name=x', 'a1\na1\n')).toMatchObject({
      ...{ status: 400, body: { message: 'row 2: it stands there twice (row 1)' } },
    });
    expect((await send('?name=x', '')).status).toBe(400);
    expect((await send('', 'a1\n')).status).toBe(400);
    expect((await send('?name=x&blind=perhaps', 'a1\n')).status).toBe(400);
    expect(await send('?name=x%E2%80%AEy', 'a1\n')).toMatchObject({
      ...{ status: 400, body: { message: expect.stringContaining('visible characters only') } },
    });
    expect((await send('?name=x', 'a1\n', { 'content-type': 'text/html' })).status).toBe(415);
    expect((await send('?name=x', 'x'.repeat(26 * 2 ** 20))).status).toBe(413);
    expect(await lists()).toHaveLength(before);
  });
});
