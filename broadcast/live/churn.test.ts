/**
 * Viewers that come and go under a fake clock, on real sockets: whatever happens, all hold the same chain in the end.
 * The control is stock Socket.IO with its own connection state recovery, put through the same.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as open, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { Viewer } from '../testing/viewer.ts';
import { type MemoryChannel, openMemoryChannel } from './testing/memoryChannel.ts';
import { MEMORY_DRAW, MemoryLog } from './testing/memoryLog.ts';

const realImmediate = globalThis.setImmediate;
const realTimeout = globalThis.setTimeout;
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: Date.UTC(2027, 0, 15, 8),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets the sockets work without the clock going on. */
async function breathe(turns = 20): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise<void>((done) => realImmediate(done));
}

/** The clock goes on, and the sockets with it: heartbeats are answered. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 2500) {
    vi.advanceTimersByTime(Math.min(left, 2500));
    await breathe(6);
    // A busy kernel may take its time even on the loopback: a heartbeat must not miss its 20 s for that.
    await new Promise((done) => realTimeout(done, 1));
  }
}

/** Waits until `holds`; the clock goes on by 10 ms at a time. Answers whether it came to hold. */
async function within(holds: () => boolean, steps = 400): Promise<boolean> {
  for (let i = 0; i < steps && !holds(); i++) {
    vi.advanceTimersByTime(10);
    await breathe(4);
    if (i % 20 === 19) await new Promise((done) => realTimeout(done, 1));
  }
  return holds();
}

/** A viewer as the story below handles it. */
interface Follower {
  readonly isThere: () => boolean;
  leave(): void;
  back(): void;
  /** Sequence numbers as they were applied: all that this viewer has seen of the draw, without its snapshots. */
  seen(): readonly number[];
  /** The hash of the last event, where the whole chain up to it has been seen or vouched for; else null. */
  head(): string | null;
  close(): void;
}

/** A server that tells followers of a log's events. */
interface System {
  readonly log: MemoryLog;
  follow(): Follower;
  close(): Promise<void>;
}

async function ourSystem(): Promise<System> {
  const channel = await openMemoryChannel();
  return {
    log: channel.log,
    follow() {
      const viewer = new Viewer(channel.url, MEMORY_DRAW);
      return {
        isThere: () => viewer.connected && viewer.state !== null,
        leave: () => viewer.leave(),
        back: () => viewer.back(),
        seen: () => viewer.applied,
        head: () => (viewer.broken === null ? (viewer.state?.head ?? null) : null),
        close: () => viewer.close(),
      };
    },
    close: () => channel.close(),
  };
}

/** Stock Socket.IO: two minutes of recovery, as its manual has it; what it does not bring is lost. */
async function stockSystem(): Promise<System> {
  const log = new MemoryLog(Date.now);
  const http = createServer();
  const io = new Server(http, { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } });
  io.on('connection', (socket) => {
    if (!socket.recovered) socket.join('draw');
  });
  log.onEvent((event) => io.to('draw').emit('event', event));
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    log,
    follow() {
      const events: DrawEvent[] = [];
      const socket: Socket = open(url, {
        ...{ transports: ['websocket'], forceNew: true, reconnectionDelay: 5, reconnectionDelayMax: 30 },
      });
      socket.on('event', (event: DrawEvent) => events.push(event));
      return {
        isThere: () => socket.connected,
        // As a lost line, not as a farewell: only so does Socket.IO keep the session.
        leave() {
          socket.io.reconnection(false);
          socket.io.engine.close();
        },
        back() {
          socket.io.reconnection(true);
          socket.connect();
        },
        seen: () => events.map(({ seq }) => seq),
        head() {
          const isWhole = events.every(({ seq }, i) => seq === i + 2);
          return isWhole && events.length === log.state(MEMORY_DRAW)!.seq - 1
            ? log.state(MEMORY_DRAW)!.head
            : null;
        },
        close: () => socket.close(),
      };
    },
    close: async () => void (await io.close()),
  };
}

interface Cell {
  readonly quietMs: number;
  readonly missed: 'first' | 'later';
}

const QUIET_MS = [0, 65_000, 300_000];
const CELLS: Cell[] = QUIET_MS.flatMap((quietMs) => [
  { quietMs, missed: 'first' as const },
  { quietMs, missed: 'later' as const },
]);

/**
 * Five viewers; two leave for a moment after a quiet spell, miss one event and come back.
 * @returns whether everybody holds the same chain at the end, and has seen its events once and in order
 */
