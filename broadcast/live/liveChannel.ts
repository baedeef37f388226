/**
 * The live channel: Socket.IO rooms that carry each draw's numbered events. What a viewer missed is decided by
 * (epoch, seq) alone and read from the journal; Socket.IO's own recovery is not used.
 */
import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';

import { z } from 'zod';
import type { ClientKind, Pulse, ServerToViewer, ViewerToServer, WatchReply } from '../protocol/channel.ts';
import { repeat } from '../repeat.ts';
import { directAdapter, inMemory, type MakeAdapter } from './directAdapter.ts';
import { type DeliveryCounts, noDeliveries } from './directFanOut.ts';
import { forgetHandshake, forgetRequests } from './forgetRequests.ts';
import { type PreparedReply, preparedParser } from './preparedReply.ts';
import { RequestBudget } from './requestBudget.ts';
import { MOST_WAITING_BYTES, type SlowCounts, SlowViewers } from './slowViewers.ts';
import { lineOf, waitingBytes } from './viewerLine.ts';
import { WatchAnswers, type WatchedLog } from './watchAnswers.ts';

const PULSE_MS = 1000;
/** No message of a viewer's is longer. */
const MAX_MESSAGE_BYTES = 4096;

const watchRequestSchema = z.strictObject({
  draw: z.string().max(64).optional(),
  epoch: z.string().max(32).optional(),
  seq: z.int().nonnegative().optional(),
});

/** What a client may say at its handshake that it is, instead of somebody who watches. */
const SCREENS: ReadonlySet<unknown> = new Set<ClientKind>(['console', 'stage', 'overlay']);
/** As much of what came is repeated to whoever sent it. */
const SHOWN_CHARACTERS = 120;

const refused = (reason: string): WatchReply => ({
  kind: 'refused',
  reason: reason.slice(0, SHOWN_CHARACTERS),
});

/** What the channel remembers of a viewer. */
interface ViewerData {
  budget: RequestBudget;
  /** The draw that is watched. */
  draw?: string;
}

type ViewerServer = Server<ViewerToServer, ServerToViewer, DefaultEventsMap, ViewerData>;
type ViewerSocket = Socket<ViewerToServer, ServerToViewer, DefaultEventsMap, ViewerData>;

export interface LiveParts {
  readonly log: WatchedLog;
  /** Whether the log is a copy that may be a moment behind; left out: it is the log itself. */
  readonly follows?: boolean;
  readonly logger: Logger;
  /** The draw that a viewer without wishes sees. */
  readonly onAir: () => string | null;
  readonly entriesOf: (draw: string) => number;
  readonly now: () => number;
  /** Whether one more may come in, where so many connections are there, of viewers and screens; left out: everybody may. */
  readonly admits?: (connections: number) => boolean;
  /** Why nobody is taken in now, in a word for whoever asks, or null; left out: there is never a reason. */
  readonly unfit?: () => string | null;
  /** Viewers of other nodes; left out: there are none. */
  readonly viewersElsewhere?: () => number;
  /** Whether a draw that is not in the log will be in a moment; left out: none will. */
  readonly isComing?: (draw: string) => boolean;
  /** What joins this node with others; left out: it is the only one. Every node tells its own viewers. */
  readonly adapter?: MakeAdapter;
  /** How often the pulse beats and slow viewers are looked at; left out: once a second. */
  readonly pulseMs?: number;
}

/** What the channel has done since it was opened. */
export interface ChannelCounts extends DeliveryCounts, SlowCounts {
  /** Viewers now. */
  readonly viewers: number;
  /** Consoles, stages and overlays now. */
  readonly screens: number;
  /** Viewers now whose line takes less than it is given. */
  readonly slow: number;
}

const roomOf = (draw: string): string => `draw:${draw}`;

