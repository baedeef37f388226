import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../testing/testServer.ts';
import { connect, watch } from '../testing/viewer.ts';
import { forgetRequests } from './forgetRequests.ts';
import { openMemoryChannel } from './testing/memoryChannel.ts';
import { MEMORY_DRAW } from './testing/memoryLog.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

async function open(parts: Parameters<typeof openMemoryChannel>[0]) {
  const channel = await openMemoryChannel(parts);
  closings.push(() => channel.close());
  const join = async (transports = ['websocket']) => {
    const socket = await connect(channel.url, { transports });
    closings.push(() => socket.close());
    return socket;
  };
  return { channel, join };
}

describe('a node that is full', () => {
  it('refuses the next one by either transport with a reason, serves those it has, and takes one when one has gone', async () => {
    const { channel, join } = await open({ admits: (viewers) => viewers < 2 });
    const first = await join();
    const second = await join(['polling']);
    await expect(join()).rejects.toThrow();
    await expect(join(['polling'])).rejects.toThrow();
    const answer = await fetch(`${channel.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('no room') });
    for (const socket of [first, second]) {
      expect(await watch(socket, {})).toMatchObject({ kind: 'reset', draw: MEMORY_DRAW });
    }
    first.close();
    await eventually('room', () => channel.live.viewers === 1);
    await join();
  });
});

it('whoever watches a draw that is being fetched is told to ask again, and gets it then', async () => {
  const asked: string[] = [];
  const { join } = await open({
    isComing(draw) {
      asked.push(draw);
      return draw === 'an-old-one';
    },
  });
  const socket = await join();
  expect(await watch(socket, { draw: 'an-old-one' })).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('ask again'),
  });
  expect(await watch(socket, { draw: 'unheard-of' })).toEqual({ kind: 'none' });
  expect(await watch(socket, { draw: MEMORY_DRAW })).toMatchObject({ kind: 'reset' });
  expect(asked).toEqual(['an-old-one', 'unheard-of']);
});

it('the pulse counts the viewers of other nodes too', async () => {
  const { channel, join } = await open({ viewersElsewhere: () => 40_000 });
  await join();
  expect(channel.live.pulse().viewers).toBe(40_001);
  expect(channel.live.counts.viewers).toBe(1);
});

it('the request of a handshake is not kept: nothing holds it once the viewer is in', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const requests: WeakRef<object>[] = [];
  const io = new Server({
    allowRequest(request, decide) {
      requests.push(new WeakRef(request));
      decide(null, true);
    },
  });
  io.listen(0);
  closings.push(() => io.close());
  forgetRequests(io);
  const { httpServer } = io as unknown as { httpServer: import('node:net').Server };
  if (!httpServer.listening) await once(httpServer, 'listening');
  const { port } = httpServer.address() as import('node:net').AddressInfo;
  const sockets = [];
  for (let i = 0; i < 3; i++) sockets.push(await connect(`http://127.0.0.1:${port}`));
  await eventually('they are collected', () => {
    collect();
    return requests.length === 3 && requests.every((request) => request.deref() === undefined);
  });
  for (const socket of sockets) {
    expect(socket.connected).toBe(true);
    socket.close();
  }
});
