import { createServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { ClusterAdapter } from 'socket.io-adapter';
import { io as open, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { eventually } from '../testing/testServer.ts';
import { directAdapter, inMemory, type MakeAdapter } from './directAdapter.ts';
import { type DeliveryCounts, noDeliveries } from './directFanOut.ts';
import { directSocket, lineOf, waitingBytes } from './viewerLine.ts';

const MOST_WAITING_BYTES = 64 * 1024;
const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

interface Node {
  readonly io: Server;
  readonly url: string;
  readonly counts: DeliveryCounts;
  /** Viewers of which a frame was dropped. */
  readonly dropped: Set<unknown>;
}

/** A server; `make` null: as Socket.IO comes. */
async function startNode(make: MakeAdapter | null = inMemory): Promise<Node> {
  const http = createServer();
  const counts = noDeliveries();
  const dropped = new Set<unknown>();
  const options = {
    mostWaitingBytes: MOST_WAITING_BYTES,
    counts,
    onDropped: (viewer: unknown) => dropped.add(viewer),
  };
  const io = new Server(http, make ? { adapter: directAdapter(make, options) as never } : {});
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  closings.push(() => io.close());
  return { io, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, counts, dropped };
}

interface Client {
  readonly socket: Socket;
  /** The server's end. */
  readonly end: ServerSocket;
  /** First arguments of everything received, in order. */
  readonly heard: unknown[];
}

type Way = 'websocket' | 'polling' | 'upgraded';

async function join({ io, url }: Node, way: Way = 'websocket'): Promise<Client> {
  const transports = way === 'upgraded' ? ['polling', 'websocket'] : [way];
  const socket = open(url, { transports, forceNew: true, reconnection: false });
  closings.push(() => socket.close());
  const heard: unknown[] = [];
  socket.onAny((_, argument) => heard.push(argument));
  await new Promise<void>((done) => socket.once('connect', done));
  const end = io.of('/').sockets.get(socket.id!)!;
  if (way === 'upgraded') await eventually('the upgrade', () => end.conn.transport.name === 'websocket');
  return { socket, end, heard };
}

const tcpOf = ({ end }: Client): TcpSocket => directSocket(lineOf(end))!;
const numbers = (count: number, first = 0): number[] => Array.from({ length: count }, (_, i) => first + i);

describe('an event for everybody', () => {
  it('goes straight to every viewer with a WebSocket, however it came by it, and by the ordinary way to others', async () => {
    const node = await startNode();
    const clients = [await join(node), await join(node, 'upgraded'), await join(node, 'polling')];
    for (const i of numbers(50)) {
      node.io.emit('event', i);
      await sleep(1);
    }
    await eventually('all', () => clients.every(({ heard }) => heard.length === 50));
    for (const { heard } of clients) expect(heard).toEqual(numbers(50));
    expect(node.counts).toEqual({ direct: 100, ordinary: 50, dropped: 0 });
  });

  it('leaves in one write with the others of its tick', async () => {
    const node = await startNode();
    const client = await join(node);
    const tcp = tcpOf(client);
    const [before, write] = [tcp.bytesWritten, tcp.write];
    let writes = 0;
    tcp.write = ((...call: Parameters<typeof write>) => {
      writes++;
      return write.apply(tcp, call);
    }) as typeof write;
    for (const i of numbers(4)) node.io.emit('event', i);
    expect(tcp.bytesWritten).toBe(before);
    await eventually('all four', () => client.heard.length === 4);
    expect(writes).toBe(1);
    expect(node.counts.direct).toBe(4);
  });

  it('is whole whatever its length and letters', async () => {
    const node = await startNode();
    const client = await join(node);
    const texts = [
      '',
      'Ұлттық ойын: 14 000 000 ₸ 🎱',
      'x'.repeat(110),
      'x'.repeat(111),
      '€'.repeat(30_000),
      'x'.repeat(70_000),
    ];
    for (const text of texts) node.io.emit('event', text);
    await eventually('all', () => client.heard.length === texts.length);
    expect(client.heard).toEqual(texts);
  });

  it('keeps its place among events with bytes in them, acknowledged, volatile and for one viewer alone', async () => {
    const node = await startNode();
    const clients = [await join(node), await join(node, 'polling')];
    const answers: unknown[] = [];
    for (const { socket } of clients) socket.on('asked', (_, reply: (text: string) => void) => reply('here'));
    node.io.emit('event', 0);
    node.io.emit('bytes', Buffer.from([1, 2, 3]));
    node.io.emit('event', 2);
    for (const { end } of clients) end.emit('event', 3);
    node.io.emit('event', 4);
    node.io.timeout(5000).emit('asked', 5, (_: unknown, all: unknown[]) => answers.push(...all));
    node.io.emit('event', 6);
    for (const { end } of clients) end.emit('event', 7);
    node.io.compress(true).emit('event', 8);
    node.io.emit('event', 9);
    await eventually('all', () => clients.every(({ heard }) => heard.length === 10) && answers.length === 2);
    for (const { heard } of clients) {
      expect(heard.map((argument) => (typeof argument === 'number' ? argument : 1))).toEqual(numbers(10));
      expect(Buffer.from(heard[1] as ArrayBuffer)).toEqual(Buffer.from([1, 2, 3]));
    }
    expect(answers).toEqual(['here', 'here']);
  });

  it('comes to whoever was there when it was sent, and to nobody else', async () => {
    const node = await startNode();
    const [stays, leaves, comes] = [await join(node), await join(node), await join(node)];
    stays.end.join('room');
    leaves.end.join('room');
    node.io.to('room').emit('event', 'first');
    leaves.end.leave('room');
    comes.end.join('room');
    node.io.to('room').emit('event', 'second');
    node.io.emit('event', 'end');
    await eventually('all', () => [stays, leaves, comes].every(({ heard }) => heard.at(-1) === 'end'));
    expect([stays.heard, leaves.heard, comes.heard]).toEqual([
      ['first', 'second', 'end'],
      ['first', 'end'],
      ['second', 'end'],
    ]);
  });

  it('is told to listeners of outgoing packets, once for each viewer', async () => {
    const node = await startNode();
    const client = await join(node);
    const told: unknown[] = [];
    client.end.onAnyOutgoing((name, argument) => told.push([name, argument]));
    node.io.emit('event', 1);
    await eventually('it', () => client.heard.length === 1);
    expect(told).toEqual([['event', 1]]);
  });

  it('does not reach a viewer that has gone in the same tick, and harms nobody', async () => {
    const node = await startNode();
    const [goes, stays] = [await join(node), await join(node)];
    node.io.emit('event', 1);
    goes.end.disconnect(true);
    node.io.emit('event', 2);
    await eventually('both', () => stays.heard.length === 2);
    expect(stays.heard).toEqual([1, 2]);
    expect(goes.heard).toEqual([1]);
  });
});

it('a viewer that changes from polling to a WebSocket under fire gets every event once and in order', async () => {
  const node = await startNode();
  let sent = 0;
  const timer = setInterval(() => node.io.emit('event', sent++), 1);
  closings.push(() => clearInterval(timer));
  const clients = await Promise.all(numbers(8).map(() => join(node, 'upgraded')));
  await sleep(50);
  clearInterval(timer);
  await eventually('the last', () => clients.every(({ heard }) => heard.at(-1) === sent - 1));
  for (const { heard } of clients) expect(heard).toEqual(numbers(heard.length, heard[0] as number));
  expect(node.counts.ordinary).toBeGreaterThan(0);
  expect(node.counts.direct).toBeGreaterThan(0);
});

describe('a viewer that stops reading', () => {
  it('has no more than the bound waiting; what has begun arrives whole, and so does what comes later', async () => {
    const node = await startNode();
    const [client, other] = [await join(node), await join(node)];
    const raw = (client.socket.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket;
    raw.pause();
    const pad = 'x'.repeat(4000);
    let sent = 0;
    await eventually('a dropped frame', async () => {
      for (let i = 0; i < 10; i++) node.io.emit('event', [sent++, pad]);
      return node.dropped.size > 0;
    });
    expect([...node.dropped]).toEqual([client.end]);
    for (let i = 0; i < 200; i++) {
      node.io.emit('event', [sent++, pad]);
      if (i % 20 === 0) await sleep(1);
      expect(waitingBytes(lineOf(client.end))).toBeLessThanOrEqual(MOST_WAITING_BYTES);
    }
    raw.resume();
    await eventually('a line that takes again', () => waitingBytes(lineOf(client.end)) === 0);
    node.io.emit('event', ['late', '']);
    await eventually('the late one', () =>
      [client, other].every(({ heard }) => (heard.at(-1) as unknown[])[0] === 'late'),
    );
    const seen = client.heard.map((argument) => (argument as unknown[])[0]) as number[];
    // Everything up to the first dropped one, and after it in order: frames are dropped whole.
    expect(seen.slice(0, -1)).toEqual([...new Set(seen.slice(0, -1))].sort((a, b) => a - b));
    expect(seen.length + node.counts.dropped).toBe(sent + 1);
    expect(other.heard).toHaveLength(sent + 1);
  });

  it('but is on the ordinary path is bounded too: nobody polls', async () => {
    const node = await startNode();
    const client = await join(node, 'polling');
    // Its next poll never comes.
    client.socket.io.engine.transport.pause(() => {});
    await sleep(20);
    const pad = 'x'.repeat(4000);
    for (let i = 0; i < 100; i++) {
      node.io.emit('event', [i, pad]);
      await Promise.resolve();
    }
    expect(waitingBytes(lineOf(client.end))).toBeLessThanOrEqual(MOST_WAITING_BYTES);
    expect(node.dropped.size).toBe(1);
  });

  it('still gets an event that alone is longer than the bound', async () => {
    const node = await startNode();
    const client = await join(node);
    node.io.emit('event', 'x'.repeat(2 * MOST_WAITING_BYTES));
    await eventually('it', () => client.heard.length === 1);
  });
});

/** What a random program may do. @param at its number, which is also what is sent */
const STEPS: readonly ((
  io: Server,
  clients: readonly Client[],
  pick: (n: number) => number,
  at: number,
) => unknown)[] = [
  (io, _, __, at) => io.emit('event', at),
  (io, _, pick, at) => io.to(`room${pick(3)}`).emit('event', at),
  (io, _, pick, at) => io.to([`room${pick(3)}`, `room${pick(3)}`]).emit('event', at),
  (io, _, pick, at) =>
    io
      .to(`room${pick(3)}`)
      .except(`room${pick(3)}`)
      .emit('event', at),
  (io, _, pick, at) => io.except([`room${pick(3)}`, 'nobody']).emit('event', at),
  (io, clients, pick, at) => io.to(clients[pick(clients.length)]!.end.id).emit('event', at),
  (_, clients, pick, at) => clients[pick(clients.length)]!.end.broadcast.emit('event', at),
  (_, clients, pick, at) => clients[pick(clients.length)]!.end.emit('event', at),
  (_, clients, pick) => clients[pick(clients.length)]!.end.join(`room${pick(3)}`),
  (_, clients, pick) => clients[pick(clients.length)]!.end.leave(`room${pick(3)}`),
  (io, _, pick) => io.in(`room${pick(3)}`).socketsJoin(`room${pick(3)}`),
  (io, _, __, at) => io.emit('event', { at, bytes: Buffer.from([at]) }),
  () => sleep(1),
];

/** The same program for the same seed. Answers what each client has heard. */
async function heardIn(make: MakeAdapter | null, seed: number): Promise<unknown[][]> {
  const node = await startNode(make);
  const ways: Way[] = ['websocket', 'polling', 'upgraded', 'websocket'];
  const clients: Client[] = [];
  for (const way of ways) clients.push(await join(node, way));
  const generator = mersenneTwister(Uint32Array.of(seed));
  const pick = (n: number): number => uniform(generator, n);
  for (let at = 0; at < 120; at++) {
    const done = STEPS[pick(STEPS.length)]!(node.io, clients, pick, at);
    if (done instanceof Promise) await done;
  }
  node.io.emit('event', 'end');
  await eventually('the end', () => clients.every(({ heard }) => heard.at(-1) === 'end'));
  return clients.map(({ heard }) => heard);
}

it('does what Socket.IO’s own adapter does: eight random programs of sends, joins and leaves, heard by four clients', async () => {
  for (let seed = 1; seed <= 8; seed++) {
    expect(await heardIn(inMemory, seed)).toEqual(await heardIn(null, seed));
  }
});

/** Nodes of one process that tell each other everything at once. */
function bus(): MakeAdapter {
  type Message = Parameters<ClusterAdapter['publish']>[0];
  const nodes = new Set<JoinedAdapter>();
  class JoinedAdapter extends ClusterAdapter {
    // The one above is not public.
    constructor(namespace: unknown) {
      super(namespace);
    }
    override doPublish(message: Message): Promise<string> {
      for (const node of nodes) if (node !== this) node.onMessage(message as never);
      return Promise.resolve('1');
    }
    override doPublishResponse(): Promise<void> {
      throw new Error('nobody asked');
    }
  }
  return (namespace) => {
    const adapter = new JoinedAdapter(namespace);
    nodes.add(adapter);
    return adapter;
  };
}

it('on an adapter that joins nodes, events for this node go direct and events for all nodes reach all', async () => {
  const make = bus();
  const [here, there] = [await startNode(make), await startNode(make)];
  const [near, far] = [await join(here), await join(there)];
  for (const i of numbers(30)) {
    if (i % 3 === 0) here.io.emit('event', i);
    else here.io.local.emit('event', i);
    if (i % 7 === 0) await sleep(1);
  }
  here.io.emit('event', 'end');
  await eventually('the end', () => [near, far].every(({ heard }) => heard.at(-1) === 'end'));
  // That adapter sends to its own viewers only once the others have been told, so the two kinds mix freely.
  const isForAll = (value: unknown): boolean => value === 'end' || (value as number) % 3 === 0;
  expect(near.heard.filter((value) => !isForAll(value))).toEqual(numbers(30).filter((i) => i % 3 !== 0));
  expect(near.heard.filter(isForAll)).toEqual([...numbers(30).filter((i) => i % 3 === 0), 'end']);
  expect(far.heard).toEqual(near.heard.filter(isForAll));
  expect([here.counts.direct, there.counts.direct]).toEqual([20, 0]);
});