export class LiveChannel {
  readonly #parts: LiveParts;
  readonly #io: ViewerServer;
  readonly #answers: WatchAnswers;
  readonly #slow: SlowViewers<ViewerSocket>;
  readonly #delivered = noDeliveries();
  readonly #stopPulse: () => void;
  /** Sent with the newest tick; what a newcomer gets meanwhile. */
  #lastPulse: Pulse | null = null;
  /** Whoever came since the last beat has had a pulse less than a second ago: the next one is not theirs. */
  #newcomers: string[] = [];
  /** Connections that said that nobody in the audience is behind them. */
  #screens = 0;

  constructor(http: HttpServer, parts: LiveParts) {
    this.#parts = parts;
    // Before the events are sent on: an answer never holds less than what its viewer has been sent.
    this.#answers = new WatchAnswers(parts.log, parts.follows);
    this.#slow = new SlowViewers<ViewerSocket>({
      onCaughtUp: (viewer) => this.#tellNewest(viewer),
      onLetGo: (_, waitingBytes) =>
        parts.logger.info({ waitingBytes }, 'a viewer that takes nothing is let go'),
    });
    this.#io = new Server(http, {
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      adapter: directAdapter(parts.adapter ?? inMemory, {
        mostWaitingBytes: MOST_WAITING_BYTES,
        onDropped: (viewer) => this.#slow.note(viewer as unknown as ViewerSocket),
        counts: this.#delivered,
      }),
      parser: preparedParser,
      // Per viewer they cost more memory and time than they save: what we send is short.
      perMessageDeflate: false,
      httpCompression: false,
      allowRequest: (request, decide) => {
        const refusal = this.#refusal(request.headers);
        decide(refusal, refusal === null);
      },
    });
    forgetRequests(this.#io);
    const listeners = this.#listeners();
    this.#io.on('connection', (socket) => this.#welcome(socket, listeners));
    parts.log.onEvent((event) => this.#io.local.to(roomOf(event.draw)).emit('event', event));
    this.#stopPulse = repeat(parts.logger, 'the pulse', parts.pulseMs ?? PULSE_MS, () => this.#beat());
  }

  /** Viewers of this node now, without the house's own screens. */
  get viewers(): number {
    return this.#connections - this.#screens;
  }

  get #connections(): number {
    return this.#io.engine.clientsCount;
  }

  get counts(): ChannelCounts {
    const { viewers } = this;
    const { size: slow } = this.#slow;
    return { ...this.#delivered, ...this.#slow.counts, viewers, screens: this.#screens, slow };
  }

  /** Of all viewers, the most bytes that wait for one. */
  get mostWaitingBytes(): number {
    let most = 0;
    for (const socket of this.#io.of('/').sockets.values()) {
      most = Math.max(most, waitingBytes(lineOf(socket)));
    }
    return most;
  }

  pulse(): Pulse {
    const onAir = this.#parts.onAir();
    const entries = onAir ? this.#parts.entriesOf(onAir) : 0;
    const viewers = this.viewers + (this.#parts.viewersElsewhere?.() ?? 0);
    return { nowMs: this.#parts.now(), viewers, onAir, entries };
  }

  /** Says goodbye to every viewer; their clients come back by themselves. */
  async close(): Promise<void> {
    this.#stopPulse();
    await this.#io.close();
  }

  /** Why a handshake is refused, or null. */
  #refusal(headers: Parameters<typeof isSameOrigin>[0]): string | null {
    // Same origin only: a page elsewhere cannot open a socket in a visitor's name.
    if (!isSameOrigin(headers)) return 'this request came from another site';
    const { admits, unfit } = this.#parts;
    const reason = unfit?.() ?? null;
    if (reason !== null) return reason;
    return admits && !admits(this.#connections)
      ? 'no room for more viewers; the same events are under /live'
      : null;
  }

  #beat(): void {
    this.#lastPulse = this.pulse();
    this.#io.local.except(this.#newcomers).emit('pulse', this.#lastPulse);
    this.#newcomers = [];
    this.#slow.check();
  }

  /** What the draw's newest event is shows a viewer what it has missed: it asks for the rest, as after any gap. */
  #tellNewest(socket: ViewerSocket): void {
    const { draw } = socket.data;
    const event = draw === undefined ? null : this.#answers.newest(draw);
    if (event) socket.emit('event', event);
  }

  #welcome(socket: ViewerSocket, { onWatch, onClock, onAny }: Listeners): void {
    const nowMs = this.#parts.now();
    if (SCREENS.has(socket.handshake.auth?.kind)) this.#countScreen(socket);
    forgetHandshake(socket);
    socket.data.budget = new RequestBudget(nowMs);
    this.#newcomers.push(socket.id);
    socket.on('watch', onWatch);
    socket.on('clock', onClock);
    socket.onAny(onAny);
    socket.emit('pulse', { ...(this.#lastPulse ?? this.pulse()), nowMs });
  }

  #countScreen(socket: ViewerSocket): void {
    this.#screens++;
    // With the line itself: the count of connections falls there too.
    socket.conn.once('close', () => {
      this.#screens--;
    });
  }

  /** The same for all viewers: a listener of its own for each would cost memory ten thousand times. */
  #listeners(): Listeners {
    const channel = this;
    return {
      onWatch(...call) {
        channel.#receive(this, call, (args) =>
          args.length === 1
            ? channel.#answer(this, args[0])
            : refused('watch: expected one argument, the request'),
        );
      },
      onClock(...call) {
        channel.#receive(this, call, (args) =>
          args.length === 0 ? channel.#parts.now() : refused('clock: expected no argument'),
        );
      },
      onAny(name, ...call) {
        if (name === 'watch' || name === 'clock') return;
        channel.#receive(this, call, () => refused(`there is no event ${name}`));
      },
    };
  }

  /** Answers whatever a viewer sent, if it waits for an answer: what came before its reply is for `answer` to judge. */
  #receive(
    socket: ViewerSocket,
    call: readonly unknown[],
    answer: (args: readonly unknown[]) => WatchReply | PreparedReply | number,
  ): void {
    const isWithinBudget = socket.data.budget.spend(this.#parts.now());
    const reply = call.at(-1);
    if (typeof reply !== 'function') return;
    // Whoever asks and does not read gets no more answers than it gets events; it is told when it has caught up.
    if (waitingBytes(lineOf(socket)) > MOST_WAITING_BYTES) this.#slow.note(socket);
    else reply(isWithinBudget ? answer(call.slice(0, -1)) : refused('too many requests'));
  }

  #answer(socket: ViewerSocket, request: unknown): WatchReply | PreparedReply {
    try {
      return this.#watch(socket, request);
    } catch (fault) {
      this.#parts.logger.error({ err: fault }, 'watch failed');
      return refused('something failed here; ask again');
    }
  }

  /** Joins the room and reads what is missing in one go: no event can come in between. */
  #watch(socket: ViewerSocket, request: unknown): WatchReply | PreparedReply {
    const parsed = watchRequestSchema.safeParse(request);
    if (!parsed.success) return refused(`watch: ${parsed.error.issues[0]!.message}`);
    const draw = parsed.data.draw ?? this.#parts.onAir();
    const answer = draw === null ? null : this.#answers.answer(draw, parsed.data);
    if (draw !== null && answer === null && this.#parts.isComing?.(draw)) {
      return { kind: 'refused', reason: 'this draw is on its way here; ask again' };
    }
    if (draw === null || answer === null) return { kind: 'none' };
    if (socket.data.draw !== draw) {
      if (socket.data.draw !== undefined) socket.leave(roomOf(socket.data.draw));
      socket.join(roomOf(draw));
      socket.data.draw = draw;
    }
    return answer;
  }
}

/** What every viewer's socket calls, with itself as `this` and whatever its client sent. */
interface Listeners {
  readonly onWatch: (this: ViewerSocket, ...call: unknown[]) => void;
  readonly onClock: (this: ViewerSocket, ...call: unknown[]) => void;
  readonly onAny: (this: ViewerSocket, name: unknown, ...call: unknown[]) => void;
}

/** Whether a request without an Origin (not a browser's) or with our own host's came in. */
export function isSameOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}
