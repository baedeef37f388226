import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import {
  eventually,
  planWithPlayers,
  startTestServer,
  type TestServer,
  untilPhase,
} from '../testing/testServer.ts';
import { connect, Viewer, watch } from '../testing/viewer.ts';

const freshFolder = temporaryFolders();
let server: TestServer;
let openDraw: string;
type ViewerSocket = Awaited<ReturnType<typeof connect>>;
const sockets = new Set<ViewerSocket>();

beforeAll(async () => {
  server = await startTestServer(freshFolder());
  openDraw = planWithPlayers(server, { closesInMs: 3_600_000, startsInMs: 3_600_000 });
});
afterAll(() => server.close());
afterEach(() => {
  for (const socket of sockets) socket.close();
  sockets.clear();
});

async function join(options?: Parameters<typeof connect>[1]): Promise<ViewerSocket> {
  const socket = await connect(server.url, options);
  sockets.add(socket);
  return socket;
}

const stateOf = (draw: string): DrawState => server.service.log.state(draw)!;

describe('watching', () => {
  it('without a wish shows the draw on air, with a snapshot', async () => {
    expect(await watch(await join(), {})).toEqual({
      ...{ kind: 'reset', draw: openDraw, epoch: server.service.log.epoch },
      ...{ snapshot: stateOf(openDraw), tail: [] },
    });
  });

  it('over long polling works the same', async () => {
    const socket = await join({ transports: ['polling'] });
    expect(await watch(socket, { draw: openDraw })).toMatchObject({ kind: 'reset', draw: openDraw });
  });

  it('from any event on gives exactly the ones after it', async () => {
    const socket = await join();
    const { epoch } = server.service.log;
    const all = server.service.log.events(openDraw);
    expect(all).toHaveLength(2);
    for (let seq = 0; seq <= all.length; seq++) {
      const reply = await watch(socket, { draw: openDraw, epoch, seq });
      expect(reply).toEqual({ kind: 'tail', draw: openDraw, epoch, events: all.slice(seq) });
    }
  });

  it('from a foreign epoch, from none, or ahead of the server is answered with a reset', async () => {
    const socket = await join();
    const { epoch } = server.service.log;
    for (const held of [{ epoch: 'f'.repeat(16), seq: 1 }, { seq: 1 }, { epoch }, { epoch, seq: 99 }]) {
      const reply = await watch(socket, { draw: openDraw, ...held });
      expect(reply).toMatchObject({ kind: 'reset', epoch, snapshot: { head: stateOf(openDraw).head } });
    }
  });

  it('a draw that is not there gives none', async () => {
    const socket = await join();
    for (const draw of ['none', '__proto__', '']) {
      expect(await watch(socket, { draw })).toEqual({ kind: 'none' });
    }
  });

  it('refuses what it cannot read and lives on', async () => {
    const socket = await join();
    const garbage = [
      ...[null, 7, 'draw', [], [{}], { draw: 7 }, { draw: 'x'.repeat(65) }, { seq: -1 }, { seq: 1.5 }],
      ...[{ seq: '1' }, { epoch: {} }, { draw: openDraw, more: true }, new Uint8Array(3)],
    ];
    for (const request of garbage) {
      const reply = await watch(socket, request);
      expect(reply).toMatchObject({ kind: 'refused', reason: expect.stringContaining('watch: ') });
    }
    expect(await watch(socket, {})).toMatchObject({ kind: 'reset' });
  });

  it('answers every event that asks for an answer, whatever comes with it', async () => {
    const ask = (socket: ViewerSocket, name: string, args: readonly unknown[]): Promise<unknown> =>
      (socket.timeout(5000) as unknown as { emitWithAck(...parts: unknown[]): Promise<unknown> }).emitWithAck(
        name,
        ...args,
      );
    const rubbish = [
      ...[
        [null],
        [7],
        ['x', 'y'],
        [[]],
        [{ draw: 7 }, {}],
        [new Uint8Array(3)],
        [{}, null],
        [true],
        [[[[]]]],
      ],
    ];
    const refused = { kind: 'refused', reason: expect.any(String) };
    for (const name of [
      'watch',
      'clock',
      'event',
      'pulse',
      'error',
      'toString',
      '__proto__',
      'x'.repeat(3000),
    ]) {
      const socket = await join();
      for (const args of name === 'clock' ? rubbish : [[], ...rubbish]) {
        const reply = await ask(socket, name, args);
        expect(reply, `${name.slice(0, 20)} ${JSON.stringify(args)}`).toEqual(refused);
        expect(JSON.stringify(reply).length).toBeLessThan(300);
      }
    }
    const socket = await join();
    expect(await ask(socket, 'watch', [])).toEqual({
      kind: 'refused',
      reason: 'watch: expected one argument, the request',
    });
    expect(await ask(socket, 'clock', [1])).toEqual({
      kind: 'refused',
      reason: 'clock: expected no argument',
    });
    // Nobody waits for an answer to these.
    const raw = socket as unknown as { emit(...parts: unknown[]): void };
    for (const parts of [['watch'], ['watch', {}], ['clock'], ['clock', 1], ['nothing', {}]])
      raw.emit(...parts);
    expect(await watch(socket, {})).toMatchObject({ kind: 'reset' });
    expect(server.log()).not.toContain('watch failed');
  });

  it('answers with a refusal past the budget too, whichever event is asked', async () => {
    const socket = await join();
    const replies = await Promise.all(
      Array.from({ length: 60 }, () => socket.timeout(5000).emitWithAck('clock') as Promise<unknown>),
    );
    expect(replies.filter((reply) => typeof reply === 'number').length).toBeGreaterThanOrEqual(40);
    expect(replies.at(-1)).toEqual({ kind: 'refused', reason: 'too many requests' });
  });

  it('hangs up on a message that is too long', async () => {
    const socket = await join();
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('watch', { draw: 'x'.repeat(10_000) }, () => {});
    await gone;
    expect((await server.ask('/healthz')).status).toBe(200);
  });

  it('is within a budget for each viewer, and others do not feel it', async () => {
    const [greedy, modest] = [await join(), await join()];
    const replies = await Promise.all(Array.from({ length: 120 }, () => watch(greedy, {})));
    const refused = replies.filter(({ kind }) => kind === 'refused');
    expect(refused.length).toBeGreaterThan(60);
    expect(refused[0]).toEqual({ kind: 'refused', reason: 'too many requests' });
    expect(await watch(modest, {})).toMatchObject({ kind: 'reset' });
    await sleep(500);
    expect(await watch(greedy, {})).toMatchObject({ kind: 'reset' });
  });

  it('is refused to pages of other sites', async () => {
    for (const transports of [['websocket'], ['polling']]) {
      for (const origin of ['https://evil.example', 'null']) {
        await expect(connect(server.url, { origin, transports })).rejects.toThrow();
      }
    }
    expect(await watch(await join({ origin: server.url }), {})).toMatchObject({ kind: 'reset' });
  });
});

