/**
 * A viewer's line below Socket.IO: the Engine.IO connection, its WebSocket and the TCP socket. Engine.IO and ws keep
 * these to themselves, so each is looked for and never taken for granted: without them the ordinary path is taken.
 */
import type { Socket as TcpSocket } from 'node:net';

/** The part of a `ws` WebSocket that is used. */
interface WebSocketLine {
  /** 1 while it is open. */
  readonly readyState: number;
  /** Bytes that wait in ws and in the TCP socket's own queue. */
  readonly bufferedAmount: number;
  readonly _socket?: TcpSocket;
  terminate(): void;
}

/** The part of an Engine.IO connection that is used. */
export interface Line {
  readonly readyState: string;
  /** Packets held back because the line has not taken the ones before, or because nobody polls. */
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: { readonly name: string; readonly socket?: WebSocketLine };
  /** @param discard without waiting for what is held back */
  close(discard?: boolean): void;
  /** Before a packet is queued; not for what is written to the TCP socket directly. */
  on(name: 'packetCreate', listener: () => void): unknown;
}

/** A Socket.IO socket of the server, as far as its line is concerned. */
export interface HasLine {
  readonly conn: unknown;
}

export const lineOf = ({ conn }: HasLine): Line => conn as Line;

const OPEN = 1;

/**
 * The TCP socket, where bytes written to it follow everything sent to this viewer before; else null: while the viewer
 * polls or still changes to a WebSocket, or while packets are held back in Engine.IO or in ws.
 */
export function directSocket({ readyState, writeBuffer, transport }: Line): TcpSocket | null {
  if (readyState !== 'open' || transport.name !== 'websocket' || writeBuffer.length > 0) return null;
  const webSocket = transport.socket;
  const tcp = webSocket?._socket;
  if (!webSocket || !tcp || webSocket.readyState !== OPEN) return null;
  return webSocket.bufferedAmount === tcp.writableLength ? tcp : null;
}

const sizeOf = ({ data }: { readonly data?: unknown }): number =>
  typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;

/** Bytes that wait in this process for the line to take them; of packets held back as text, their characters. */
export function waitingBytes({ writeBuffer, transport }: Line): number {
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) bytes += sizeOf(packet);
  return bytes;
}

/** Ends a line at once, without the polite goodbye, which would wait behind everything that the line does not take. */
export function cutLine(line: Line): void {
  const { socket } = line.transport;
  line.close(true);
  socket?.terminate();
}
