import type { Socket as TcpSocket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL_PATH, CONNECT, messageKind, watchFrame } from '../load/channelMessages.ts';
import { lineTarget, WebSocketLine } from '../load/webSocketLine.ts';
import { eventually } from '../testing/testServer.ts';
import { connect, Viewer, watch } from '../testing/viewer.ts';
import { MOST_WAITING_BYTES, SlowViewers } from './slowViewers.ts';
import { type MemoryChannel, openMemoryChannel } from './testing/memoryChannel.ts';
import { MEMORY_DRAW } from './testing/memoryLog.ts';

describe('the list of slow viewers', () => {
  interface FakeViewer {
    readonly conn: {
      readyState: string;
      writeBuffer: { data: string }[];
      transport: object;
      close(): void;
    };
    readonly cut: () => boolean;
  }

  function fakeViewer(waiting: number): FakeViewer {
    let isCut = false;
    const conn = {
      readyState: 'open',
      writeBuffer: [{ data: 'x'.repeat(waiting) }],
      transport: {},
      close() {
        isCut = true;
      },
    };
    return { conn, cut: () => isCut };
  }

  function setUp() {
    const caughtUp: FakeViewer[] = [];
    const letGo: [FakeViewer, number][] = [];
    const slow = new SlowViewers<FakeViewer>({
      onCaughtUp: (viewer) => caughtUp.push(viewer),
      onLetGo: (viewer, bytes) => letGo.push([viewer, bytes]),
    });
    return { slow, caughtUp, letGo };
  }

  it('tells a viewer that has caught up so, once', () => {
    const { slow, caughtUp } = setUp();
    const viewer = fakeViewer(100);
    slow.note(viewer);
    slow.note(viewer);
    slow.check();
    expect([slow.size, caughtUp]).toEqual([1, []]);
    viewer.conn.writeBuffer = [];
    slow.check();
    slow.check();
    expect([slow.size, caughtUp, slow.counts]).toEqual([0, [viewer], { resynced: 1, letGo: 0 }]);
  });

  it('lets a viewer go that has taken nothing at five checks in a row', () => {
    const { slow, letGo } = setUp();
    const viewer = fakeViewer(100);
    slow.note(viewer);
    for (let i = 0; i < 5; i++) slow.check();
    expect(viewer.cut()).toBe(false);
    slow.check();
    expect(viewer.cut()).toBe(true);
    expect([slow.size, letGo, slow.counts]).toEqual([0, [[viewer, 100]], { resynced: 0, letGo: 1 }]);
  });

  it('has patience with one that takes little by little', () => {
    const { slow, letGo } = setUp();
    const viewer = fakeViewer(100);
    slow.note(viewer);
    for (let left = 99; left > 0; left--) {
      viewer.conn.writeBuffer = [{ data: 'x'.repeat(left) }];
      slow.check();
    }
    expect(letGo).toEqual([]);
  });

  it('forgets one that has gone by itself', () => {
    const { slow, caughtUp, letGo } = setUp();
    const viewer = fakeViewer(0);
    viewer.conn.readyState = 'closed';
    slow.note(viewer);
    slow.check();
    expect([slow.size, caughtUp, letGo]).toEqual([0, [], []]);
  });
});

describe('on a live channel', () => {
  let channel: MemoryChannel;
  const pulseMs = 100;
  let logged: string;
  beforeEach(async () => {
    logged = '';
    const write = (line: string): void => {
      logged += line;
    };
    const logger = pino({ level: 'info' }, { write });
    channel = await openMemoryChannel({ pulseMs, logger });
  });
  afterEach(() => channel.close());

  const scratch = Buffer.allocUnsafeSlow(64 * 1024);

  /** A viewer that watches, then reads nothing more. */
  function stuckViewer(): Promise<WebSocketLine> {
    return new Promise((done) => {
      const line: WebSocketLine = new WebSocketLine(lineTarget(new URL(channel.url), CHANNEL_PATH), scratch, {
        onOpen() {},
        onClosed() {},
        onText(bytes, start) {
          const kind = messageKind(bytes, start);
          if (kind === 'open') line.send(CONNECT);
          if (kind === 'connected') line.send(watchFrame({}));
          if (kind !== 'watch') return;
          line.stall();
          done(line);
        },
      });
    });
  }

  /** Sends events until frames are dropped for all of `viewers`. */
  async function overwhelm(viewers: number): Promise<void> {
    await eventually('all are slow', async () => {
      for (let i = 0; i < 20; i++) channel.log.appendLarge();
      await sleep(1);
      return channel.live.counts.slow + channel.live.counts.letGo >= viewers;
    });
  }

  it('viewers that stopped reading cost bounded memory, and are let go', async () => {
    const viewers = 8;
    const healthy = new Viewer(channel.url, MEMORY_DRAW);
    await Promise.all(Array.from({ length: viewers }, stuckViewer));
    await eventually('the healthy one', () => healthy.state !== null);
    await overwhelm(viewers);
    expect(channel.live.mostWaitingBytes).toBeLessThanOrEqual(MOST_WAITING_BYTES);
    await eventually('they are let go', () => channel.live.counts.letGo === viewers);
    await eventually('they have gone', () => channel.live.viewers === 1);
    expect(logged.split('a viewer that takes nothing is let go')).toHaveLength(viewers + 1);
    const head = channel.log.state(MEMORY_DRAW)!.head;
    await eventually('the healthy one has everything', () => healthy.state?.head === head);
    expect([healthy.broken, healthy.resets]).toEqual([null, 1]);
    healthy.close();
  });

  it('a viewer that reads again is told, asks for what it missed, and misses nothing', async () => {
    const viewer = new Viewer(channel.url, MEMORY_DRAW);
    await eventually('it watches', () => viewer.state !== null);
    viewer.pause();
    await overwhelm(1);
    viewer.resume();
    const { head, seq } = channel.log.state(MEMORY_DRAW)!;
    await eventually('it has everything', () => viewer.state?.head === head);
    expect(channel.live.counts).toMatchObject({ resynced: 1, letGo: 0, slow: 0 });
    expect(viewer.broken).toBeNull();
    expect(viewer.applied).toEqual(Array.from({ length: seq - 1 }, (_, i) => i + 2));
    viewer.close();
  });

  it('a viewer that asks and does not read gets no more answers than its line takes, and may ask again later', async () => {
    for (let i = 0; i < 300; i++) channel.log.appendLarge();
    const socket = await connect(channel.url);
    const held = { draw: MEMORY_DRAW, epoch: channel.log.epoch, seq: 0 };
    const raw = (socket.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket;
    raw.pause();
    let answers = 0;
    // Half a megabyte an answer, within the budget of requests: the kernel takes the first few.
    for (let i = 0; i < 38; i++) socket.emit('watch', held, () => answers++);
    await eventually('it is noticed', () => {
      const { slow, resynced, letGo } = channel.live.counts;
      return slow + resynced + letGo > 0;
    });
    raw.resume();
    await eventually('a line that takes again', () => channel.live.mostWaitingBytes === 0);
    await sleep(500);
    expect(await watch(socket, held)).toMatchObject({ kind: 'tail' });
    expect(answers).toBeGreaterThan(0);
    expect(answers).toBeLessThan(38);
    socket.close();
  });
});
