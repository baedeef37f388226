/**
 * The live channel: Socket.IO rooms that carry each draw's numbered events. What a viewer missed is decided by
 * (epoch, seq) alone and read from the journal; Socket.IO's own recovery is not used.
 */
import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { DrawLog } from '../draws/drawLog.ts';
import type { Pulse, ServerToViewer, ViewerToServer, WatchReply } from '../protocol/channel.ts';
import { repeat } from '../repeat.ts';

const PULSE_MS = 1000;
/** No message of a viewer's is longer. */
const MAX_MESSAGE_BYTES = 4096;
/** Requests of one viewer in a row, and how many more a second: a person needs a handful. */
const BURST = 40;
const REFILL_PER_SECOND = 5;
/** Packets that may wait for one viewer: a whole draw is fewer, so nobody on a slow line comes near. */
const MOST_WAITING_PACKETS = 256;
/** The room of those who hear the next pulse. */
const PULSE_ROOM = 'pulse';

const watchRequestSchema = z.strictObject({
  draw: z.string().max(64).optional(),
  epoch: z.string().max(32).optional(),
  seq: z.int().nonnegative().optional(),
});

type ViewerSocket = Socket<ViewerToServer, ServerToViewer>;

export interface LiveParts {
  readonly log: DrawLog;
  readonly logger: Logger;
  /** The draw that a viewer without wishes sees. */
  readonly onAir: () => string | null;
  readonly entriesOf: (draw: string) => number;
  readonly now: () => number;
}

/** A token bucket: says whether one more request is within bounds. */
function requestBudget(now: () => number): () => boolean {
  let tokens = BURST;
  let last = now();
  return () => {
    const at = now();
    // A clock that is set back must not take tokens away.
    const elapsedMs = Math.max(0, at - last);
    tokens = Math.min(BURST, tokens + (elapsedMs / 1000) * REFILL_PER_SECOND);
    last = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** The parts of an Engine.IO connection that its types keep to themselves. */
interface Line {
  /** Packets held back because the line has not taken the ones before. */
  readonly writeBuffer: readonly unknown[];
  /** Only a WebSocket has one. */
  readonly transport: { readonly socket?: { terminate(): void } };
}
const lineOf = ({ conn }: ViewerSocket): Line => conn as unknown as Line;

const roomOf = (draw: string): string => `draw:${draw}`;

export class LiveChannel {
  readonly #parts: LiveParts;
  readonly #io: Server<ViewerToServer, ServerToViewer>;
  readonly #stopPulse: () => void;
  /** Sent with the newest tick; what a newcomer gets meanwhile. */
  #lastPulse: Pulse | null = null;

  constructor(http: HttpServer, parts: LiveParts) {
    this.#parts = parts;
    this.#io = new Server(http, {
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      // Same origin only: a page elsewhere cannot open a socket in a visitor's name.
      allowRequest: (request, decide) => decide(null, isSameOrigin(request.headers)),
    });
    this.#io.on('connection', (socket) => this.#welcome(socket));
    parts.log.onEvent((event) => this.#io.to(roomOf(event.draw)).emit('event', event));
    this.#stopPulse = repeat(parts.logger, 'the pulse', PULSE_MS, () => this.#beat());
  }

  get viewers(): number {
    return this.#io.engine.clientsCount;
  }

  pulse(): Pulse {
    const onAir = this.#parts.onAir();
    const entries = onAir ? this.#parts.entriesOf(onAir) : 0;
    return { nowMs: this.#parts.now(), viewers: this.viewers, onAir, entries };
  }

  /** Says goodbye to every viewer; their clients come back by themselves. */
  async close(): Promise<void> {
    this.#stopPulse();
    await this.#io.close();
  }

  #beat(): void {
    this.#lastPulse = this.pulse();
    this.#io.to(PULSE_ROOM).emit('pulse', this.#lastPulse);
    for (const socket of this.#io.of('/').sockets.values()) {
      // Whoever came since the last beat has had a pulse less than a second ago: the next one is theirs.
      socket.join(PULSE_ROOM);
      if (lineOf(socket).writeBuffer.length > MOST_WAITING_PACKETS) this.#letGo(socket);
    }
  }

  /** A viewer whose line takes nothing: it costs no more memory, and comes back by (epoch, seq) when it can. */
  #letGo(socket: ViewerSocket): void {
    const { writeBuffer, transport } = lineOf(socket);
    this.#parts.logger.info({ waiting: writeBuffer.length }, 'a viewer that takes nothing is let go');
    // Without the polite goodbye, which would wait behind everything that the line does not take.
    socket.conn.close(true);
    transport.socket?.terminate();
  }

  #welcome(socket: ViewerSocket): void {
    const withinBudget = requestBudget(this.#parts.now);
    socket.emit('pulse', { ...(this.#lastPulse ?? this.pulse()), nowMs: this.#parts.now() });
    socket.on('clock', (reply) => {
      if (typeof reply === 'function' && withinBudget()) reply(this.#parts.now());
    });
    socket.on('watch', (request, reply) => {
      if (typeof reply !== 'function') return;
      reply(
        withinBudget() ? this.#answer(socket, request) : { kind: 'refused', reason: 'too many requests' },
      );
    });
  }

  #answer(socket: ViewerSocket, request: unknown): WatchReply {
    try {
      return this.#watch(socket, request);
    } catch (fault) {
      this.#parts.logger.error({ err: fault }, 'watch failed');
      return { kind: 'refused', reason: 'something failed here; ask again' };
    }
  }

  /** Joins the room and reads what is missing in one go: no event can come in between. */
  #watch(socket: ViewerSocket, request: unknown): WatchReply {
    const parsed = watchRequestSchema.safeParse(request);
    if (!parsed.success) return { kind: 'refused', reason: `watch: ${parsed.error.issues[0]!.message}` };
    const { log } = this.#parts;
    const draw = parsed.data.draw ?? this.#parts.onAir();
    const state = draw === null ? null : log.state(draw);
    if (draw === null || state === null) return { kind: 'none' };
    for (const room of socket.rooms) if (room.startsWith('draw:')) socket.leave(room);
    socket.join(roomOf(draw));
    const { epoch, seq } = parsed.data;
    if (epoch === log.epoch && seq !== undefined && seq <= state.seq) {
      return { kind: 'tail', draw, epoch, events: log.events(draw, seq) };
    }
    return { kind: 'reset', draw, epoch: log.epoch, snapshot: state, tail: [] };
  }
}

/** Whether a request without an Origin (not a browser's) or with our own host's came in. */
export function isSameOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}
