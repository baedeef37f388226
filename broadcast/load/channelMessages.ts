/**
 * What the live channel's messages look like on the line: Engine.IO 4 and Socket.IO 5 packets, and in them the
 * channel's own (PROTOCOL.md §7.2). Only what a viewer of the default namespace meets.
 */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { eventHash } from '../../engine/draw/eventHash.ts';
import type { Pulse, WatchReply, WatchRequest } from '../protocol/channel.ts';
import { clientText } from './clientFrame.ts';

/** The path of the handshake that begins with a WebSocket at once. */
export const CHANNEL_PATH = '/socket.io/?EIO=4&transport=websocket';

/** Acknowledgement ids: one for each kind of question, since a viewer has one of a kind under way. */
const WATCH_ID = 0;
const CLOCK_ID = 1;

export const CONNECT = clientText('40');
export const PONG = clientText('3');
export const ASK_CLOCK = clientText(`42${CLOCK_ID}["clock"]`);
export const watchFrame = (request: WatchRequest): Buffer =>
  clientText(`42${WATCH_ID}${JSON.stringify(['watch', request])}`);

const code = (character: string): number => character.charCodeAt(0);
const [OPEN, PING, MESSAGE, ENGINE_CLOSE] = [code('0'), code('2'), code('4'), code('1')];
const [CONNECTED, DISCONNECTED, EVENT, ACK, REFUSED] = [
  code('0'),
  code('1'),
  code('2'),
  code('3'),
  code('4'),
];

export type MessageKind = 'open' | 'ping' | 'connected' | 'event' | 'watch' | 'clock' | 'goodbye' | 'other';

/** What `bytes[start, end)` is about, from its first bytes alone. */
export function messageKind(bytes: Buffer, start: number): MessageKind {
  const first = bytes[start]!;
  if (first === OPEN) return 'open';
  if (first === PING) return 'ping';
  if (first === ENGINE_CLOSE) return 'goodbye';
  if (first !== MESSAGE) return 'other';
  const second = bytes[start + 1]!;
  if (second === EVENT) return 'event';
  if (second === CONNECTED) return 'connected';
  if (second === DISCONNECTED || second === REFUSED) return 'goodbye';
  if (second !== ACK) return 'other';
  return bytes[start + 2] === code(String(WATCH_ID)) ? 'watch' : 'clock';
}

/** A draw's event with what every viewer needs of it. */
export interface CheckedEvent {
  readonly event: DrawEvent;
  readonly hash: string;
  /** When the server journalled it. */
  readonly atMs: number;
  /** When every screen turns, or null. */
  readonly showAtMs: number | null;
}

export type Pushed =
  | { readonly kind: 'event'; readonly checked: CheckedEvent }
  | { readonly kind: 'pulse'; readonly pulse: Pulse };

export const checkedEvent = (event: DrawEvent): CheckedEvent => ({
  event,
  hash: eventHash(event),
  atMs: Date.parse(event.at),
  showAtMs: 'showAtMs' in event ? event.showAtMs : null,
});

/** A message of kind `event`. @throws Error for one that the channel does not have */
export function parsePushed(text: string): Pushed {
  const [name, argument] = JSON.parse(text.slice(2));
  if (name === 'event') return { kind: 'event', checked: checkedEvent(argument) };
  if (name === 'pulse') return { kind: 'pulse', pulse: argument };
  throw new Error(`the server sent "${name}", which the channel does not have`);
}

/** A watch reply; its events ready to be checked. */
export type CheckedReply =
  | Exclude<WatchReply, { kind: 'tail' | 'reset' }>
  | { readonly kind: 'tail'; readonly draw: string; readonly epoch: string; readonly tail: CheckedEvent[] }
  | {
      readonly kind: 'reset';
      readonly draw: string;
      readonly epoch: string;
      readonly seq: number;
      readonly head: string;
      readonly tail: CheckedEvent[];
    };

/** A message of kind `watch`. */
export function parseReply(text: string): CheckedReply {
  const [reply] = JSON.parse(text.slice(text.indexOf('['))) as [WatchReply];
  if (reply.kind === 'tail') {
    const { kind, draw, epoch, events } = reply;
    return { kind, draw, epoch, tail: events.map(checkedEvent) };
  }
  if (reply.kind === 'reset') {
    const { kind, draw, epoch, snapshot, tail } = reply;
    return { kind, draw, epoch, seq: snapshot.seq, head: snapshot.head, tail: tail.map(checkedEvent) };
  }
  return reply;
}

/** The server's clock from a message of kind `clock`, milliseconds since 1970. */
export const parseClock = (bytes: Buffer, start: number, end: number): number =>
  Number(bytes.toString('latin1', start + 4, end - 1));
