import { expect, test } from 'vitest';
import type { Pulse, WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { drawStory, STORY_EPOCH } from '../testing/drawStory.ts';
import { HandTimers } from '../testing/handTimers.ts';
import { type ChannelSocket, openDrawChannel } from './drawChannel.ts';
import type { Followed } from './follow.ts';

const story = drawStory();

/** A server with a log, and a socket whose answers the test lets through one by one. */
class FakeServer {
  connected = false;
  log: DrawEvent[] = story.slice(0, 4);
  readonly asked: WatchRequest[] = [];
  readonly answers: (() => void)[] = [];
  readonly #listeners = new Map<string, (argument?: never) => void>();

  readonly socket = {
    on: (name: string, listener: (argument?: never) => void) => this.#listeners.set(name, listener),
    emit: (_: string, request: WatchRequest, reply: (answer: WatchReply) => void) => {
      this.asked.push(request);
      const answer = this.#answer(request);
      this.answers.push(() => reply(answer));
    },
  };

  #answer({ epoch, seq }: WatchRequest): WatchReply {
    const draw = 'story-1';
    if (epoch === STORY_EPOCH && seq !== undefined) {
      return { kind: 'tail', draw, epoch, events: this.log.slice(seq) };
    }
    const snapshot = this.log.reduce<DrawState | null>(applyEvent, null)!;
    return { kind: 'reset', draw, epoch: STORY_EPOCH, snapshot, tail: [] };
  }

  fire(name: string, argument?: unknown): void {
    this.#listeners.get(name)?.(argument as never);
  }

  connect(): void {
    this.connected = true;
    this.fire('connect');
  }

  disconnect(): void {
    this.connected = false;
    this.fire('disconnect');
  }

  answerNext(): void {
    this.answers.shift()?.();
  }
}

function setUp(draw: string | null = null, random = 0) {
  const server = new FakeServer();
  const timers = new HandTimers();
  const seen: Followed[] = [];
  const pulses: Pulse[] = [];
  const socket = Object.defineProperty({ ...server.socket }, 'connected', { get: () => server.connected });
  const channel = openDrawChannel({
    socket: socket as unknown as ChannelSocket,
    timers,
    random: () => random,
    draw,
    onFollowed: (followed) => seen.push(followed),
    onAnswered: () => {},
    onPulse: (pulse) => pulses.push(pulse),
    onConnected: () => {},
  });
  return { server, timers, seen, pulses, channel, last: () => seen.at(-1) };
}

test('connecting asks once, and the answer is the state', () => {
  const { server, last } = setUp();
  server.connect();
  expect(server.asked).toEqual([{}]);
  server.answerNext();
  expect(last()?.state?.seq).toBe(4);
});

test('events that overtake the answer are kept and applied after it', () => {
  const { server, last } = setUp();
  server.connect();
  server.fire('event', story[4]);
  server.answerNext();
  expect(last()?.state?.seq).toBe(5);
  expect(server.asked).toHaveLength(1);
});

test('a gap asks for the tail after a moment, and only once at a time', () => {
  const { server, timers, last } = setUp();
  server.connect();
  server.answerNext();
  server.log = story.slice(0, 8);
  server.fire('event', story[6]);
  server.fire('event', story[7]);
  timers.advance(300);
  expect(server.asked.slice(1)).toEqual([{ draw: 'story-1', epoch: STORY_EPOCH, seq: 4 }]);
  server.answerNext();
  expect(last()).toMatchObject({ behind: false, state: { seq: 8 } });
});

test('after a reconnect the position is sent and nothing is applied twice', () => {
  const { server, seen } = setUp();
  server.connect();
  server.answerNext();
  server.disconnect();
  server.log = story.slice(0, 6);
  server.connect();
  expect(server.asked.at(-1)).toEqual({ draw: 'story-1', epoch: STORY_EPOCH, seq: 4 });
  server.answerNext();
  expect(seen.map(({ state }) => state?.seq)).toEqual([4, 6]);
});

test('an answer to a question of before the reconnect is void', () => {
  const { server, seen } = setUp();
  server.connect();
  server.disconnect();
  server.connect();
  server.answerNext();
  expect(seen).toHaveLength(0);
  server.answerNext();
  expect(seen).toHaveLength(1);
});

test('an answer that does not come is asked for again', () => {
  const { server, timers } = setUp();
  server.connect();
  timers.advance(5_000);
  expect(server.asked).toHaveLength(2);
});

test('an answer that never comes is asked for with ever more patience, and at once after a reconnect', () => {
  const { server, timers } = setUp();
  server.connect();
  const askedAfter = (seconds: number): number => {
    timers.advance(seconds * 1000);
    return server.asked.length;
  };
  // 5, 10, 20, 40 and again 40 s after the one before.
  expect([4.9, 0.2, 10, 20, 40, 40].map(askedAfter)).toEqual([1, 2, 3, 4, 5, 6]);
  server.disconnect();
  server.connect();
  expect(server.asked).toHaveLength(7);
  expect(askedAfter(5)).toBe(8);
});

test('what strikes all screens at once makes them ask at different times', () => {
  const askedAtMs = [0, 0.5, 0.999].map((random) => {
    const { server, timers } = setUp(null, random);
    server.connect();
    server.answerNext();
    server.fire('event', story[6]);
    let ms = 0;
    for (; server.asked.length < 2; ms++) timers.advance(1);
    return ms;
  });
  expect(askedAtMs).toEqual([50, 100, 150]);
});

test('a server that cannot help is asked ever less often', () => {
  const { server, timers } = setUp();
  server.connect();
  server.answerNext();
  server.fire('event', story[8]);
  for (let second = 0; second < 60; second++) {
    timers.advance(1000);
    server.answerNext();
  }
  expect(server.asked.length).toBeLessThan(16);
});

test('a draw that is asked for by name ignores the events of others', () => {
  const { server, seen } = setUp('story-2');
  server.connect();
  expect(server.asked).toEqual([{ draw: 'story-2' }]);
  server.fire('event', story[0]);
  expect(seen).toHaveLength(0);
});

test('catching up while disconnected asks nothing', () => {
  const { server, channel } = setUp();
  channel.catchUp();
  expect(server.asked).toHaveLength(0);
});

test('pulses are handed on', () => {
  const { server, pulses } = setUp();
  server.connect();
  server.fire('pulse', { nowMs: 1, viewers: 2, onAir: null, entries: 0 });
  expect(pulses).toHaveLength(1);
});
