/**
 * A node's copy of the public transcripts, in memory. It only ever grows, by events that follow those before: what would
 * contradict it is refused, so that whatever was answered from it stays true.
 */
import { type DrawEvent, drawEventSchema } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState, misfitOf } from '../../engine/draw/drawState.ts';
import { checkFailed } from '../../engine/errors.ts';
import type { DrawFeed } from '../draws/drawFeed.ts';

/** Stands for an epoch that is not known yet. */
const NO_LIFE = '0'.repeat(16);

interface ReplicaDraw {
  readonly events: DrawEvent[];
  readonly state: DrawState | null;
}

/** An event as it stands in Redis. @throws TirazhError CHECK_FAILED */
export function readEvent(text: string): DrawEvent {
  try {
    return drawEventSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw checkFailed('Redis holds something that is no event of a draw', { cause });
  }
}

export class ReplicaLog implements DrawFeed {
  #epoch: string;
  readonly #draws = new Map<string, ReplicaDraw>();
  readonly #listeners: ((event: DrawEvent) => void)[] = [];

  /** @param epoch the life of the log; left out: it is not known yet */
  constructor(epoch = NO_LIFE) {
    this.#epoch = epoch;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Whether events of this life may be taken: it is this log's, or this log has none yet, and then it is from now on. */
  adopt(epoch: string): boolean {
    if (this.#epoch === NO_LIFE) this.#epoch = epoch;
    return this.#epoch === epoch;
  }

  onEvent(listener: (event: DrawEvent) => void): void {
    this.#listeners.push(listener);
  }

  state(draw: string): DrawState | null {
    return this.#of(draw).state;
  }

  events(draw: string, afterSeq = 0): DrawEvent[] {
    return this.#of(draw).events.slice(afterSeq);
  }

  /** Of the draw's newest event; 0: none. */
  seq(draw: string): number {
    return this.#of(draw).events.length;
  }

  /**
   * Takes the next event of its draw and tells the listeners; one that is here already changes nothing.
   * @returns false where events before it are missing
   * @throws TirazhError CHECK_FAILED when it contradicts what is here
   */
  take(event: DrawEvent): boolean {
    const { state, events } = this.#of(event.draw);
    if (event.seq > events.length + 1) return false;
    if (event.seq <= events.length) return true;
    const misfit = misfitOf(state, event);
    if (misfit !== null) throw checkFailed(`event ${event.draw}/${event.seq} does not follow: ${misfit}`);
    events.push(event);
    this.#draws.set(event.draw, { events, state: applyEvent(state, event) });
    for (const listener of this.#listeners) listener(event);
    return true;
  }

  #of(draw: string): ReplicaDraw {
    return this.#draws.get(draw) ?? { events: [], state: null };
  }
}
