import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { drawStory, STORY_EPOCH } from '../testing/drawStory.ts';
import { HandTimers } from '../testing/handTimers.ts';
import { openDrawChannel } from './drawChannel.ts';
import type { Followed } from './follow.ts';
import { type LineSocket, openLiveLine } from './liveLine.ts';

const story = drawStory();
const stateOf = (log: readonly DrawEvent[]): DrawState => log.reduce<DrawState | null>(applyEvent, null)!;

/** One server: a log, a socket that can be refused or cut, and the same log over HTTP. */
class FakeServer {
  log: DrawEvent[] = story.slice(0, 4);
  epoch = STORY_EPOCH;
  connected = false;
  /** Nobody answers HTTP either. */
  dark = false;
  /** Paths whose answer a cache does not have yet. */
  missing = new Set<string>();
  onAir: string | null = 'story-1';
  /** A second-old head, as a cache may give. */
  staleHead: unknown = null;
  readonly read: string[] = [];
  readonly watched: WatchRequest[] = [];
  readonly #listeners = new Map<string, ((argument?: never) => void)[]>();

  readonly socket = Object.defineProperty(
    {
      on: (name: string, listener: (argument?: never) => void) =>
        this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]),
      emit: (name: string, ...rest: unknown[]) => {
        if (name === 'clock') return (rest[0] as (ms: number) => void)(42);
        const [request, reply] = rest as [WatchRequest, (answer: WatchReply) => void];
        this.watched.push(request);
        reply(this.#answer(request));
      },
    },
    'connected',
    { get: () => this.connected },
  ) as unknown as LineSocket;

  #answer({ epoch, seq }: WatchRequest): WatchReply {
    const reply = { draw: 'story-1', epoch: this.epoch };
    if (epoch === this.epoch && seq !== undefined && seq <= this.log.length) {
      return { kind: 'tail', ...reply, events: this.log.slice(seq) };
    }
    return { kind: 'reset', ...reply, snapshot: stateOf(this.log), tail: [] };
  }

  fire(name: string, argument?: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(argument as never);
  }

  connect(): void {
    this.connected = true;
    this.fire('connect');
  }

  cut(): void {
    this.connected = false;
    this.fire('disconnect');
  }

  /** Journals the next events; those with a socket hear of them. */
  append(...events: DrawEvent[]): void {
    this.log.push(...events);
    if (this.connected) for (const event of events) this.fire('event', event);
  }

  get = async (path: string): Promise<unknown> => {
    this.read.push(path);
    if (this.dark) return undefined;
    if (this.missing.has(path)) return null;
    if (path === '/live/clock') return '1800000000.125\n';
    const { epoch, onAir } = this;
    if (path === '/live') return { nowMs: 1, viewers: 7, onAir, entries: 0, epoch };
    if (path === '/live/story-1') {
      if (this.staleHead) return this.staleHead;
      return { draw: 'story-1', epoch, seq: this.log.length, snapshot: stateOf(this.log) };
    }
    const match = /^\/live\/story-1\/events\/(\d+)\?epoch=(\w+)$/.exec(path);
    return match?.[2] === epoch ? (this.log[Number(match[1]) - 1] ?? null) : null;
  };
}

const flush = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(draw: string | null = null) {
  const server = new FakeServer();
  const timers = new HandTimers();
  const seen: Followed[] = [];
  const links: boolean[] = [];
  const applied: number[] = [];
  const fallbacks: boolean[] = [];
  const line = openLiveLine({
    ...{ socket: server.socket, read: server.get, timers, random: () => 0.5 },
    onFallback: (active) => fallbacks.push(active),
  });
  const channel = openDrawChannel({
    ...{ socket: line, timers, draw },
    onFollowed(followed, live) {
      seen.push(followed);
      if (live) applied.push(live.seq);
    },
    onAnswered: () => {},
    onPulse: () => {},
    onConnected: (connected) => links.push(connected),
  });
  /** Moves time on, letting answers arrive meanwhile. */
  const pass = async (ms: number): Promise<void> => {
    for (let past = 0; past < ms; past += 100) {
      timers.advance(100);
      await flush();
    }
  };
  return { server, timers, seen, links, applied, fallbacks, line, channel, pass, last: () => seen.at(-1) };
}