async function isWholeAfter(openSystem: () => Promise<System>, { quietMs, missed }: Cell): Promise<boolean> {
  const system = await openSystem();
  const followers = Array.from({ length: 5 }, () => system.follow());
  const leavers = followers.slice(0, 2);
  expect(await within(() => followers.every(({ isThere }) => isThere()))).toBe(true);
  if (missed === 'later') for (let i = 0; i < 3; i++) system.log.appendSmall();
  await breathe();
  await pass(quietMs);
  expect(await within(() => followers.every(({ isThere }) => isThere()))).toBe(true);
  for (const leaver of leavers) leaver.leave();
  await within(() => leavers.every(({ isThere }) => !isThere()));
  system.log.appendSmall();
  await pass(1000);
  for (const leaver of leavers) leaver.back();
  await within(() => leavers.every(({ isThere }) => isThere()));
  system.log.appendSmall();
  const { head, seq } = system.log.state(MEMORY_DRAW)!;
  const isWhole = await within(() => followers.every((follower) => follower.head() === head), 60);
  const all = Array.from({ length: seq - 1 }, (_, i) => i + 2);
  const isInOrder = followers.every((follower) => follower.seen().join() === all.join());
  for (const follower of followers) follower.close();
  await breathe();
  const closing = system.close();
  await pass(2500);
  await closing;
  return isWhole && isInOrder;
}

describe('an event missed after a quiet spell', () => {
  for (const cell of CELLS) {
    const name = `of ${cell.quietMs / 1000} s, ${cell.missed === 'first' ? 'the first one' : 'a later one'}`;
    it(`${name}, comes to everybody`, async () => {
      expect(await isWholeAfter(ourSystem, cell)).toBe(true);
    });
  }

  it('is lost by Socket.IO’s own recovery when it is the first, or when the spell was longer than it remembers', async () => {
    const lost: Cell[] = [];
    for (const cell of CELLS) if (!(await isWholeAfter(stockSystem, cell))) lost.push(cell);
    expect(lost).toEqual(CELLS.filter(({ quietMs, missed }) => missed === 'first' || quietMs >= 300_000));
  });
});

/** Everybody has the log's last event, by way of an unbroken chain, each event once and in order. */
async function expectWhole(viewers: readonly Viewer[], log: MemoryLog): Promise<void> {
  const { head } = log.state(MEMORY_DRAW)!;
  expect(await within(() => viewers.every(({ state }) => state?.head === head), 2000)).toBe(true);
  for (const { broken, applied, resets, state } of viewers) {
    expect([broken, resets]).toEqual([null, 1]);
    const first = state!.seq - applied.length + 1;
    expect(applied).toEqual(Array.from({ length: applied.length }, (_, i) => first + i));
  }
}

it('lines that are torn at random, with spells of quiet at random, lose nothing: four seeds', async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const channel = await openMemoryChannel();
    const viewers = Array.from({ length: 6 }, () => new Viewer(channel.url, MEMORY_DRAW));
    expect(await within(() => viewers.every(({ state }) => state !== null))).toBe(true);
    const generator = mersenneTwister(Uint32Array.of(seed));
    for (let i = 0; i < 40; i++) {
      for (const viewer of viewers) if (uniform(generator, 4) === 0) viewer.tear();
      await breathe(uniform(generator, 6));
      for (let events = uniform(generator, 4); events > 0; events--) channel.log.appendSmall();
      if (uniform(generator, 10) === 0) await pass([0, 65_000, 200_000][uniform(generator, 3)]!);
      else await within(() => false, uniform(generator, 4));
    }
    await expectWhole(viewers, channel.log);
    for (const viewer of viewers) viewer.close();
    await close(channel);
  }
});

async function close(channel: MemoryChannel): Promise<void> {
  await breathe();
  const closing = channel.close();
  await pass(2500);
  await closing;
}

it('a server that dies at each event, before or after it could tell of it, is taken up where it was', async () => {
  let channel = await openMemoryChannel();
  const port = Number(new URL(channel.url).port);
  const viewers = Array.from({ length: 3 }, () => new Viewer(channel.url, MEMORY_DRAW));
  expect(await within(() => viewers.every(({ state }) => state !== null))).toBe(true);
  for (let i = 0; i < 12; i++) {
    // Journalled and told to whom it still reaches; journalled and told to nobody; not journalled.
    if (i % 3 === 0) channel.log.appendSmall();
    const log = channel.log.reopened();
    if (i % 3 === 1) log.appendSmall();
    for (const viewer of viewers) viewer.tear();
    await close(channel);
    channel = await openMemoryChannel({}, log, port);
    if (i % 3 === 2) channel.log.appendSmall();
    await within(() => false, 5);
  }
  await expectWhole(viewers, channel.log);
  for (const viewer of viewers) viewer.close();
  await close(channel);
});

it('viewers that go from node to node lose nothing, where the nodes hold the same log', async () => {
  const here = await openMemoryChannel();
  const there = await openMemoryChannel({}, here.log.reopened());
  here.log.onEvent((event) => there.log.take(event));
  const viewers = Array.from({ length: 4 }, () => new Viewer(here.url, MEMORY_DRAW));
  expect(await within(() => viewers.every(({ state }) => state !== null))).toBe(true);
  for (let i = 0; i < 24; i++) {
    viewers[i % 4]!.moveTo(i % 8 < 4 ? there.url : here.url);
    here.log.appendSmall();
    await within(() => false, i % 5);
    here.log.appendSmall();
  }
  await expectWhole(viewers, here.log);
  for (const viewer of viewers) viewer.close();
  await close(here);
  await close(there);
});
