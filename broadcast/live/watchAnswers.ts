/**
 * Answers to `watch`, prepared once for each (draw, last event, last event held) and kept until the draw's next event.
 * What a viewer missed is decided by (epoch, seq) alone.
 */
import type { DrawEvent } from '../../engine/draw/drawEvent.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import type { DrawLog } from '../draws/drawLog.ts';
import { PreparedReply } from './preparedReply.ts';

/** The part of the log that the channel reads. */
export type WatchedLog = Pick<DrawLog, 'onEvent' | 'events' | 'state'>;

/** Draws whose answers are kept: the one on air, and some that people look back at. */
const MOST_DRAWS = 8;
/** Tails kept for a draw; viewers that went together ask for the same ones. */
const MOST_TAILS = 64;

export interface Held {
  readonly epoch?: string | undefined;
  readonly seq?: number | undefined;
}

/** One draw up to its last event. */
class PreparedDraw {
  readonly state: DrawState;
  readonly #log: WatchedLog;
  readonly #tails = new Map<number, PreparedReply>();
  #reset: PreparedReply | undefined;
  #events: readonly string[] | undefined;

  constructor(log: WatchedLog, state: DrawState) {
    this.#log = log;
    this.state = state;
  }

  reset(): PreparedReply {
    const { epoch, draw } = this.state;
    this.#reset ??= PreparedReply.of({ kind: 'reset', draw, epoch, snapshot: this.state, tail: [] });
    return this.#reset;
  }

  tail(afterSeq: number): PreparedReply {
    const kept = this.#tails.get(afterSeq);
    if (kept) return kept;
    if (this.#tails.size >= MOST_TAILS) this.#tails.clear();
    const { draw, epoch } = this.state;
    const head = JSON.stringify({ kind: 'tail', draw, epoch });
    this.#events ??= this.#log.events(draw).map((event) => JSON.stringify(event));
    const events = this.#events.slice(afterSeq).join(',');
    const reply = new PreparedReply(`${head.slice(0, -1)},"events":[${events}]}`);
    this.#tails.set(afterSeq, reply);
    return reply;
  }
}

export class WatchAnswers {
  readonly #log: WatchedLog;
  readonly #follows: boolean;
  /** The longest unasked first. */
  readonly #draws = new Map<string, PreparedDraw>();
  readonly #newest = new Map<string, DrawEvent>();

  /** @param follows the log is a copy that may be a moment behind: whoever holds more than it does has come from elsewhere */
  constructor(log: WatchedLog, follows = false) {
    this.#log = log;
    this.#follows = follows;
    log.onEvent((event) => {
      this.#draws.delete(event.draw);
      this.#newest.set(event.draw, event);
      const [oldest] = this.#newest.keys();
      if (this.#newest.size > MOST_DRAWS) this.#newest.delete(oldest!);
    });
  }

  /** Exactly the events after `seq` where the epoch is ours and the event known; else a snapshot; null: no such draw. */
  answer(draw: string, { epoch, seq }: Held): PreparedReply | null {
    const prepared = this.#prepared(draw);
    if (!prepared) return null;
    const { state } = prepared;
    if (epoch !== state.epoch || seq === undefined) return prepared.reset();
    if (seq <= state.seq) return prepared.tail(seq);
    // Nobody is taken back: what this viewer has will come here too, and what follows it reaches the viewer.
    return this.#follows ? prepared.tail(state.seq) : prepared.reset();
  }

  /** The draw's newest event since the server started, or null where there was none. */
  newest(draw: string): DrawEvent | null {
    return this.#newest.get(draw) ?? null;
  }

  #prepared(draw: string): PreparedDraw | null {
    let prepared = this.#draws.get(draw);
    if (!prepared) {
      const state = this.#log.state(draw);
      if (!state) return null;
      prepared = new PreparedDraw(this.#log, state);
    }
    this.#draws.delete(draw);
    this.#draws.set(draw, prepared);
    const [oldest] = this.#draws.keys();
    if (this.#draws.size > MOST_DRAWS) this.#draws.delete(oldest!);
    return prepared;
  }
}
