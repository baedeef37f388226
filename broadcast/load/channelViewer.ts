/**
 * One cheap viewer of the live channel. It follows a draw by the channel's rules (PROTOCOL.md §7.2), checks the hash
 * chain of every event, notes what a viewer must never see, and comes back by (epoch, seq) when its line is lost.
 */
import {
  ASK_CLOCK,
  type CheckedEvent,
  type CheckedReply,
  CONNECT,
  messageKind,
  PONG,
  type Pushed,
  parseClock,
  watchFrame,
} from './channelMessages.ts';
import type { MessageMemory } from './messageMemory.ts';
import { addMs } from './msHistogram.ts';
import type { SimulatedPlace } from './simulatedPlace.ts';
import { addTurn, countReason, type SwarmTally } from './swarmTally.ts';
import { type LineListener, type LineTarget, WebSocketLine } from './webSocketLine.ts';

/** The server's clock as one machine's best answer tells it: what latencies are measured with. */
export interface ReferenceClock {
  /** Server clock minus local clock, milliseconds. */
  offsetMs: number;
  roundTripMs: number;
}

/** What the viewers of a thread share. */
export interface SwarmParts {
  readonly target: LineTarget;
  readonly scratch: Buffer;
  readonly tally: SwarmTally;
  readonly pushed: MessageMemory<Pushed>;
  readonly replies: MessageMemory<CheckedReply>;
  readonly reference: ReferenceClock;
  /** The draw to watch; null: the one on air. */
  readonly draw: string | null;
  /** Milliseconds since 1970 on this machine's clock, with fractions. */
  readonly now: () => number;
  /** Where the next viewer is. */
  readonly placeOf: () => SimulatedPlace;
  /** A viewer's line is gone, and nobody had asked it to go. */
  readonly onLost: (viewer: ChannelViewer) => void;
}

/** What is held of a draw. */
export interface Position {
  readonly draw: string;
  epoch: string;
  seq: number;
  /** The hash of event `seq`. */
  head: string;
}

/** Clock questions as the pages ask them (`viewer/channel/clockSync.ts`): how many at once, how far apart, and when again. */
const FIRST_BURST = 6;
const LATER_BURST = 3;
const BETWEEN_QUESTIONS_MS = 150;
const BETWEEN_BURSTS_MS = 30_000;
const GOOD_ERROR_MS = 25;
const SOON_MS = 2_000;

export class ChannelViewer implements LineListener {
  readonly #parts: SwarmParts;
  readonly #place: SimulatedPlace;
  #line: WebSocketLine | null = null;
  #openedMs = 0;
  #position: Position | null = null;
  #isWatching = false;
  /** A question is under way. */
  #isWaiting = false;
  /** The largest seq received on this line. */
  #largestSeq = 0;
  /** Events that came while an answer was due. */
  #early: CheckedEvent[] = [];
  /** A question about the clock is under way: when it was asked, here and where this viewer is. */
  #askedClock: { readonly atMs: number; readonly localMs: number } | null = null;
  #nextQuestion: NodeJS.Timeout | undefined;
  #soonMs = SOON_MS;
  /** This viewer's own idea of the server's clock, from its quickest answer. */
  readonly #clock: ReferenceClock = { offsetMs: 0, roundTripMs: Number.POSITIVE_INFINITY };

  constructor(parts: SwarmParts) {
    this.#parts = parts;
    this.#place = parts.placeOf();
  }

  /** What is held, or null before the first snapshot. */
  get position(): Position | null {
    return this.#position;
  }

  get isWatching(): boolean {
    return this.#isWatching;
  }

  /** Opens a line, also again after one was lost. */
  open(): void {
    const { target, scratch, tally, now } = this.#parts;
    this.#openedMs = now();
    tally.counts.started += 1;
    this.#line = new WebSocketLine(target, scratch, this);
  }

  close(): void {
    const line = this.#line;
    this.#line = null;
    line?.close('closed here');
  }

