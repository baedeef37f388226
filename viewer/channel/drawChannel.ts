/**
 * One connection to the live channel: joins a draw, repairs gaps, survives reconnects. Headless: the socket,
 * the timers and the clock are arguments.
 */
import type { Pulse, WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { afterEvent, afterReply, type Followed, NOTHING_FOLLOWED, watchRequest } from './follow.ts';
import type { Timers } from './timers.ts';

/** The part of a Socket.IO client that is used. */
export interface ChannelSocket {
  readonly connected: boolean;
  on(name: 'connect' | 'disconnect', listener: () => void): unknown;
  on(name: 'event', listener: (event: DrawEvent) => void): unknown;
  on(name: 'pulse', listener: (pulse: Pulse) => void): unknown;
  emit(name: 'watch', request: WatchRequest, reply: (answer: WatchReply) => void): unknown;
}

/** An answer that has not come by then is asked for again, ever more patiently: the server may be busy with thousands. */
const FIRST_PATIENCE_MS = 5_000;
const LAST_PATIENCE_MS = 40_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 8_000;

export interface ChannelParts {
  readonly socket: ChannelSocket;
  readonly timers: Timers;
  /** Uniform in [0, 1): what strikes all screens at once must not make them all ask at once. */
  readonly random?: () => number;
  /** The draw to watch; null: whatever is on air. */
  readonly draw: string | null;
  onFollowed(followed: Followed, live: DrawEvent | null): void;
  /** The server has answered, whatever it said. */
  onAnswered(): void;
  onPulse(pulse: Pulse): void;
  onConnected(connected: boolean): void;
}

export interface DrawChannel {
  /** Watches another draw; null: whatever is on air. */
  watch(draw: string | null): void;
  /** Asks for what may have been missed, as after a sleep. */
  catchUp(): void;
}

export function openDrawChannel(parts: ChannelParts): DrawChannel {
  const { socket, timers, random = Math.random } = parts;
  let wanted = parts.draw;
  let followed: Followed = NOTHING_FOLLOWED;
  /** Counts the questions: an answer to an older one is void. */
  let question = 0;
  let waiting = false;
  let timer: unknown = null;
  let retryMs = FIRST_RETRY_MS;
  let patienceMs = FIRST_PATIENCE_MS;
  /** A question is coming: more events that do not fit must not put it off. */
  let retryIsSet = false;
  /** Events that arrive while an answer is due: applied after it, since they may be newer than the answer. */
  let early: DrawEvent[] = [];

  const settle = (next: Followed, live: DrawEvent | null): void => {
    const changed = next !== followed;
    followed = next;
    if (changed) parts.onFollowed(followed, live);
    if (!followed.behind || waiting || retryIsSet) return;
    retryIsSet = true;
    timers.cancel(timer);
    timer = timers.after(retryMs * (0.5 + random()), ask);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };

  const receiveReply = (mine: number, reply: WatchReply): void => {
    if (mine !== question) return;
    waiting = false;
    patienceMs = FIRST_PATIENCE_MS;
    timers.cancel(timer);
    const held = early;
    early = [];
    const next = held.reduce(afterEvent, afterReply(followed, reply));
    if (!next.behind) retryMs = FIRST_RETRY_MS;
    settle(next, null);
    parts.onAnswered();
  };

  function ask(): void {
    retryIsSet = false;
    if (!socket.connected) return;
    question += 1;
    const mine = question;
    waiting = true;
    timers.cancel(timer);
    timer = timers.after(patienceMs * (1 + random() / 2), ask);
    patienceMs = Math.min(patienceMs * 2, LAST_PATIENCE_MS);
    socket.emit('watch', watchRequest(followed, wanted), (reply) => receiveReply(mine, reply));
  }

  socket.on('connect', () => {
    parts.onConnected(true);
    early = [];
    ask();
  });
  socket.on('disconnect', () => {
    waiting = false;
    patienceMs = FIRST_PATIENCE_MS;
    question += 1;
    timers.cancel(timer);
    parts.onConnected(false);
  });
  socket.on('event', (event) => {
    if (wanted !== null && event.draw !== wanted) return;
    if (waiting) early.push(event);
    else settle(afterEvent(followed, event), event);
  });
  socket.on('pulse', (pulse) => parts.onPulse(pulse));
  if (socket.connected) ask();

  return {
    watch(draw) {
      wanted = draw;
      if (draw === null || draw !== followed.state?.draw) followed = NOTHING_FOLLOWED;
      ask();
    },
    catchUp: ask,
  };
}
