import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { eventually, startTestServer, type TestServer } from '../testing/testServer.ts';
import { connect } from '../testing/viewer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
afterEach(() => server.close());

const handshake = () => server.ask('/socket.io/?EIO=4&transport=polling');

describe('a node with a bound on its viewers', () => {
  it('refuses one more with a reason, serves it over HTTP, and takes it once there is room', async () => {
    server = await startTestServer(freshFolder(), { operation: { maxViewers: 2 } });
    const first = await connect(server.url);
    const second = await connect(server.url);
    await expect(connect(server.url)).rejects.toThrow();
    const refused = await handshake();
    expect(refused.status).toBe(403);
    expect(refused.body).toEqual({ code: 4, message: expect.stringContaining('/live') });
    expect((await server.ask('/live')).body).toMatchObject({ viewers: 2 });
    first.close();
    await eventually('there is room', () => server.live.viewers < 2);
    const third = await connect(server.url);
    third.close();
    second.close();
  });

  it('takes as many as come where there is none', async () => {
    server = await startTestServer(freshFolder());
    const viewers = await Promise.all([1, 2, 3].map(() => connect(server.url)));
    expect(server.live.viewers).toBe(3);
    for (const viewer of viewers) viewer.close();
  });
});
