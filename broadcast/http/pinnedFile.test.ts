import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { planWithPlayers, startTestServer, type TestServer, untilPhase } from '../testing/testServer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
let draw: string;

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  draw = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1100 });
  await untilPhase(server, draw, 'completed');
});
afterAll(() => server.close());

const pinOf = (file: string): string => {
  const { completed, frozen } = server.service.log.state(draw)!;
  return file === 'transcript' ? completed!.transcriptDigest : frozen!.entriesRoot;
};

describe.each(['transcript', 'entries'])('a draw’s %s', (file) => {
  const ask = (query = '', headers = {}) => server.ask(`/api/draws/${draw}/${file}${query}`, { headers });

  it('is asked for anew each time, and given again only to who lacks it', async () => {
    const first = await ask();
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const tag = first.headers.get('etag')!;
    expect(tag).toBe(`"${pinOf(file)}"`);
    const again = await ask('', { 'if-none-match': `"x", W/${tag}` });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers.get('etag')).toBe(tag);
    expect(await ask('', { 'if-none-match': '"x"' })).toMatchObject({ status: 200, text: first.text });
  });

  it('may be kept for good under an address that names what it holds', async () => {
    const pinned = await ask(`?pin=${pinOf(file)}`);
    expect(pinned).toMatchObject({ status: 200, text: (await ask()).text });
    expect(pinned.headers.get('cache-control')).toContain('immutable');
    const other = await ask(`?pin=${'0'.repeat(64)}`);
    expect(other.status).toBe(404);
    expect(other.headers.get('cache-control')).toBe('public, max-age=1');
    expect((await ask('?pin=x')).status).toBe(400);
  });
});

it('neither is there before its time', async () => {
  const times = { closesInMs: 3_600_000, startsInMs: 3_600_000 };
  const open = planWithPlayers(server, times, { from: 0, count: 0 });
  for (const file of ['transcript', 'entries']) {
    expect((await server.ask(`/api/draws/${open}/${file}`)).status).toBe(404);
  }
});
