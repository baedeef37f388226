/**
 * A node's copy of the public transcripts, in memory. It only ever grows, by events that follow those before: what would
 * contradict it is refused, so that whatever was answered from it stays true. Of draws that are over only those asked for
 * lately are kept; of the others their last event's number and hash, against which they are read again when somebody asks.
 */
import { type DrawEvent, drawEventSchema } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../../engine/draw/drawState.ts';
import { checkFailed } from '../../engine/errors.ts';
import type { DrawFeed } from '../draws/drawFeed.ts';

/** Stands for an epoch that is not known yet. */
const NO_LIFE = '0'.repeat(16);
/** Draws that are over and kept: some 100 KB each. */
const MOST_OVER = 32;
const OVER = new Set<DrawState['phase']>(['completed', 'aborted']);

interface ReplicaDraw {
  readonly events: DrawEvent[];
  readonly state: DrawState | null;
}

const nothing = (): ReplicaDraw => ({ events: [], state: null });

/** How far a draw had come that is not kept. */
type Away = Pick<DrawState, 'seq' | 'head'>;

/** An event as it stands in Redis. @throws TirazhError CHECK_FAILED */
export function readEvent(text: string): DrawEvent {
  try {
    return drawEventSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw checkFailed('Redis holds something that is no event of a draw', { cause });
  }
}

/** The draw with its next event. Mutates its list. @throws TirazhError CHECK_FAILED when it does not follow */
function continued({ events, state }: ReplicaDraw, event: DrawEvent): ReplicaDraw {
  const misfit = misfitOf(state, event);
  if (misfit !== null) throw checkFailed(`event ${event.draw}/${event.seq} does not follow: ${misfit}`);
  events.push(event);
  return { events, state: applyEvent(state, event) };
}

export class ReplicaLog implements DrawFeed {
  #epoch: string;
  readonly #mostOver: number;
  /** The longest unasked first. */
  readonly #draws = new Map<string, ReplicaDraw>();
  readonly #away = new Map<string, Away>();
  readonly #listeners: ((event: DrawEvent) => void)[] = [];

  /**
   * @param epoch the life of the log; left out: it is not known yet
   * @param mostOver draws that are over and kept
   */
  constructor(epoch = NO_LIFE, mostOver = MOST_OVER) {
    this.#epoch = epoch;
    this.#mostOver = mostOver;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Draws in memory. */
  get size(): number {
    return this.#draws.size;
  }

  /** Whether events of this life may be taken: it is this log's, or this log has none yet, and then it is from now on. */
  adopt(epoch: string): boolean {
    if (this.#epoch === NO_LIFE) this.#epoch = epoch;
    return this.#epoch === epoch;
  }

  onEvent(listener: (event: DrawEvent) => void): void {
    this.#listeners.push(listener);
  }

  /** Null also for a draw that is away. */
  state(draw: string): DrawState | null {
    return this.#of(draw).state;
  }

  events(draw: string, afterSeq = 0): DrawEvent[] {
    return this.#of(draw).events.slice(afterSeq);
  }

  /** Of the draw's newest event, whether it is here or away; 0: none. */
  seq(draw: string): number {
    return this.#away.get(draw)?.seq ?? this.#draws.get(draw)?.events.length ?? 0;
  }

  /** Whether the draw was here, and must be read again from its first event. */
  isAway(draw: string): boolean {
    return this.#away.has(draw);
  }

  /**
   * Takes the next event of its draw and tells the listeners; one that is here already changes nothing.
   * @returns false where events before it are missing, or its draw is away
   * @throws TirazhError CHECK_FAILED when it contradicts what is here
   */
  take(event: DrawEvent): boolean {
    const held = this.#draws.get(event.draw) ?? nothing();
    if (event.seq <= this.seq(event.draw)) return true;
    if (this.isAway(event.draw) || event.seq > held.events.length + 1) return false;
    this.#keep(event.draw, continued(held, event));
    for (const listener of this.#listeners) listener(event);
    return true;
  }

  /**
   * Takes a draw back that is away: all its events from the first. Listeners hear of those that came since.
   * @throws TirazhError CHECK_FAILED where they are not the ones that were here, or not all of them
   */
  takeBack(draw: string, events: readonly DrawEvent[]): void {
    const away = this.#away.get(draw);
    if (!away) return;
    const before = events.slice(0, away.seq).reduce(continued, nothing());
    if (before.state?.head !== away.head) {
      throw checkFailed(`draw ${draw}: Redis holds other events than it did`);
    }
    this.#away.delete(draw);
    this.#keep(draw, before);
    for (const event of events.slice(away.seq)) this.take(event);
  }

  /** Nobody can read this draw any more. */
  forget(draw: string): void {
    this.#draws.delete(draw);
    this.#away.delete(draw);
  }

  #keep(draw: string, held: ReplicaDraw): void {
    this.#draws.delete(draw);
    this.#draws.set(draw, held);
    if (OVER.has(held.state!.phase)) this.#sendAway();
  }

  /** Of the draws that are over, those that nobody has asked for the longest. */
  #sendAway(): void {
    const over = [...this.#draws].filter(([, { state }]) => OVER.has(state!.phase));
    for (const [draw, { state }] of over.slice(0, Math.max(0, over.length - this.#mostOver))) {
      this.#draws.delete(draw);
      this.#away.set(draw, { seq: state!.seq, head: state!.head });
    }
  }

  /** For whoever asks: it is wanted. */
  #of(draw: string): ReplicaDraw {
    const held = this.#draws.get(draw);
    if (!held) return nothing();
    this.#draws.delete(draw);
    this.#draws.set(draw, held);
    return held;
  }
}
