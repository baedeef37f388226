/**
 * The public transcripts of all draws: events as journal records, and the state they add up to. An event exists
 * once its transaction is committed, and is told to listeners only then.
 */
import { type DrawEvent, type DrawEventPayload, drawEventSchema } from '../../engine/draw/drawEvent.ts';
import { applyEvent, type DrawState } from '../../engine/draw/drawState.ts';
import { NO_EVENT } from '../../engine/draw/eventHash.ts';
import type { Journal, StoredRecord } from '../store/journal.ts';
import type { DrawFeed } from './drawFeed.ts';

/** The journal record type that carries a public event. */
export const EVENT_RECORD = 'draw.event';

const eventOf = ({ record }: StoredRecord): DrawEvent => drawEventSchema.parse(record.body);

export class DrawLog implements DrawFeed {
  readonly epoch: string;
  readonly #journal: Journal;
  readonly #states = new Map<string, DrawState>();

  constructor(journal: Journal, epoch: string) {
    this.#journal = journal;
    this.epoch = epoch;
    // Keeps known states up to date, so that an append never reads more than the events of its transaction.
    journal.onCommitted((records) => {
      for (const draw of new Set(records.map(({ record }) => record.body.draw as string))) {
        if (this.#states.has(draw)) this.state(draw);
      }
    });
  }

  /** Told of every event after it is durable, in order. */
  onEvent(listener: (event: DrawEvent) => void): void {
    this.#journal.onCommitted((records) => {
      for (const stored of records) if (stored.record.type === EVENT_RECORD) listener(eventOf(stored));
    });
  }

  /** Events after `afterSeq`, in order. */
  events(draw: string, afterSeq = 0): DrawEvent[] {
    return this.#journal.readEvents(draw, afterSeq).map(eventOf);
  }

  /** What the events so far add up to, or null for a draw that has none. */
  state(draw: string): DrawState | null {
    let state = this.#states.get(draw) ?? null;
    for (const event of this.events(draw, state?.seq ?? 0)) state = applyEvent(state, event);
    // What a transaction has written may yet be rolled back: keep only what is committed.
    if (state && !this.#journal.inTransaction) this.#states.set(draw, state);
    return state;
  }

  /** Appends the draw's next event. Only inside a transaction of the journal. */
  append(draw: string, payload: DrawEventPayload): StoredRecord {
    const last = this.state(draw);
    const event = {
      draw,
      epoch: this.epoch,
      seq: (last?.seq ?? 0) + 1,
      prev: last?.head ?? NO_EVENT,
      at: new Date(this.#journal.stampMs()).toISOString(),
      ...payload,
    };
    return this.#journal.append(EVENT_RECORD, event as StoredRecord['record']['body'], {
      draw,
      seq: event.seq,
    });
  }
}
