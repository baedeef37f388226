/** How a server of ours takes its address, and how it parts from whoever is still connected. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { badInput, TirazhError } from '../../engine/errors.ts';

/** Ten thousand viewers may come at once: those that find no place in the queue try again only a second later. */
const BACKLOG = 4096;

/** Where a server listens. */
export interface Place {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** What the system says of an address that cannot be listened on. */
const LISTEN_FAULTS: Record<string, (place: Place) => TirazhError> = {
  EADDRINUSE: ({ port }) =>
    new TirazhError('WRONG_STATE', `port ${port} is taken; choose another with --port`),
  EACCES: ({ port }) =>
    new TirazhError('WRONG_STATE', `port ${port}: no permission to listen on it; choose one above 1023`),
  EADDRNOTAVAIL: ({ host }) => badInput(`--host ${host}: it is no address of this machine`),
  ENOTFOUND: ({ host }) => badInput(`--host ${host}: there is no such host`),
  EAI_AGAIN: ({ host }) => badInput(`--host ${host}: there is no such host`),
};

/** Every open connection, also those that WebSockets have taken over from HTTP. */
export function trackConnections(http: FastifyInstance): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  http.server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return connections;
}

/** @throws TirazhError WRONG_STATE when the port is taken, BAD_INPUT for an address that is none of this machine's */
export async function listen(http: FastifyInstance, place: Place): Promise<void> {
  try {
    await http.listen({ host: place.host, port: place.port, backlog: BACKLOG });
  } catch (cause) {
    const explained = LISTEN_FAULTS[(cause as NodeJS.ErrnoException).code ?? '']?.(place);
    throw explained ? new TirazhError(explained.code, explained.message, { cause }) : cause;
  }
}

/** The port that is listened on, also where 0 was asked for. */
export function portOf(http: FastifyInstance, { port }: Place): number {
  const address = http.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** An IPv6 address stands in brackets in a URL. */
export const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
