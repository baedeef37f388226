/** A Redis of a test's own: Debian's redis-server on a free loopback port, with nothing on the disk. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { parseRedisAddress, type RedisAddress } from '../redisAddress.ts';

export interface RedisServer {
  readonly address: RedisAddress;
  readonly url: string;
  /** Every key there is. */
  keys(): Promise<string[]>;
  /** Its end without a word, as when a machine loses power: it remembers nothing. */
  kill(): Promise<void>;
  /** Another one in the same place. */
  start(): Promise<void>;
  /** Stands still, and goes on: as a machine whose line is cut. */
  freeze(): void;
  thaw(): void;
  /** Ends it, if it is still there, and removes its folder. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function ready(child: ChildProcess): Promise<void> {
  const lines = createInterface({ input: child.stdout! });
  const missing = once(child, 'error').then(([fault]) => {
    throw new Error('these tests need redis-server: apt-get install redis-server', { cause: fault });
  });
  const accepting = (async () => {
    for await (const line of lines) if (line.includes('Ready to accept connections')) return;
    throw new Error('redis-server ended at once');
  })();
  await Promise.race([accepting, missing]);
  child.stdout!.resume();
}

/** @throws Error that says how to install it where it is missing */
export async function startRedis(): Promise<RedisServer> {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'tirazh-redis-')), await freePort()];
  const url = `redis://127.0.0.1:${port}`;
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    child = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    await ready(child);
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    ...{ url, address: parseRedisAddress('--redis', url), start, kill },
    async keys() {
      const redis = new Redis({ port });
      const keys = await redis.keys('*');
      redis.disconnect();
      return keys;
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