describe('the house’s own screens', () => {
  it('are no viewers, and are served like them', async () => {
    await eventually('nobody is here', () => server.live.viewers === 0);
    const kinds = ['console', 'stage', 'overlay', 'viewer', 'nonsense', { toString: 'x' }];
    const sockets = await Promise.all(kinds.map((kind) => join({ auth: { kind } })));
    expect(server.live.counts).toMatchObject({ viewers: 3, screens: 3 });
    for (const socket of sockets) expect(await watch(socket, {})).toMatchObject({ kind: 'reset' });
    for (const socket of sockets.slice(0, 3)) socket.close();
    await eventually('they are gone', () => server.live.counts.screens === 0);
    expect(server.live.viewers).toBe(3);
    const { text } = await server.ask('/metrics');
    expect(text).toContain('\ntirazh_screens 0\n');
  });
});

describe('the clock and the pulse', () => {
  it('give the server’s time', async () => {
    const socket = await join();
    const before = Date.now();
    const nowMs: number = await socket.timeout(5000).emitWithAck('clock');
    expect(nowMs).toBeGreaterThanOrEqual(before);
    expect(nowMs).toBeLessThanOrEqual(Date.now());
  });

  it('beat at most once a second for each viewer and tell who watches and who entered', async () => {
    const viewers = [new Viewer(server.url, openDraw), new Viewer(server.url, openDraw)];
    await sleep(3300);
    for (const viewer of viewers) {
      // 3.3 s hold at most four beats that are a second apart; a timer may be some milliseconds early.
      expect(viewer.pulses.length).toBeGreaterThanOrEqual(2);
      expect(viewer.pulses.length).toBeLessThanOrEqual(4);
      for (const [i, { atMs }] of viewer.pulses.entries()) {
        if (i > 0) expect(atMs - viewer.pulses[i - 1]!.atMs).toBeGreaterThan(800);
      }
      expect(viewer.pulses.at(-1)!.pulse).toMatchObject({ onAir: openDraw, entries: 40, viewers: 2 });
      viewer.close();
    }
  });
});

describe('a draw before many eyes', () => {
  it('reaches every viewer whole and in order, however often their lines are torn', async () => {
    const draw = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1100 }, { from: 50, count: 40 });
    const viewers = Array.from({ length: 8 }, () => new Viewer(server.url, draw));
    await eventually('all viewers', () => viewers.every(({ state }) => state !== null));
    // Seeded, so that a failure can be seen again.
    const generator = mersenneTwister(Uint32Array.of(20260110));
    let done = false;
    const tearing = (async () => {
      while (!done) {
        viewers[1 + uniform(generator, viewers.length - 1)]!.tear();
        await sleep(5 + uniform(generator, 25));
      }
    })();
    await untilPhase(server, draw, 'completed');
    done = true;
    await tearing;
    const late = new Viewer(server.url, draw);
    viewers.push(late);
    const { head, seq } = stateOf(draw);
    await eventually('the last event everywhere', () => viewers.every(({ state }) => state?.head === head));
    for (const viewer of viewers) {
      expect(viewer.broken).toBeNull();
      expect(viewer.state).toEqual(stateOf(draw));
      // One snapshot at the beginning, then every event once.
      expect(viewer.resets).toBe(1);
      expect(viewer.applied).toEqual(
        Array.from({ length: viewer.applied.length }, (_, i) => seq - viewer.applied.length + 1 + i),
      );
      viewer.close();
    }
    expect(late.applied).toEqual([]);
    let replayed: DrawState | null = null;
    for (const event of server.service.log.events(draw)) replayed = applyEvent(replayed, event);
    expect(replayed?.head).toBe(head);
    const { body } = await server.ask(`/api/draws/${draw}/events?after=3`);
    expect(body.events).toEqual(server.service.log.events(draw).slice(3));
  });

  it('does not come to viewers of another one', async () => {
    const socket = await join();
    const seen: string[] = [];
    socket.on('event', (event) => seen.push(event.draw));
    await watch(socket, {});
    const draw = planWithPlayers(server, { closesInMs: 1000, startsInMs: 1000 }, { from: 100, count: 1 });
    await untilPhase(server, draw, 'aborted');
    await watch(socket, { draw });
    await sleep(50);
    expect(seen).toEqual([]);
  });
});
