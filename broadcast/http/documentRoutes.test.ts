import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../documents/pdf/printPdf.ts';
import { drawProtocol } from '../documents/protocol/drawProtocol.ts';
import { recordOfDraw } from '../documents/protocol/recordOfDraw.ts';
import { readPdf } from '../documents/testing/readPdf.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { planWithPlayers, startTestServer, type TestServer, untilPhase } from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
let completed: string;
let aborted: string;

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  completed = planWithPlayers(server, { closesInMs: 1100, startsInMs: 1100 });
  await untilPhase(server, completed, 'completed');
  aborted = planWithPlayers(server, { closesInMs: 1100, startsInMs: 1100 }, { from: 100, count: 1 });
  await untilPhase(server, aborted, 'aborted');
});
afterAll(() => server.close());

const fetchPdf = async (draw: string, lang: string, headers = {}): Promise<Response> =>
  fetch(`${server.url}/api/draws/${draw}/protocol.pdf?lang=${lang}`, { headers });
const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer());

describe('GET /api/draws/:draw/protocol.pdf', () => {
  it('is the paper of the public transcript, byte for byte what anybody prints from it', async () => {
    const response = await fetchPdf(completed, 'ru');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = await bytesOf(response);
    const transcript = await bytesOf(await fetch(`${server.url}/api/draws/${completed}/transcript`));
    const { body } = await server.ask(`/api/draws/${completed}/events`);
    const terms = server.service.series.newest()!.terms;
    const record = recordOfDraw({ transcript, events: body.events, checkpoint: null });
    const settings = { language: 'ru', terms, people: new Map(), place: null, site: null } as const;
    expect(Buffer.compare(bytes, await printPdf(drawProtocol(record, settings)))).toBe(0);
    const { text } = await readPdf(bytes);
    const hash = createHash('sha256').update(transcript).digest('hex');
    expect(text.replaceAll(' ', '')).toContain(hash);
    expect(text).toContain('Результат показан полностью');
  });

  it('is kept by caches for as long as nothing happens', async () => {
    const first = await fetchPdf(completed, 'kk');
    const tag = first.headers.get('etag')!;
    expect(tag).toBe(
      `"${createHash('sha256')
        .update(await bytesOf(first))
        .digest('hex')}"`,
    );
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const again = await fetchPdf(completed, 'kk', { 'if-none-match': `W/"x", ${tag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await fetchPdf(completed, 'ru')).headers.get('etag')).not.toBe(tag);
  });

  it('is there for a draw that was called off too', async () => {
    const response = await fetchPdf(aborted, 'kk');
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    const { text } = await readPdf(await bytesOf(response));
    expect(text).toContain('Ұтыс ойыны тоқтатылды');
    expect(text).toContain('тіркелгені: 1');
    expect(text).toContain('test.example/journal');
  });

  it('answers eight at once with the same paper', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetchPdf(completed, 'kk')));
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
  });

  it('is refused for a draw that is not over, is unknown, or in another language', async () => {
    const open = planWithPlayers(
      server,
      { closesInMs: 3_600_000, startsInMs: 3_600_000 },
      { from: 0, count: 0 },
    );
    const refused = async (draw: string, lang = 'kk') =>
      await server.ask(`/api/draws/${draw}/protocol.pdf?lang=${lang}`);
    expect(await refused(open)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await refused('no-such-draw')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await refused('..%2f..%2fetc')).toMatchObject({ status: 400 });
    expect(await refused(completed, 'en')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });

  // The last one: it uses up this address's minute.
  it('is limited by address', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) statuses.push((await fetchPdf(completed, 'kk')).status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(await server.ask(`/api/draws/${completed}/protocol.pdf`)).toMatchObject({
      status: 429,
      body: { code: 'TOO_MANY_REQUESTS' },
    });
    expect((await server.ask('/api/draws')).status).toBe(200);
  });
});
