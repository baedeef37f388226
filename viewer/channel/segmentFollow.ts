/**
 * The live channel without a socket: the same numbered events over cacheable HTTP (PROTOCOL.md §7.4), asked for about once a
 * second. It answers `watch` and hands on events as the socket does, so whoever follows a draw follows it by the same
 * rules: each event once, in order, without gaps, its chain checked. Headless: timers, fetching and chance are arguments.
 */
import type { Pulse, WatchReply, WatchRequest } from '../../broadcast/protocol/channel.ts';
import type { LiveHead, LiveNow } from '../../broadcast/protocol/segments.ts';
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { Timers } from './timers.ts';

/** What a path holds: parsed JSON (or text), null where the server says "not there", undefined where nobody answers. */
export type Read = (path: string) => Promise<unknown>;

export interface SegmentParts {
  readonly read: Read;
  readonly timers: Timers;
  /** 0 to 1: spreads the viewers over the second. */
  readonly random: () => number;
  onEvent(event: DrawEvent): void;
  onPulse(pulse: Pulse): void;
  /** Answers come, or come no more. After each `true`, ask `watch` again. */
  onConnected(connected: boolean): void;
}

export interface SegmentFollow {
  watch(request: WatchRequest, reply: (answer: WatchReply) => void): void;
  stop(): void;
}

/** The live edge is at most a second old in any cache; asking more often brings nothing. */
const POLL_MS = 1000;
/** Polls are spread by so much of their period, so that viewers who came together drift apart. */
const SPREAD = 0.3;
const LONGEST_POLL_MS = 10_000;
/** Of so many polls one also asks what is on air. */
const POLLS_A_PULSE = 5;
/** Further behind than this, a snapshot costs less than the events. */
const MOST_EVENTS = 16;

/** Where the follower stands: the events up to `seq` have been handed on. */
interface Position {
  readonly draw: string;
  readonly epoch: string;
  seq: number;
}

const NOT_READABLE = Symbol('nobody answers');

export function followSegments(parts: SegmentParts): SegmentFollow {
  const { timers } = parts;
  let position: Position | null = null;
  let connected = false;
  let stopped = false;
  let polls = 0;
  let failures = 0;
  let timer: unknown = null;
  /** Counts the `watch`es: what was read for an older one is void. */
  let question = 0;

  /** @throws NOT_READABLE where nobody answers */
  async function read<Body>(path: string): Promise<Body | null> {
    const body = await parts.read(path);
    if (body === undefined) throw NOT_READABLE;
    return body as Body | null;
  }

  const headOf = (draw: string): Promise<LiveHead | null> => read<LiveHead>(`/live/${draw}`);

  /** Events after `seq` up to the head's, in order; fewer where a cache does not have them all yet. */
  async function eventsAfter(seq: number, { draw, epoch, seq: last }: LiveHead): Promise<DrawEvent[]> {
    const numbers = Array.from({ length: last - seq }, (_, i) => seq + 1 + i);
    const events = await Promise.all(
      numbers.map((number) => read<DrawEvent>(`/live/${draw}/events/${number}?epoch=${epoch}`)),
    );
    const missing = events.indexOf(null);
    return (missing < 0 ? events : events.slice(0, missing)) as DrawEvent[];
  }

  const canContinue = (seq: number, head: LiveHead): boolean =>
    seq <= head.seq && head.seq - seq <= MOST_EVENTS;

  async function answerTo({ draw: asked, epoch, seq }: WatchRequest): Promise<WatchReply> {
    const draw = asked ?? (await read<LiveNow>('/live'))?.onAir ?? null;
    const head = draw === null ? null : await headOf(draw);
    if (draw === null || head === null) return { kind: 'none' };
    if (epoch === head.epoch && seq !== undefined && canContinue(seq, head)) {
      return { kind: 'tail', draw, epoch, events: await eventsAfter(seq, head) };
    }
    return { kind: 'reset', draw, epoch: head.epoch, snapshot: head.snapshot, tail: [] };
  }

  function positionAfter(reply: WatchReply, request: WatchRequest): Position | null {
    if (reply.kind === 'reset') return { draw: reply.draw, epoch: reply.epoch, seq: reply.snapshot.seq };
    if (reply.kind !== 'tail') return null;
    return { draw: reply.draw, epoch: reply.epoch, seq: (request.seq ?? 0) + reply.events.length };
  }

  async function watch(request: WatchRequest, reply: (answer: WatchReply) => void): Promise<void> {
    question += 1;
    const mine = question;
    position = null;
    try {
      const answer = await answerTo(request);
      if (stopped || mine !== question) return;
      position = positionAfter(answer, request);
      reply(answer);
    } catch (fault) {
      // Whoever asked asks again in a while.
      if (fault !== NOT_READABLE) throw fault;
    }
  }

  function setConnected(next: boolean): void {
    if (stopped || connected === next) return;
    connected = next;
    parts.onConnected(next);
  }

  /** The position cannot be continued: whoever follows asks anew. */
  function startOver(): void {
    position = null;
    setConnected(false);
    setConnected(true);
  }

  async function advance(from: Position): Promise<void> {
    const head = await headOf(from.draw);
    if (stopped || from !== position || head === null) return;
    if (head.epoch !== from.epoch || head.seq - from.seq > MOST_EVENTS) return startOver();
    // A cache elsewhere may be a second older than the one before.
    if (head.seq <= from.seq) return;
    for (const event of await eventsAfter(from.seq, head)) {
      if (stopped || from !== position) return;
      from.seq = event.seq;
      parts.onEvent(event);
    }
  }

  async function poll(): Promise<void> {
    try {
      if (polls % POLLS_A_PULSE === 0 || position === null) {
        const now = await read<LiveNow>('/live');
        if (stopped) return;
        if (now) parts.onPulse(now);
      }
      polls += 1;
      if (position) await advance(position);
      failures = 0;
      setConnected(true);
    } catch (fault) {
      if (fault !== NOT_READABLE) throw fault;
      failures += 1;
      setConnected(false);
    } finally {
      if (!stopped) timer = timers.after(pauseMs(), () => void poll());
    }
  }

  const pauseMs = (): number =>
    Math.min(POLL_MS * 2 ** failures, LONGEST_POLL_MS) * (1 - SPREAD / 2 + SPREAD * parts.random());

  timer = timers.after(POLL_MS * SPREAD * parts.random(), () => void poll());

  return {
    watch: (request, reply) => void watch(request, reply),
    stop() {
      stopped = true;
      timers.cancel(timer);
    },
  };
}
