/**
 * A connection keeps the request of its handshake for as long as it lives, with all that a browser says of itself:
 * nobody looks at it again, and of ten thousand they are tens of megabytes. Who may come in is decided before
 * (`allowRequest`). Source: Socket.IO's page on memory usage, and what engine.io 6.6 and socket.io 4.8 keep besides.
 */
import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';

interface Connection {
  request: IncomingMessage | null;
}

export function forgetRequests(io: Server): void {
  io.engine.on('connection', (connection: Connection) => {
    if (connection.request) forgetResponse(connection.request);
    connection.request = null;
  });
}

/** Engine.IO's stand-in for the answer to a WebSocket handshake waits for the line's end, and holds the request. */
function forgetResponse({ socket }: IncomingMessage): void {
  for (const listener of socket.listeners('close') as (() => void)[]) {
    if (listener.toString() === '() => this.emit("close")') socket.removeListener('close', listener);
  }
}

/** What Socket.IO copies from the request, which is gone by then. */
const NO_HANDSHAKE = Object.freeze({});

export function forgetHandshake(socket: Pick<Socket, 'id'>): void {
  Object.assign(socket, { handshake: NO_HANDSHAKE });
}
