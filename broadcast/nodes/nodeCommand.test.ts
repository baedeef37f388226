import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startTirazh, tirazh } from '../testing/commandLine.ts';

/** Asks for an address as it is written: fetch would write it its own way. */
function raw(url: string, path: string): Promise<{ status: number; body: string }> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ port, path }, async (answer) => {
      let body = '';
      for await (const piece of answer) body += piece;
      resolve({ status: answer.statusCode!, body });
    }).on('error', reject);
  });
}

it('a node without an address of Redis does not start, and says what is missing', async () => {
  expect(await tirazh('node')).toMatchObject({
    ...{ code: 2, stderr: expect.stringMatching(/^tirazh: --redis: say where the draw host publishes/) },
  });
});

it('refuses an address that is none, without repeating it', async () => {
  const { code, stderr } = await tirazh('node', '--redis', 'redis://u:secret@host/x');
  expect(code).toBe(2);
  expect(stderr).toMatch(/--redis: expected redis:\/\/host:port/);
  expect(stderr).not.toContain('secret');
});

it('says which port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((done) => taken.once('listening', done));
  const { port } = taken.address() as AddressInfo;
  expect(await tirazh('node', '--redis', 'redis://127.0.0.1:1', '--port', `${port}`)).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining(`port ${port} is taken`) },
  });
});

it('without Redis it is up, is not ready, takes nobody in, never shows the password, and ends when asked', async () => {
  const node = startTirazh('node', '--json', '--port', '0', '--redis', 'redis://u:secret@127.0.0.1:1');
  const settings = await node.line('"settings"');
  expect(settings).toContain('redis://127.0.0.1:1');
  const { url } = JSON.parse(await node.line('"started"')) as { url: string };
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const readyz = await fetch(`${url}/readyz`);
  expect(readyz.status).toBe(503);
  expect((await readyz.json()).reasons[0]).toMatch(/Redis/);
  expect((await fetch(`${url}/live`)).status).toBe(503);
  const handshake = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
  expect(handshake.status).toBe(403);
  // Not "no room", and not "the same under /live": there is nothing to see here.
  expect(await handshake.json()).toMatchObject({
    message: expect.stringMatching(/^this node has lost the draw host/),
  });
  for (const path of [
    '/host',
    '/%68ost',
    '/h%6fst?x=1',
    '/host.html',
    '/host%2Ehtml',
    '/api/host/me',
    '/%61pi/draws',
    '//host',
  ]) {
    const { status, body } = await raw(url, path);
    expect({ path, status }).toEqual({ path, status: 404 });
    expect(JSON.parse(body)).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await (await fetch(`${url}/api/draws`)).json()).toEqual({
    ...{ code: 'NOT_FOUND', message: 'this node shows draws and nothing else; ask the draw host' },
  });
  node.process.kill('SIGTERM');
  const { code, stdout, stderr } = await node.ended;
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain('secret');
});
