/**
 * The documented proxy (`docs/operation/nginx.conf`) in front of a real server, on loopback ports and with a certificate of the
 * test's own; nothing else in it is changed. Left out where nginx is not installed.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as requestTls } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { eventually, planWithPlayers, startTestServer, type TestServer } from '../testing/testServer.ts';
import { watch } from '../testing/viewer.ts';

const DOCUMENTED = fileURLToPath(new URL('../../docs/operation/nginx.conf', import.meta.url));
const NGINX = '/usr/sbin/nginx';
const isInstalled = spawnSync(NGINX, ['-v']).status === 0;

const freshFolder = temporaryFolders();
let folder: string;
let server: TestServer;
let draw: string;
let certificate: Buffer;
/** Such as `https://localhost:7443`. */
let site: string;
let plainPort: number;
let stop: () => Promise<void>;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The documented text with this machine's places; each must be there, or the test no longer tests the document. */
function configuration(port: number): string {
  const places: readonly [string, string][] = [
    ['server 127.0.0.1:7007;', `server ${new URL(server.url).host};`],
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['server_name tirazh.example;', 'server_name localhost;'],
    ['/etc/ssl/tirazh.example.pem', `${folder}/site.pem`],
    ['/etc/ssl/tirazh.example.key', `${folder}/site.key`],
    ['/var/log/nginx/tirazh.log', `${folder}/access.log`],
    ['/var/log/nginx/tirazh.error.log', `${folder}/error.log`],
    ['/var/cache/nginx/tirazh', `${folder}/cache`],
  ];
  let text = readFileSync(DOCUMENTED, 'utf8');
  for (const [documented, ours] of places) {
    if (!text.includes(documented)) throw new Error(`nginx.conf has no "${documented}"`);
    text = text.replaceAll(documented, ours);
  }
  return text;
}

