/** A viewer in a test: a real Socket.IO client that applies events by the channel's rules. */
import type { Socket as TcpSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../../engine/draw/drawState.ts';
import type { Pulse, ServerToViewer, ViewerToServer, WatchReply, WatchRequest } from '../protocol/channel.ts';

type ViewerSocket = Socket<ServerToViewer, ViewerToServer>;

/** A connected client that asks for nothing by itself. */
export async function connect(
  url: string,
  options: { readonly origin?: string; readonly transports?: string[]; readonly auth?: object } = {},
): Promise<ViewerSocket> {
  const socket: ViewerSocket = io(url, {
    transports: options.transports ?? ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(options.auth === undefined ? {} : { auth: options.auth }),
    ...(options.origin === undefined ? {} : { extraHeaders: { origin: options.origin } }),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Asks to watch. @param request anything at all: what is sent is for the server to judge */
export const watch = (socket: ViewerSocket, request: unknown): Promise<WatchReply> =>
  socket.timeout(5000).emitWithAck('watch', request as WatchRequest) as Promise<WatchReply>;

export class Viewer {
  /** Why this viewer could not follow, or null. */
  broken: string | null = null;
  /** Sequence numbers in the order in which they were applied. */
  readonly applied: number[] = [];
  readonly pulses: { readonly pulse: Pulse; readonly atMs: number }[] = [];
  resets = 0;
  readonly #draw: string;
  readonly #socket: ViewerSocket;
  #state: DrawState | null = null;

  constructor(url: string, draw: string) {
    this.#draw = draw;
    this.#socket = io(url, {
      ...{ transports: ['websocket'], forceNew: true },
      // A line that closes between handshake and greeting is noticed by this time-out only.
      ...{ reconnectionDelay: 5, reconnectionDelayMax: 30, timeout: 1000 },
    });
    this.#socket.on('connect', () => void this.#watch());
    this.#socket.on('event', (event) => this.#receive(event));
    this.#socket.on('pulse', (pulse) => this.pulses.push({ pulse, atMs: performance.now() }));
  }

  get state(): DrawState | null {
    return this.#state;
  }

  async #watch(): Promise<void> {
    const held = this.#state ? { epoch: this.#state.epoch, seq: this.#state.seq } : {};
    const reply = await watch(this.#socket, { draw: this.#draw, ...held }).catch(() => null);
    if (reply?.kind === 'tail') for (const event of reply.events) this.#receive(event);
    if (reply?.kind === 'reset') {
      this.resets++;
      this.#state = reply.snapshot;
      for (const event of reply.tail) this.#receive(event);
    }
  }

  #receive(event: DrawEvent): void {
    if (event.draw !== this.#draw || !this.#state) return;
    const misfit = misfitOf(this.#state, event);
    if (misfit === null) {
      this.#state = applyEvent(this.#state, event);
      this.applied.push(event.seq);
    } else if (misfit === 'gap') void this.#watch();
    else if (misfit !== 'already-applied') this.broken = misfit;
  }

  /** Tears the line where there is one, as a tunnel does; the client comes back by itself. */
  tear(): void {
    if (this.#socket.connected) this.#socket.io.engine.close();
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** Goes to another server's address, as a phone does that a balancer sends elsewhere. */
  moveTo(url: string): void {
    Object.assign(this.#socket.io, { uri: url });
    this.tear();
  }

  /** Leaves until `back`. */
  leave(): void {
    this.#socket.disconnect();
  }

  back(): void {
    this.#socket.connect();
  }

  /** Reads nothing more, as a stalled phone does. */
  pause(): void {
    this.#tcp().pause();
  }

  resume(): void {
    this.#tcp().resume();
  }

  #tcp(): TcpSocket {
    return (this.#socket.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket;
  }

  close(): void {
    this.#socket.close();
  }
}