describe('a page that gets no socket', () => {
  test('follows over HTTP by itself, every event once and in order', async () => {
    const { server, pass, last, applied, links } = setUp();
    await pass(6000);
    expect(last()?.state).toEqual(stateOf(story.slice(0, 4)));
    expect(links).toEqual([true]);
    for (const event of story.slice(4)) {
      server.append(event);
      await pass(1500);
    }
    expect(last()).toEqual({ state: stateOf(story), behind: false, alarm: false });
    expect(applied).toEqual(story.slice(4).map(({ seq }) => seq));
    expect(server.watched).toEqual([]);
  });

  test('waits for a socket at first, and no longer once it is refused twice', async () => {
    const patient = setUp();
    await patient.pass(3800);
    expect(patient.server.read).toEqual([]);
    const refused = setUp();
    refused.server.fire('connect_error');
    await refused.pass(1000);
    expect(refused.server.read).toEqual([]);
    refused.server.fire('connect_error');
    await refused.pass(500);
    expect(refused.last()?.state?.seq).toBe(4);
    expect(refused.fallbacks).toEqual([true]);
  });

  test('asks about once a second for the edge, and for each event once', async () => {
    const { server, pass } = setUp();
    await pass(5000);
    server.read.length = 0;
    server.append(...story.slice(4, 7));
    await pass(20_000);
    const heads = server.read.filter((path) => path === '/live/story-1').length;
    expect(heads).toBeGreaterThanOrEqual(17);
    expect(heads).toBeLessThanOrEqual(24);
    const events = server.read.filter((path) => path.includes('/events/'));
    expect(events).toEqual([5, 6, 7].map((n) => `/live/story-1/events/${n}?epoch=${STORY_EPOCH}`));
  });

  test('waits where a cache has the edge but not the event yet', async () => {
    const { server, pass, applied, last } = setUp();
    await pass(5000);
    const path = `/live/story-1/events/5?epoch=${STORY_EPOCH}`;
    server.missing.add(path);
    server.append(...story.slice(4, 7));
    await pass(3000);
    expect(last()?.state?.seq).toBe(4);
    server.missing.clear();
    await pass(1500);
    expect(applied).toEqual([5, 6, 7]);
  });

  test('is not thrown back by a cache that is a second behind', async () => {
    const { server, pass, seen } = setUp();
    server.log = story.slice(0, 8);
    server.staleHead = null;
    await pass(5000);
    const before = seen.length;
    const log = story.slice(0, 6);
    server.staleHead = { draw: 'story-1', epoch: STORY_EPOCH, seq: 6, snapshot: stateOf(log) };
    await pass(3000);
    expect(seen.length).toBe(before);
  });

  test('starts over with a snapshot when the log has begun another life', async () => {
    const { server, pass, last } = setUp();
    await pass(5000);
    const restored = drawStory('story-1', 'ffffffffffffffff');
    server.epoch = 'ffffffffffffffff';
    server.log = restored.slice(0, 3);
    await pass(2000);
    expect(last()).toEqual({ state: stateOf(restored.slice(0, 3)), behind: false, alarm: false });
  });

  test('takes a snapshot where it is far behind', async () => {
    const { server, pass, last } = setUp();
    await pass(5000);
    const state = { ...stateOf(story), seq: 400 };
    server.staleHead = { draw: 'story-1', epoch: STORY_EPOCH, seq: 400, snapshot: state };
    server.read.length = 0;
    await pass(1500);
    expect(last()?.state?.seq).toBe(400);
    expect(server.read.filter((path) => path.includes('/events/'))).toEqual([]);
  });

  test('raises the alarm when an event was altered on the way', async () => {
    const { server, pass, seen } = setUp();
    await pass(5000);
    server.log.push({ ...story[4]!, prev: 'f'.repeat(64) });
    const state = stateOf(story.slice(0, 5));
    server.staleHead = { draw: 'story-1', epoch: STORY_EPOCH, seq: 5, snapshot: state };
    await pass(1500);
    expect(seen.some(({ alarm }) => alarm)).toBe(true);
  });

  test('says when nobody answers, asks ever less often, and comes back by itself', async () => {
    const { server, pass, links, last } = setUp();
    await pass(5000);
    server.dark = true;
    server.read.length = 0;
    await pass(60_000);
    expect(links).toEqual([true, false]);
    expect(server.read.length).toBeLessThan(14);
    server.dark = false;
    server.append(...story.slice(4, 6));
    await pass(12_000);
    expect(links).toEqual([true, false, true]);
    expect(last()?.state?.seq).toBe(6);
  });

  test('asks the clock over HTTP', async () => {
    const { server, pass, line } = setUp();
    await pass(5000);
    const heard: number[] = [];
    line.askClock((ms) => heard.push(ms));
    await flush();
    expect(heard).toEqual([1_800_000_000_125]);
    server.dark = true;
    line.askClock((ms) => heard.push(ms));
    await flush();
    expect(heard).toHaveLength(1);
    server.dark = false;
    for (let i = 0; i < 98; i++) line.askClock((ms) => heard.push(ms));
    await flush();
    // Six at once, then one in ten of those up to the hundredth; one of the six found nobody.
    expect(heard).toHaveLength(5 + 10);
  });
});