function makeCertificate(): void {
  const files = ['-keyout', join(folder, 'site.key'), '-out', join(folder, 'site.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', [...kind, ...files, ...names, '-days', '2'], { stdio: 'ignore' });
  certificate = readFileSync(join(folder, 'site.pem'));
}

function writeConfiguration(port: number): void {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = temporary.map((name) => `${name}_temp_path ${folder}/${name};`);
  // As whoever runs the test: its folder is nobody else's.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const main = `${user} worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/main.log warn;
    events { worker_connections 512; }
    http { access_log off; ${paths.join(' ')} include ${folder}/site.conf; }`;
  writeFileSync(join(folder, 'site.conf'), configuration(port));
  writeFileSync(join(folder, 'nginx.conf'), main);
}

interface Got {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

/** @param from which of the loopback's addresses asks: another visitor */
async function get(
  path: string,
  { from = '127.0.0.1', headers = {} }: { from?: string; headers?: Record<string, string> } = {},
): Promise<Got> {
  const asked = requestTls(site + path, {
    ca: certificate,
    localAddress: from,
    family: 4,
    headers,
    agent: false,
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const piece of answer) text += piece;
  return { status: answer.statusCode!, headers: answer.headers, text };
}

const accessLog = (): string => readFileSync(join(folder, 'access.log'), 'utf8');

async function follow(transports: string[]): Promise<Socket> {
  const socket = io(site, { transports, ca: certificate, forceNew: true } as object);
  onTestFinished(() => void socket.close());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

beforeAll(async () => {
  if (!isInstalled) return;
  folder = freshFolder();
  mkdirSync(join(folder, 'cache'));
  server = await startTestServer(freshFolder(), {
    operation: { behindProxy: true },
    limits: { numberChecksPerMinute: 3, signInsPerMinute: 100 },
  });
  draw = planWithPlayers(server, { closesInMs: 600_000, startsInMs: 700_000 });
  makeCertificate();
  const port = await freePort();
  plainPort = await freePort();
  site = `https://localhost:${port}`;
  writeConfiguration(port);
  const nginx = spawn(NGINX, ['-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  stop = async () => {
    const ended = once(nginx, 'exit');
    nginx.kill('SIGTERM');
    await ended;
  };
  await eventually('nginx answers', () =>
    get('/healthz').then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
});
afterAll(async () => {
  if (!isInstalled) return;
  await stop();
  await server.close();
});

describe.skipIf(!isInstalled)('the documented nginx', () => {
  it('sends everybody to HTTPS, gives the pages, and keeps what is the machine’s own to itself', async () => {
    const plain = await fetch(`http://127.0.0.1:${plainPort}/live`, {
      ...{ redirect: 'manual', headers: { host: 'localhost' } },
    });
    expect(plain.status).toBe(301);
    expect((await get('/api/draws')).status).toBe(200);
    const pages = ['/healthz', '/metrics', '/readyz'];
    const statuses = await Promise.all(pages.map(async (page) => (await get(page)).status));
    expect(statuses).toEqual([200, 404, 404]);
  });

  it.each([[['websocket']], [['polling']], [['polling', 'websocket']]])(
    'carries the live channel by %j',
    async (transports) => {
      const socket = await follow(transports);
      expect(await watch(socket as never, { draw })).toMatchObject({ kind: 'reset', draw });
      const heard = once(socket as never, 'event');
      server.service.journal.transact(() =>
        server.service.log.append(draw, {
          type: 'committed',
          contributor: 'operator',
          commitment: 'b'.repeat(64),
        }),
      );
      expect((await heard)[0]).toMatchObject({ draw, type: 'committed' });
    },
  );

  it('refuses the socket of a page from elsewhere', async () => {
    const origin = 'https://elsewhere.example';
    const { status } = await get('/socket.io/?EIO=4&transport=polling', { headers: { origin } });
    expect(status).toBe(403);
  });

  it('asks the server for an event once, whoever asks it and whatever is written behind it', async () => {
    const { epoch } = server.service.feeds;
    const path = `/live/${draw}/events/2`;
    const first = await get(`${path}?epoch=${epoch}`);
    expect(first.headers['cache-control']).toContain('immutable');
    const again = await get(`${path}?epoch=${epoch}&made=up`, {
      from: '127.0.0.5',
      headers: { cookie: 'a=b' },
    });
    expect(again.text).toBe(first.text);
    const lines = accessLog().trimEnd().split('\n').slice(-2);
    expect(lines.map((line) => line.split(' ').at(-1))).toEqual(['MISS', 'HIT']);
  });

  it('tells the server who asks: limits are each visitor’s own, and no made-up address helps', async () => {
    const number = server.series.drawNumbers[0]!;
    const ask = async (from: string, headers = {}): Promise<Got> =>
      get(`/api/draws/${draw}/entries/${number}`, { from, headers });
    for (let i = 0; i < 3; i++) expect((await ask('127.0.0.2')).status).not.toBe(429);
    const refused = await ask('127.0.0.2', { 'x-forwarded-for': '10.1.2.3', forwarded: 'for=10.1.2.3' });
    expect(refused.status).toBe(429);
    // The server's own answer, not the proxy's: it knows the visitor.
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect((await ask('127.0.0.3')).status).not.toBe(429);
    // And the proxy's own limit, before the server is asked.
    const many = await Promise.all(Array.from({ length: 14 }, () => ask('127.0.0.4')));
    expect(
      many.filter(({ status, text }) => status === 429 && text.includes('<html>')).length,
    ).toBeGreaterThan(0);
    expect(accessLog()).toContain(`/api/draws/${draw}/entries/- `);
    expect(accessLog()).not.toContain(number);
  });

  it('is reloaded while viewers are there, and nobody notices', async () => {
    const socket = await follow(['websocket']);
    let lost = 0;
    socket.on('disconnect', () => lost++);
    await watch(socket as never, { draw });
    const { text: before } = await get('/healthz');
    execFileSync(NGINX, ['-s', 'reload', '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    await eventually('new workers answer', async () => (await get('/healthz')).text === before);
    const heard = once(socket as never, 'event');
    server.service.journal.transact(() =>
      server.service.log.append(draw, {
        type: 'committed',
        contributor: 'operator',
        commitment: 'c'.repeat(64),
      }),
    );
    expect((await heard)[0]).toMatchObject({ commitment: 'c'.repeat(64) });
    expect(lost).toBe(0);
  });
});
