/** A thread of viewers that count events: for Socket.IO servers by their protocol, for plain ws as bare WebSockets. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  CHANNEL_PATH,
  CONNECT,
  messageKind,
  PONG,
  watchFrame,
} from '../../broadcast/load/channelMessages.ts';
import { MessageMemory } from '../../broadcast/load/messageMemory.ts';
import { addMs, type MsHistogram, msHistogram } from '../../broadcast/load/msHistogram.ts';
import {
  type LineListener,
  type LineTarget,
  lineTarget,
  WebSocketLine,
} from '../../broadcast/load/webSocketLine.ts';
import { type BenchEvent, sharedNowMs } from './contestant.ts';

/** What a viewer says before it counts: nothing, Socket.IO's greeting, or that and the channel's `watch`. */
export type Protocol = 'plain' | 'socket.io' | 'channel';

export interface CrowdOrder {
  readonly url: string;
  readonly viewers: number;
  readonly protocol: Protocol;
}

export type ToCrowd =
  /** Tell when this many events have come in all. */
  | { readonly order: 'expect'; readonly deliveries: number }
  | { readonly order: 'stall' }
  | { readonly order: 'close' };

export type FromCrowd =
  | { readonly told: 'joined'; readonly elapsedMs: number }
  | { readonly told: 'received'; readonly atMs: number; readonly latency: MsHistogram };

const LONGEST_MS = 60_000;
const EVENT = Buffer.from('42["event"');
const { url, viewers, protocol } = workerData as CrowdOrder;
const port = parentPort!;
const tell = (message: FromCrowd): void => port.postMessage(message);
const scratch = Buffer.allocUnsafeSlow(64 * 1024);
const WATCH = watchFrame({});
const messages = new MessageMemory((text) => (JSON.parse(text.slice(2)) as [string, BenchEvent])[1]);

let joined = 0;
let expected = 0;
let received = 0;
let latency = msHistogram(0, LONGEST_MS);
const beganMs = sharedNowMs();

function join(): void {
  joined += 1;
  if (joined === viewers) tell({ told: 'joined', elapsedMs: sharedNowMs() - beganMs });
}

function count(bytes: Buffer, start: number, end: number): void {
  if (bytes.compare(EVENT, 0, EVENT.length, start, start + EVENT.length) !== 0) return;
  const nowMs = sharedNowMs();
  addMs(latency, nowMs - messages.read(bytes, start, end).sentMs);
  received += 1;
  if (received === expected) tell({ told: 'received', atMs: nowMs, latency });
}

class CrowdViewer implements LineListener {
  readonly #line: WebSocketLine;

  constructor(target: LineTarget) {
    this.#line = new WebSocketLine(target, scratch, this);
  }

  onOpen(): void {
    if (protocol === 'plain') join();
  }

  onText(bytes: Buffer, start: number, end: number): void {
    switch (messageKind(bytes, start)) {
      case 'event':
        count(bytes, start, end);
        break;
      case 'open':
        this.#line.send(CONNECT);
        break;
      case 'ping':
        this.#line.send(PONG);
        break;
      case 'connected':
        if (protocol === 'channel') this.#line.send(WATCH);
        else join();
        break;
      case 'watch':
        join();
        break;
    }
  }

  onClosed(reason: string): void {
    if (!isClosing) throw new Error(`a viewer of the benchmark lost its line: ${reason}`);
  }

  stall(): void {
    this.#line.stall();
  }

  close(): void {
    this.#line.close('closed here');
  }
}

let isClosing = false;
const target = lineTarget(new URL(url), protocol === 'plain' ? '/' : CHANNEL_PATH);
const crowd = Array.from({ length: viewers }, () => new CrowdViewer(target));

port.on('message', (message: ToCrowd) => {
  if (message.order === 'expect') {
    [expected, received, latency] = [message.deliveries, 0, msHistogram(0, LONGEST_MS)];
  } else if (message.order === 'stall') {
    // From now on they may be let go.
    isClosing = true;
    for (const viewer of crowd) viewer.stall();
  } else {
    isClosing = true;
    for (const viewer of crowd) viewer.close();
    port.close();
  }
});
