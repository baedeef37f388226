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
import { type LineListener, lineTarget, WebSocketLine } from '../../broadcast/load/webSocketLine.ts';
import { RECONNECTION } from '../../viewer/channel/reconnection.ts';
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
  | {
      readonly told: 'joined';
      readonly elapsedMs: number;
      /** Lines that were lost before everybody was there, and opened again, by why. */
      readonly returns: Readonly<Record<string, number>>;
    }
  | { readonly told: 'received'; readonly atMs: number; readonly latency: MsHistogram }
  /** The crowd is not what it should be, and nothing that is measured with it means anything. */
  | { readonly told: 'fault'; readonly reason: string };

const LONGEST_MS = 60_000;
/** A storm that has not ended by then has failed. */
const LONGEST_STORM_MS = 60_000;
const EVENT = Buffer.from('42["event"');
const { url, viewers, protocol } = workerData as CrowdOrder;
const port = parentPort!;
const tell = (message: FromCrowd): void => port.postMessage(message);
const scratch = Buffer.allocUnsafeSlow(64 * 1024);
const WATCH = watchFrame({});
const messages = new MessageMemory((text) => (JSON.parse(text.slice(2)) as [string, BenchEvent])[1]);

let joined = 0;
let isStorm = true;
let isClosing = false;
const returns: Record<string, number> = {};
let expected = 0;
let received = 0;
let latency = msHistogram(0, LONGEST_MS);
const beganMs = sharedNowMs();

const stormLimit = setTimeout(() => {
  const seconds = LONGEST_STORM_MS / 1000;
  const why = Object.entries(returns).map(([reason, times]) => `${reason} × ${times}`);
  const lost = why.length === 0 ? '' : `; lines lost: ${why.join(', ')}`;
  tell({
    told: 'fault',
    reason: `after ${seconds} s only ${joined} of ${viewers} viewers had joined${lost}`,
  });
}, LONGEST_STORM_MS);

function endStorm(): void {
  isStorm = false;
  clearTimeout(stormLimit);
  tell({ told: 'joined', elapsedMs: sharedNowMs() - beganMs, returns });
}

/** As a browser with our client: at a random moment, later and later. @param attempt from 0 */
const comeBackMs = (attempt: number): number =>
  2 *
  Math.random() *
  Math.min(RECONNECTION.reconnectionDelay * 2 ** attempt, RECONNECTION.reconnectionDelayMax);

function count(bytes: Buffer, start: number, end: number): void {
  if (bytes.compare(EVENT, 0, EVENT.length, start, start + EVENT.length) !== 0) return;
  const nowMs = sharedNowMs();
  addMs(latency, nowMs - messages.read(bytes, start, end).sentMs);
  received += 1;
  if (received === expected) tell({ told: 'received', atMs: nowMs, latency });
}

class CrowdViewer implements LineListener {
  #line: WebSocketLine | null = null;
  #attempts = 0;
  #hasJoined = false;
  #patience: NodeJS.Timeout | undefined;

  open(): void {
    this.#line = new WebSocketLine(target, scratch, this);
    // The kernel may wait for a minute on a line whose first packets were dropped; browsers do not.
    this.#patience = setTimeout(() => this.#line?.close('no answer in time'), RECONNECTION.timeout);
  }

  onOpen(): void {
    if (protocol === 'plain') this.#join();
  }

  onText(bytes: Buffer, start: number, end: number): void {
    switch (messageKind(bytes, start)) {
      case 'event':
        count(bytes, start, end);
        break;
      case 'open':
        this.#line?.send(CONNECT);
        break;
      case 'ping':
        this.#line?.send(PONG);
        break;
      case 'connected':
        if (protocol === 'channel') this.#line?.send(WATCH);
        else this.#join();
        break;
      case 'watch':
        this.#join();
        break;
    }
  }

  onClosed(reason: string): void {
    clearTimeout(this.#patience);
    if (isClosing) return;
    if (!isStorm) {
      tell({ told: 'fault', reason: `a viewer that had joined lost its line: ${reason}` });
      return;
    }
    if (this.#hasJoined) joined -= 1;
    this.#hasJoined = false;
    returns[reason] = (returns[reason] ?? 0) + 1;
    setTimeout(() => isClosing || this.open(), comeBackMs(this.#attempts++));
  }

  #join(): void {
    clearTimeout(this.#patience);
    this.#hasJoined = true;
    joined += 1;
    if (joined === viewers) endStorm();
  }

  stall(): void {
    this.#line?.stall();
  }

  close(): void {
    this.#line?.close('closed here');
  }
}

const target = lineTarget(new URL(url), protocol === 'plain' ? '/' : CHANNEL_PATH);
const crowd = Array.from({ length: viewers }, () => new CrowdViewer());
for (const viewer of crowd) viewer.open();

port.on('message', (message: ToCrowd) => {
  if (message.order === 'expect') {
    [expected, received, latency] = [message.deliveries, 0, msHistogram(0, LONGEST_MS)];
  } else if (message.order === 'stall') {
    // From now on they may be let go.
    isClosing = true;
    for (const viewer of crowd) viewer.stall();
  } else {
    isClosing = true;
    clearTimeout(stormLimit);
    for (const viewer of crowd) viewer.close();
    port.close();
  }
});
