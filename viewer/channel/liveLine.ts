/**
 * One line to the server, whatever carries it: the socket while there is one, else the same events over HTTP. To
 * whoever follows a draw a change of carrier is a reconnect: it asks with the position it holds, so nothing is
 * lost, doubled or out of order.
 */
import type { Pulse, WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { ChannelSocket } from './drawChannel.ts';
import { followSegments, type Read, type SegmentFollow } from './segmentFollow.ts';
import type { Timers } from './timers.ts';

/** The part of a Socket.IO client that is used, besides the channel's. */
export interface LineSocket extends ChannelSocket {
  on(name: 'connect' | 'disconnect' | 'connect_error', listener: () => void): unknown;
  on(name: 'event', listener: (event: DrawEvent) => void): unknown;
  on(name: 'pulse', listener: (pulse: Pulse) => void): unknown;
  emit(name: 'watch', request: WatchRequest, reply: (answer: WatchReply) => void): unknown;
  emit(name: 'clock', reply: (serverMs: number) => void): unknown;
}

/** Without a socket for so long, HTTP takes over. */
const PATIENCE_MS = 4_000;
/** Over HTTP the clock cannot come from a cache: after the first burst, one question in so many is asked. */
const FIRST_CLOCK_QUESTIONS = 6;
const CLOCK_QUESTION_OF = 10;
/** Refusals in a row after which there is nothing to wait for. The first may be a server that is just restarting. */
const REFUSALS = 2;

export interface LineParts {
  readonly socket: LineSocket;
  readonly read: Read;
  readonly timers: Timers;
  readonly random: () => number;
  /** HTTP has taken over, or the socket is back: while it has, the socket may be tried less often. */
  onFallback?(active: boolean): void;
}

export interface LiveLine extends ChannelSocket {
  /** Asks for the server's clock; may never answer. */
  askClock(reply: (serverMs: number) => void): void;
}

type Listener = (argument?: never) => void;

export function openLiveLine(parts: LineParts): LiveLine {
  const { socket, timers } = parts;
  const listeners = new Map<string, Listener[]>();
  let segments: SegmentFollow | null = null;
  let segmentsConnected = false;
  let refusals = 0;
  let patience: unknown = null;
  let clockQuestions = 0;

  const fire = (name: string, argument?: unknown): void => {
    for (const listener of listeners.get(name) ?? []) listener(argument as never);
  };

  function takeOver(): void {
    timers.cancel(patience);
    if (segments || socket.connected) return;
    clockQuestions = 0;
    parts.onFallback?.(true);
    segments = followSegments({
      read: parts.read,
      timers,
      random: parts.random,
      onEvent: (event) => fire('event', event),
      onPulse: (pulse) => fire('pulse', pulse),
      onConnected(connected) {
        segmentsConnected = connected;
        fire(connected ? 'connect' : 'disconnect');
      },
    });
  }

  function giveBack(): void {
    timers.cancel(patience);
    refusals = 0;
    if (!segments) return;
    segments.stop();
    segments = null;
    if (segmentsConnected) fire('disconnect');
    segmentsConnected = false;
    parts.onFallback?.(false);
  }

  const bePatient = (): void => {
    timers.cancel(patience);
    patience = timers.after(PATIENCE_MS, takeOver);
  };

  socket.on('connect', () => {
    giveBack();
    fire('connect');
  });
  socket.on('disconnect', () => {
    fire('disconnect');
    bePatient();
  });
  socket.on('connect_error', () => {
    refusals += 1;
    if (refusals >= REFUSALS) takeOver();
  });
  socket.on('event', (event) => fire('event', event));
  socket.on('pulse', (pulse) => fire('pulse', pulse));
  if (!socket.connected) bePatient();

  const readClock = async (reply: (serverMs: number) => void): Promise<void> => {
    clockQuestions += 1;
    if (clockQuestions > FIRST_CLOCK_QUESTIONS && clockQuestions % CLOCK_QUESTION_OF !== 0) return;
    const seconds = Number(await parts.read('/live/clock'));
    if (seconds > 0) reply(seconds * 1000);
  };

  return {
    get connected() {
      return socket.connected || segmentsConnected;
    },
    on: ((name: string, listener: Listener) =>
      listeners.set(name, [...(listeners.get(name) ?? []), listener])) as ChannelSocket['on'],
    emit(_: 'watch', request: WatchRequest, reply: (answer: WatchReply) => void) {
      if (segments) segments.watch(request, reply);
      else socket.emit('watch', request, reply);
    },
    askClock(reply) {
      if (segments) void readClock(reply);
      else socket.emit('clock', reply);
    },
  };
}
