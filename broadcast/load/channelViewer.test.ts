import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { eventHash } from '../../engine/draw/eventHash.ts';
import { MEMORY_DRAW, MemoryLog } from '../live/testing/memoryLog.ts';
import { eventually } from '../testing/testServer.ts';
import { type Swarm, startSwarm } from './swarm.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** A server that says what it is told to: everything that an honest one never does. */
async function scripted(answer: (request: { seq?: number }, push: (event: DrawEvent) => void) => unknown) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  closings.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  await once(server, 'listening');
  const push = (socket: WebSocket) => (event: DrawEvent) =>
    socket.send(`42${JSON.stringify(['event', event])}`);
  server.on('connection', (socket) => {
    socket.send('0{"sid":"x"}');
    socket.on('message', (data) => {
      const text = String(data);
      if (text === '40') socket.send('40{"sid":"y"}');
      if (text.startsWith('420')) {
        const reply = answer(JSON.parse(text.slice(3))[1], push(socket));
        if (reply) socket.send(`430${JSON.stringify([reply])}`);
      }
      if (text.startsWith('421')) socket.send(`431[${Date.now()}]`);
    });
  });
  const swarm = startSwarm(
    {
      url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      viewers: 1,
      rampMs: 0,
      draw: null,
      isFarFlung: false,
    },
    () => 0,
  );
  closings.push(() => swarm.close());
  return { server, swarm };
}

function logOf(events: number): { log: MemoryLog; all: DrawEvent[] } {
  const log = new MemoryLog(Date.now);
  while (log.events(MEMORY_DRAW).length < events) log.appendSmall();
  return { log, all: log.events(MEMORY_DRAW) };
}

const resetTo = (log: MemoryLog, seq: number) => {
  const all = log.events(MEMORY_DRAW);
  const snapshot = { seq, head: eventHash(all[seq - 1]!) };
  return { kind: 'reset', draw: MEMORY_DRAW, epoch: log.epoch, snapshot, tail: [] };
};
const tailAfter = (log: MemoryLog, seq: number) => ({
  ...{ kind: 'tail', draw: MEMORY_DRAW, epoch: log.epoch },
  events: log.events(MEMORY_DRAW, seq),
});

const untilSeq = (swarm: Swarm, seq: number) =>
  eventually(`event ${seq} is held`, () => swarm.places()[0]?.seq === seq);

it('follows a snapshot, its tail and what comes after', async () => {
  const { log, all } = logOf(6);
  const { swarm } = await scripted((_, push) => {
    setTimeout(() => push(all[5]!), 10);
    return { ...resetTo(log, 3), tail: all.slice(3, 5) };
  });
  await untilSeq(swarm, 6);
  expect(swarm.places()).toEqual([{ draw: MEMORY_DRAW, seq: 6, head: eventHash(all[5]!), viewers: 1 }]);
  expect(swarm.tally.counts).toMatchObject({ watching: 1, resets: 1, gaps: 0, duplicates: 0, broken: 0 });
});

it('notes a gap, asks with what it holds, and is whole again', async () => {
  const { log, all } = logOf(6);
  const asked: unknown[] = [];
  const { swarm } = await scripted((request, push) => {
    asked.push(request);
    if (request.seq !== undefined) return tailAfter(log, request.seq);
    setTimeout(() => push(all[5]!), 10);
    return resetTo(log, 3);
  });
  await untilSeq(swarm, 6);
  expect(asked).toEqual([{}, { draw: MEMORY_DRAW, epoch: log.epoch, seq: 3 }]);
  expect(swarm.tally.counts).toMatchObject({ gaps: 1, tails: 1, duplicates: 0, reordered: 0 });
});

it('notes what comes twice and what comes late', async () => {
  const { log, all } = logOf(6);
  const { swarm } = await scripted((request, push) => {
    if (request.seq !== undefined) return tailAfter(log, request.seq);
    setTimeout(() => {
      push(all[3]!);
      push(all[3]!);
      push(all[5]!);
      push(all[4]!);
    }, 10);
    return resetTo(log, 3);
  });
  await untilSeq(swarm, 6);
  expect(swarm.tally.counts).toMatchObject({ duplicates: 1, reordered: 1, gaps: 1 });
});