describe('a page whose socket comes and goes', () => {
  test('changes over with the position it holds, both ways', async () => {
    const { server, pass, applied, last, fallbacks, line } = setUp();
    server.connect();
    expect(last()?.state?.seq).toBe(4);
    server.append(story[4]!);
    server.cut();
    server.append(story[5]!);
    await pass(6000);
    expect(last()?.state?.seq).toBe(6);
    server.append(story[6]!);
    await pass(1500);
    server.append(story[7]!);
    server.connect();
    expect(server.watched.at(-1)).toEqual({ draw: 'story-1', epoch: STORY_EPOCH, seq: 7 });
    server.append(story[8]!);
    expect(last()).toEqual({ state: stateOf(story.slice(0, 9)), behind: false, alarm: false });
    expect(applied).toEqual([5, 7, 9]);
    expect(fallbacks).toEqual([true, false]);
    server.read.length = 0;
    await pass(5000);
    expect(server.read).toEqual([]);
    line.askClock((ms) => expect(ms).toBe(42));
  });

  test('that is back within four seconds asks nothing over HTTP', async () => {
    const { server, pass } = setUp();
    server.connect();
    server.cut();
    await pass(3500);
    server.connect();
    await pass(5000);
    expect(server.read).toEqual([]);
  });

  test('ends with the whole story whatever is cut, refused, dark or late', async () => {
    const step = fc.constantFrom('append', 'cut', 'connect', 'refuse', 'dark', 'light', 'wait', 'long');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { server, pass, last, seen } = setUp('story-1');
        for (const next of steps) {
          const event = story[server.log.length];
          if (next === 'append' && event) server.append(event);
          if (next === 'cut' && server.connected) server.cut();
          if (next === 'connect' && !server.connected) server.connect();
          if (next === 'refuse' && !server.connected) server.fire('connect_error');
          if (next === 'dark' || next === 'light') server.dark = next === 'dark';
          if (next === 'wait') await pass(700);
          if (next === 'long') await pass(6000);
        }
        server.dark = false;
        server.append(...story.slice(server.log.length));
        await pass(16_000);
        expect(last()).toEqual({ state: stateOf(story), behind: false, alarm: false });
        const seqs = seen.map(({ state }) => state?.seq ?? 0);
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
        expect(seen.some(({ alarm }) => alarm)).toBe(false);
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
