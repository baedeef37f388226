/**
 * One event to very many viewers of this node. The packet is encoded once, the WebSocket frame is built once, and its
 * bytes go straight to each viewer's TCP socket; the events of one tick leave in one write. Whoever cannot be served so
 * (polling, changing to a WebSocket, a line with packets held back) takes Socket.IO's own path, and every viewer gets
 * everything in the order in which it was sent.
 */
import type { BroadcastOptions } from 'socket.io-adapter';
import { PacketType } from 'socket.io-parser';
import { textFrame } from './textFrame.ts';
import { directSocket, type HasLine, lineOf, waitingBytes } from './viewerLine.ts';

/** Engine.IO's packet type of a message, before the Socket.IO packet in the frame. */
const ENGINE_MESSAGE = '4';

/** Targets whose viewers are remembered: a few draws, and everybody. */
const MOST_TARGETS = 16;

/** A Socket.IO packet before it is encoded. */
export interface Packet {
  readonly type: number;
  readonly data?: unknown;
  nsp?: string;
}

/** The part of a Socket.IO socket that is used. */
export interface DirectViewer extends HasLine {
  readonly client: { writeToEngine(packets: string[], options: object): void };
  notifyOutgoingListeners(packet: Packet): void;
}

/** The part of a Socket.IO namespace that is used. */
export interface DirectNamespace {
  readonly name: string;
  readonly server: { readonly encoder: { encode(packet: Packet): unknown[] } };
  readonly sockets: ReadonlyMap<string, DirectViewer>;
}

/** Who is in which room, as the adapter keeps it. */
export interface Rooms {
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sids: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Where frames went, counted since the start. */
export interface DeliveryCounts {
  /** Written straight to a TCP socket. */
  direct: number;
  /** Sent by Socket.IO's own path. */
  ordinary: number;
  /** Not queued, for their viewer had as much waiting as it may. */
  dropped: number;
}

export interface DirectOptions {
  /** The most that may wait for one viewer, bytes, unless one tick's events alone are more; past it, frames are dropped. */
  readonly mostWaitingBytes: number;
  /** A frame was dropped. Must not throw. */
  readonly onDropped: (viewer: DirectViewer) => void;
  /** Counted up while the adapter works. */
  readonly counts: DeliveryCounts;
}

export const noDeliveries = (): DeliveryCounts => ({ direct: 0, ordinary: 0, dropped: 0 });

/** Events of one tick that go to the same rooms. */
interface Batch {
  readonly key: string;
  readonly options: BroadcastOptions;
  readonly packets: Packet[];
  readonly texts: string[];
}

export class DirectFanOut {
  /** Sends what this tick has queued so far. */
  readonly flush: () => void;
  readonly #namespace: DirectNamespace;
  readonly #rooms: Rooms;
  readonly #options: DirectOptions;
  #pending: Batch[] = [];
  /** Who is meant by a batch's key; forgotten whenever somebody comes, goes, or changes rooms. */
  readonly #viewers = new Map<string, readonly DirectViewer[]>();

  constructor(namespace: DirectNamespace, rooms: Rooms, options: DirectOptions) {
    this.#namespace = namespace;
    this.#rooms = rooms;
    this.#options = options;
    this.flush = () => {
      if (this.#pending.length > 0) this.#flushPending();
    };
  }

  /** Somebody is about to join or leave: what is queued is for those who are there. */
  beforeChange(): void {
    this.flush();
    this.#viewers.clear();
  }

  /**
   * Queues an event until the end of the tick. What it does not take (binary, with wishes about how it is sent) is the
   * caller's to send, and everything queued has gone out before.
   * @returns whether it is taken
   */
  take(packet: Packet, options: BroadcastOptions): boolean {
    const text = isPlain(packet, options) ? this.#textOf(packet) : null;
    if (text === null) {
      this.flush();
      return false;
    }
    const key = keyOf(options);
    const last = this.#pending.at(-1);
    if (last?.key === key) {
      last.packets.push(packet);
      last.texts.push(text);
      return true;
    }
    if (!last) queueMicrotask(this.flush);
    this.#pending.push({ key, options, packets: [packet], texts: [text] });
    return true;
  }

  #flushPending(): void {
    const batches = this.#pending;
    this.#pending = [];
    for (const batch of batches) this.#send(batch);
  }

  /** The packet as text, or null where it has binary parts. */
  #textOf(packet: Packet): string | null {
    packet.nsp = this.#namespace.name;
    const encoded = this.#namespace.server.encoder.encode(packet);
    return encoded.length === 1 && typeof encoded[0] === 'string' ? encoded[0] : null;
  }

  #send(batch: Batch): void {
    const frames = batch.texts.map((text) => textFrame(ENGINE_MESSAGE + text));
    const bytes = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
    for (const viewer of this.#viewersOf(batch)) this.#deliver(viewer, batch, bytes);
  }

  #deliver(viewer: DirectViewer, { packets, texts }: Batch, bytes: Buffer): void {
    const { counts, mostWaitingBytes, onDropped } = this.#options;
    const line = lineOf(viewer);
    const tcp = directSocket(line);
    const waiting = tcp ? tcp.writableLength : waitingBytes(line);
    if (waiting > 0 && waiting + bytes.length > mostWaitingBytes) {
      counts.dropped += texts.length;
      onDropped(viewer);
      return;
    }
    for (const packet of packets) viewer.notifyOutgoingListeners(packet);
    if (tcp) {
      counts.direct += texts.length;
      tcp.write(bytes);
    } else {
      counts.ordinary += texts.length;
      viewer.client.writeToEngine(texts, { preEncoded: true });
    }
  }

  /** Each viewer once. Looking up ten thousand by their ids takes a tenth of the whole sending. */
  #viewersOf({ key, options }: Batch): readonly DirectViewer[] {
    const known = this.#viewers.get(key);
    if (known) return known;
    const viewers: DirectViewer[] = [];
    for (const id of this.#idsOf(options)) {
      const viewer = this.#namespace.sockets.get(id);
      if (viewer) viewers.push(viewer);
    }
    if (this.#viewers.size >= MOST_TARGETS) this.#viewers.clear();
    this.#viewers.set(key, viewers);
    return viewers;
  }

  #idsOf({ rooms, except }: BroadcastOptions): Iterable<string> {
    const { rooms: known, sids } = this.#rooms;
    const named = rooms.size === 0 ? sids.keys() : union(known, rooms);
    if (!except || except.size === 0) return named;
    const left = new Set(named);
    for (const id of union(known, except)) left.delete(id);
    return left;
  }
}

function union(known: Rooms['rooms'], rooms: Iterable<string>): Set<string> {
  const ids = new Set<string>();
  for (const room of rooms) for (const id of known.get(room) ?? []) ids.add(id);
  return ids;
}

/** An event without an acknowledgement and without wishes about how it is sent. */
const isPlain = (packet: Packet, { flags }: BroadcastOptions): boolean =>
  packet.type === PacketType.EVENT && !flags?.volatile && !flags?.compress;

const keyOf = ({ rooms, except }: BroadcastOptions): string =>
  JSON.stringify([[...rooms], [...(except ?? [])]]);
