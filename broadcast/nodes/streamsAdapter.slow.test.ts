/**
 * The control of the nodes' own feed (docs/adr/0007): two stock Socket.IO servers joined by the Redis Streams adapter alone, with its
 * session recovery. What it does not carry over is why events of a draw do not go that way.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import pino from 'pino';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { type RedisServer, startRedis } from '../../terminal/testing/redisServer.ts';
import { eventually } from '../testing/testServer.ts';
import { openRedisClients } from './redisClients.ts';

async function startStockNode({ address }: RedisServer): Promise<{ server: Server; url: string }> {
  const clients = openRedisClients(address, pino({ level: 'silent' }));
  const http = createServer();
  const server = new Server(http, {
    adapter: createAdapter(clients.adapter, { blockTimeInMs: 200 }),
    connectionStateRecovery: { maxDisconnectionDuration: 120_000 },
  });
  server.on('connection', (socket) => {
    if (!socket.recovered) socket.join('draw');
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    await server.close();
    clients.close();
  });
  return { server, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

async function follow(url: string): Promise<{ socket: Socket; seen: number[] }> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 20 });
  const seen: number[] = [];
  socket.on('event', (seq: number) => seen.push(seq));
  onTestFinished(() => void socket.close());
  await eventually('it is there', () => socket.connected);
  return { socket, seen };
}

/** Redis, two nodes, and a viewer of the second that has heard event 1 of the first. */
async function setUp() {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const [a, b] = await Promise.all([startStockNode(redis), startStockNode(redis)]);
  const viewer = await follow(b.url);
  // Until both listen, whatever the first one says is lost as well.
  let seq = 0;
  await eventually('the first event is heard', async () => {
    a.server.to('draw').emit('event', ++seq);
    await sleep(100);
    return viewer.seen.length > 0;
  });
  await sleep(300);
  viewer.seen.length = 0;
  return { a, b, viewer };
}

it('the Redis Streams adapter alone loses what was said while a viewer’s node was gone', async () => {
  const { a, b, viewer } = await setUp();
  // The node is killed: nobody has written the session down, as a farewell would.
  for (const socket of b.server.sockets.sockets.values()) socket.removeAllListeners('disconnect');
  Object.assign(b.server.of('/').adapter, { persistSession() {} });
  viewer.socket.io.engine.close();
  a.server.to('draw').emit('event', 100);
  Object.assign(viewer.socket.io, { uri: a.url });
  await eventually('it is at the other node', () => viewer.socket.connected && !viewer.socket.recovered);
  await eventually('later ones come', async () => {
    a.server.to('draw').emit('event', 101);
    await sleep(50);
    return viewer.seen.includes(101);
  });
  expect(viewer.seen).not.toContain(100);
});
