/** The public transcripts of draws as readers see them: the channel, HTTP, the terminal. */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import { REHEARSAL_PREFIX } from '../../engine/draw/drawPlan.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';

export interface DrawFeed {
  /** The life of the log that real draws are in now. */
  readonly epoch: string;
  /** What a draw's events add up to, or null for a draw that has none. Its `epoch` is the draw's own. */
  state(draw: string): DrawState | null;
  /** Events after `afterSeq`, in order. */
  events(draw: string, afterSeq?: number): DrawEvent[];
  /** Told of every event after it is durable, in order. */
  onEvent(listener: (event: DrawEvent) => void): void;
}

/** Real draws and the rehearsal as one: ids that begin with `rehearsal-` are the rehearsal's. */
export class DrawFeeds implements DrawFeed {
  readonly #real: DrawFeed;
  readonly #rehearsals: Omit<DrawFeed, 'epoch'>;

  constructor(real: DrawFeed, rehearsals: Omit<DrawFeed, 'epoch'>) {
    this.#real = real;
    this.#rehearsals = rehearsals;
  }

  get epoch(): string {
    return this.#real.epoch;
  }

  #of(draw: string): Omit<DrawFeed, 'epoch'> {
    return draw.startsWith(REHEARSAL_PREFIX) ? this.#rehearsals : this.#real;
  }

  state(draw: string): DrawState | null {
    return this.#of(draw).state(draw);
  }

  events(draw: string, afterSeq = 0): DrawEvent[] {
    return this.#of(draw).events(draw, afterSeq);
  }

  onEvent(listener: (event: DrawEvent) => void): void {
    this.#real.onEvent(listener);
    this.#rehearsals.onEvent(listener);
  }
}
