/** One player's line to the server, or a crowd's: registrations down a raw keep-alive socket, several under way at once. */
import { connect, type Socket } from 'node:net';

export interface RegistrationLineOptions {
  readonly port: number;
  /** Requests under way at once on this socket (HTTP/1.1 pipelining). */
  readonly depth: number;
  /** The next number to register, or null when there is none. */
  next(): string | null;
  /** Told of every answer; `sentMs` is `performance.now()` of its request. */
  onAnswer(answer: { number: string; status: number; body: string; sentMs: number }): void;
}

const END_OF_HEAD = '\r\n\r\n';

function requestOf(number: string): string {
  const body = `{"number":"${number}"}`;
  return `POST /api/registrations HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/**
 * Registers until there is nothing left, or the line breaks.
 * @returns numbers whose answer never came: whether they are registered nobody knows
 */
export function registerDownALine(options: RegistrationLineOptions): Promise<string[]> {
  const { port, depth, next, onAnswer } = options;
  return new Promise((resolve) => {
    const underWay: { number: string; sentMs: number }[] = [];
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let received = '';
    const fill = (): void => {
      let requests = '';
      while (underWay.length < depth) {
        const number = next();
        if (number === null) break;
        underWay.push({ number, sentMs: performance.now() });
        requests += requestOf(number);
      }
      if (requests) socket.write(requests);
      else if (underWay.length === 0) socket.end();
    };
    const take = (): void => {
      for (;;) {
        const head = received.indexOf(END_OF_HEAD);
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
        const end = head + END_OF_HEAD.length + length;
        if (received.length < end) return;
        const body = received.slice(head + END_OF_HEAD.length, end);
        const status = Number(received.slice(9, 12));
        received = received.slice(end);
        onAnswer({ ...underWay.shift()!, status, body });
      }
    };
    socket.setEncoding('latin1');
    socket.on('connect', fill);
    socket.on('data', (piece: string) => {
      received += piece;
      take();
      fill();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(underWay.map(({ number }) => number)));
  });
}
