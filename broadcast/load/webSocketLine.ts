/**
 * A WebSocket client that costs next to nothing, so that one thread can be thousands: no stream, no buffers of its
 * own, frames built beforehand. Source: RFC 6455; speaks ws and wss to servers that send whole frames.
 */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { clientPong } from './clientFrame.ts';
import { ServerFrames } from './serverFrames.ts';

export interface LineTarget {
  /** Name or address, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** The upgrade request, ready to be sent. */
  readonly upgrade: Buffer;
}

/** What happens on a line; called in order, `onClosed` once and last. */
export interface LineListener {
  onOpen(): void;
  /** A text message: `bytes[start, end)`, valid only during the call. */
  onText(bytes: Buffer, start: number, end: number): void;
  /** @param reason in a few words */
  onClosed(reason: string): void;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 16 * 1024;
/** Any will do: the server's answer to it is not what a load test is about. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** @param path with its query */
export function lineTarget(url: URL, path: string): LineTarget {
  const secure = url.protocol === 'https:' || url.protocol === 'wss:';
  const head = [`GET ${path} HTTP/1.1`, `Host: ${url.host}`, 'Upgrade: websocket', 'Connection: Upgrade'];
  const webSocket = [`Sec-WebSocket-Key: ${KEY}`, 'Sec-WebSocket-Version: 13'];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 443 : 80)),
    secure,
    upgrade: Buffer.from(`${[...head, ...webSocket].join('\r\n')}\r\n\r\n`),
  };
}

export class WebSocketLine {
  readonly #listener: LineListener;
  readonly #socket: Socket;
  readonly #frames = new ServerFrames();
  /** The head of the server's answer as far as it has come; null once it is read. */
  #head: Buffer | null = Buffer.alloc(0);
  #reason = 'closed by the server';
  #isClosed = false;

  /** @param scratch what is read goes here first; all lines of a thread may share it */
  constructor(target: LineTarget, scratch: Buffer, listener: LineListener) {
    this.#listener = listener;
    const onread = {
      buffer: scratch,
      callback: (length: number, bytes: Uint8Array) => this.#receive(bytes as Buffer, length),
    };
    const options = { host: target.host, port: target.port, noDelay: true, onread };
    // An address is no name to be served by (RFC 6066 §3).
    const name = isIP(target.host) === 0 ? { servername: target.host } : {};
    const socket = target.secure ? connectTls({ ...options, ...name }) : connect(options);
    this.#socket = socket;
    socket.once(target.secure ? 'secureConnect' : 'connect', () => socket.write(target.upgrade));
    socket.once('error', (fault: NodeJS.ErrnoException) => {
      this.#reason = fault.code ?? fault.message;
    });
    socket.once('close', () => this.#end());
  }

  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  /** Ends the line at once; `onClosed` follows. */
  close(reason: string): void {
    this.#reason = reason;
    this.#socket.destroy();
  }

  /** From now on nothing is read: a viewer whose machine has stalled. */
  stall(): void {
    this.#socket.pause();
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listener.onClosed(this.#reason);
  }

  #receive(scratch: Buffer, length: number): boolean {
    try {
      const bytes = scratch.subarray(0, length);
      const frames = this.#head ? this.#readHead(bytes) : bytes;
      if (frames) this.#frames.read(frames, this.#onFrame);
    } catch (fault) {
      this.close((fault as Error).message);
    }
    return true;
  }

  /** What follows the head of the answer, or null while it is not whole. @throws Error when the server declines */
  #readHead(bytes: Buffer): Buffer | null {
    const head = Buffer.concat([this.#head!, bytes]);
    this.#head = head;
    const end = head.indexOf(END_OF_HEAD);
    if (end === -1 && head.length > LONGEST_HEAD) throw new Error('the server’s answer never ends');
    if (end === -1) return null;
    this.#head = null;
    const status = head.toString('latin1', 0, end).split('\r\n', 1)[0]!;
    if (!status.includes(' 101 ')) throw new Error(`the server answered "${status}"`);
    this.#listener.onOpen();
    return head.subarray(end + END_OF_HEAD.length);
  }

  #onFrame = (opcode: number, bytes: Buffer, start: number, end: number): void => {
    if (this.#isClosed) return;
    if (opcode === TEXT) this.#listener.onText(bytes, start, end);
    else if (opcode === PING) this.send(clientPong(Buffer.from(bytes.subarray(start, end))));
    else if (opcode === CLOSE) this.close('the server said goodbye');
  };
}