it('notes an event that does not continue the chain, and starts afresh', async () => {
  const { log, all } = logOf(5);
  let resets = 0;
  const { swarm } = await scripted((_, push) => {
    resets += 1;
    if (resets > 1) return resetTo(log, 5);
    setTimeout(() => push({ ...all[3]!, prev: 'f'.repeat(64) } as DrawEvent), 10);
    return resetTo(log, 3);
  });
  await untilSeq(swarm, 5);
  expect(swarm.tally.counts).toMatchObject({ broken: 1, resets: 2 });
});

it('goes on over a change of the epoch where the chain does, and asks where it does not', async () => {
  const { log, all } = logOf(4);
  const epoch = 'e'.repeat(16);
  const next = { ...all[3]!, epoch } as DrawEvent;
  const foreign = { ...all[3]!, epoch: 'd'.repeat(16), seq: 9 } as DrawEvent;
  const asked: unknown[] = [];
  const { swarm } = await scripted((request, push) => {
    asked.push(request);
    if (asked.length > 1) return { kind: 'tail', draw: MEMORY_DRAW, epoch, events: [] };
    setTimeout(() => {
      push(next);
      push(foreign);
    }, 10);
    return resetTo(log, 3);
  });
  await eventually('the second question', () => asked.length === 2);
  expect(asked[1]).toEqual({ draw: MEMORY_DRAW, epoch, seq: 4 });
  expect(swarm.places()).toEqual([{ draw: MEMORY_DRAW, seq: 4, head: eventHash(next), viewers: 1 }]);
  expect(swarm.tally.counts).toMatchObject({ broken: 0, gaps: 0, duplicates: 0 });
});

it('comes back by (epoch, seq) when its line is lost, and says why it was', async () => {
  const { log, all } = logOf(6);
  const asked: unknown[] = [];
  const { server, swarm } = await scripted((request) => {
    asked.push(request);
    return request.seq === undefined ? resetTo(log, 3) : tailAfter(log, request.seq);
  });
  await untilSeq(swarm, 3);
  for (const socket of server.clients) socket.terminate();
  await untilSeq(swarm, 6);
  expect(asked.at(-1)).toEqual({ draw: MEMORY_DRAW, epoch: log.epoch, seq: 3 });
  expect(swarm.tally.counts).toMatchObject({ started: 2, lost: 1, watching: 1 });
  expect(swarm.places()[0]!.head).toBe(eventHash(all[5]!));
  expect([...swarm.tally.reasons.values()]).toEqual([1]);
});

it('counts a refusal as a question without an answer', async () => {
  const { swarm } = await scripted(() => ({ kind: 'refused', reason: 'too many requests' }));
  await eventually('the refusal', () => swarm.tally.counts.unanswered === 1);
  expect([...swarm.tally.reasons]).toEqual([['too many requests', 1]]);
  expect(swarm.places()).toEqual([]);
});

it('waits for a draw to come on air, and goes over to the next one', async () => {
  const { log } = logOf(3);
  let asked = 0;
  const { server, swarm } = await scripted(() => {
    asked += 1;
    return asked === 1 ? { kind: 'none' } : { ...resetTo(log, 3), draw: `draw-${asked}` };
  });
  const beat = (onAir: string | null): void => {
    const pulse = { nowMs: Date.now(), viewers: 1, onAir, entries: 0 };
    for (const socket of server.clients) socket.send(`42${JSON.stringify(['pulse', pulse])}`);
  };
  await eventually('the first question', () => asked === 1);
  beat(null);
  beat('draw-2');
  await eventually('a draw', () => swarm.places()[0]?.draw === 'draw-2');
  beat('draw-2');
  beat('draw-3');
  await eventually('the next draw', () => swarm.places()[0]?.draw === 'draw-3');
  expect(asked).toBe(3);
  expect(swarm.tally.counts).toMatchObject({ unanswered: 0, resets: 2, watching: 1 });
});