  stall(): void {
    this.#line?.stall();
  }

  /** Asks, and goes on asking as the pages do. */
  #askClock(left: number): void {
    const { now } = this.#parts;
    if (this.#askedClock === null) {
      const atMs = now();
      // It leaves here when it would have come here from where this viewer is.
      this.#askedClock = { atMs, localMs: this.#place.localAt(atMs - this.#place.upMs()) };
      this.#line?.send(ASK_CLOCK);
    }
    const [pauseMs, next] =
      left > 1 ? [BETWEEN_QUESTIONS_MS, left - 1] : [this.#betweenBurstsMs(), LATER_BURST];
    this.#nextQuestion = setTimeout(() => this.#askClock(next), pauseMs);
  }

  #betweenBurstsMs(): number {
    if (this.#clock.roundTripMs / 2 <= GOOD_ERROR_MS) return BETWEEN_BURSTS_MS;
    const pauseMs = Math.min(this.#soonMs, BETWEEN_BURSTS_MS);
    this.#soonMs *= 2;
    return pauseMs;
  }

  onOpen(): void {
    this.#isWaiting = false;
    this.#askedClock = null;
    this.#largestSeq = 0;
    this.#early = [];
  }

  onClosed(reason: string): void {
    clearTimeout(this.#nextQuestion);
    const { tally, onLost } = this.#parts;
    if (this.#isWatching) tally.counts.watching -= 1;
    this.#isWatching = false;
    if (this.#line === null) return;
    this.#line = null;
    tally.counts.lost += 1;
    countReason(tally, reason);
    onLost(this);
  }

  onText(bytes: Buffer, start: number, end: number): void {
    const { counts } = this.#parts.tally;
    counts.bytes += end - start;
    switch (messageKind(bytes, start)) {
      case 'event':
        this.#receive(this.#parts.pushed.read(bytes, start, end));
        break;
      case 'ping':
        this.#line?.send(PONG);
        break;
      case 'open':
        this.#line?.send(CONNECT);
        break;
      case 'connected':
        counts.connected += 1;
        this.#watch();
        break;
      case 'watch':
        this.#receiveReply(this.#parts.replies.read(bytes, start, end));
        break;
      case 'clock':
        this.#receiveClock(parseClock(bytes, start, end));
        break;
      case 'goodbye':
        this.#line?.close('the server said goodbye');
        break;
      case 'other':
        break;
    }
  }

  #watch(): void {
    const { draw } = this.#parts;
    const held = this.#position;
    this.#isWaiting = true;
    const request = held
      ? { draw: held.draw, epoch: held.epoch, seq: held.seq }
      : draw === null
        ? {}
        : { draw };
    this.#line?.send(watchFrame(request));
  }

  #receive(pushed: Pushed): void {
    const { tally, now, reference } = this.#parts;
    const serverMs = now() + reference.offsetMs;
    if (pushed.kind === 'pulse') {
      tally.counts.pulses += 1;
      // The first pulse is a copy of an earlier one and says nothing about the way here.
      if (this.#isWatching) addMs(tally.pulseLatency, serverMs - pushed.pulse.nowMs);
      this.#followOnAir(pushed.pulse.onAir);
      return;
    }
    const { checked } = pushed;
    const { seq, draw } = checked.event;
    tally.counts.events += 1;
    if (this.#position && draw !== this.#position.draw) return;
    addMs(tally.latency, serverMs - checked.atMs);
    const isLate = seq < this.#largestSeq && seq > (this.#position?.seq ?? 0);
    if (isLate) tally.counts.reordered += 1;
    this.#largestSeq = Math.max(this.#largestSeq, seq);
    if (this.#isWaiting) this.#early.push(checked);
    else this.#apply(checked, true);
  }

  /** A viewer without a wish goes over to the draw that has come on air, as the live page does. */
  #followOnAir(onAir: string | null): void {
    if (this.#parts.draw !== null || onAir === null || this.#isWaiting) return;
    if (this.#position?.draw === onAir) return;
    this.#position = null;
    this.#largestSeq = 0;
    this.#watch();
  }

  /** @param isLive it has just come by itself, and is not part of an answer */
  #apply({ event, hash, showAtMs }: CheckedEvent, isLive: boolean): void {
    const { counts } = this.#parts.tally;
    const held = this.#position;
    const isNext = held !== null && event.seq === held.seq + 1;
    const isContinued = isNext && event.prev === held.head;
    if (!held || (event.epoch !== held.epoch && !isContinued)) {
      this.#watch();
    } else if (event.seq <= held.seq) {
      // An answer may well hold what has been sent meanwhile.
      if (isLive) counts.duplicates += 1;
    } else if (!isNext) {
      counts.gaps += 1;
      this.#watch();
    } else if (!isContinued) {
      counts.broken += 1;
      this.#position = null;
      this.#watch();
    } else {
      // After a restored backup the same chain goes on under another epoch.
      held.epoch = event.epoch;
      held.seq = event.seq;
      held.head = hash;
      if (isLive && showAtMs !== null) this.#turn(showAtMs);
    }
  }

  /** The screen turns when this viewer believes that it is time, or at once where that has passed. */
  #turn(showAtMs: number): void {
    const { tally, now, reference } = this.#parts;
    if (this.#clock.roundTripMs === Number.POSITIVE_INFINITY) return;
    const heardMs = now() + this.#place.downMs();
    const dueMs = this.#place.instantOf(showAtMs - this.#clock.offsetMs);
    if (heardMs > dueMs) tally.counts.late += 1;
    const turnMs = Math.max(heardMs, dueMs) + this.#place.frameMs();
    addTurn(tally, showAtMs, turnMs + reference.offsetMs - showAtMs);
  }

  #receiveReply(reply: CheckedReply): void {
    const { tally, now } = this.#parts;
    this.#isWaiting = false;
    const early = this.#early;
    this.#early = [];
    if (reply.kind === 'none' || reply.kind === 'refused') {
      countReason(tally, reply.kind === 'none' ? 'no draw to watch' : reply.reason);
      // A draw may yet come on air; one that was named will not be there later either.
      if (reply.kind === 'refused' || this.#parts.draw !== null) tally.counts.unanswered += 1;
      return;
    }
    if (reply.kind === 'reset') {
      const { draw, epoch, seq, head } = reply;
      this.#position = { draw, epoch, seq, head };
      tally.counts.resets += 1;
    } else tally.counts.tails += 1;
    for (const event of [...reply.tail, ...early]) this.#apply(event, false);
    if (this.#isWatching) return;
    this.#isWatching = true;
    tally.counts.watching += 1;
    addMs(tally.join, now() - this.#openedMs);
    this.#soonMs = SOON_MS;
    this.#askClock(FIRST_BURST);
  }

  /** Cristian's algorithm, as the pages do it: the answer with the shortest way is the truest. */
  #receiveClock(serverMs: number): void {
    const { now, reference } = this.#parts;
    if (this.#askedClock === null || !Number.isFinite(serverMs)) return;
    const { atMs, localMs } = this.#askedClock;
    this.#askedClock = null;
    const receivedMs = now();
    takeQuicker(reference, atMs, serverMs, receivedMs);
    takeQuicker(this.#clock, localMs, serverMs, this.#place.localAt(receivedMs + this.#place.downMs()));
  }
}

/** What the answer says of the server's clock, unless a quicker one is there. Mutates `clock`. */
function takeQuicker(clock: ReferenceClock, askedMs: number, serverMs: number, receivedMs: number): void {
  const roundTripMs = receivedMs - askedMs;
  if (roundTripMs > clock.roundTripMs) return;
  clock.roundTripMs = roundTripMs;
  clock.offsetMs = serverMs - (askedMs + receivedMs) / 2;
}
