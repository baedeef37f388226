/** A log of one draw that is kept in memory, for the channel's tests and benchmarks: no disk, no clock of its own. */
import type { DrawEvent, DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import { applyEvent, type DrawState } from '../../../engine/draw/drawState.ts';
import { NO_EVENT } from '../../../engine/draw/eventHash.ts';
import type { WatchedLog } from '../watchAnswers.ts';

export const MEMORY_DRAW = 'memory-1';
const EPOCH = '00112233aabbccdd';

const PLAN: DrawPlan = {
  version: 'tirazh/draw/v1',
  drawId: MEMORY_DRAW,
  title: { kk: 'Ойын', ru: 'Розыгрыш', en: 'Draw' },
  termsHash: null,
  series: 1,
  prizes: [{ place: 1, name: { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Car' }, amountTenge: 14_000_000 }],
  winners: 1,
  reserves: 0,
  closesAt: '2027-01-15T07:30:00.000Z',
  startsAt: '2027-01-15T08:00:00.000Z',
  contributors: ['operator'],
  entropy: { kind: 'none' },
};

/** An event of about 1.7 KB that may come to a draw any number of times. */
export const LARGE: DrawEventPayload = {
  type: 'show-started',
  slots: Array.from({ length: 40 }, (_, i) => ({ role: 'winner' as const, place: i + 1, length: 1 })),
  showAtMs: Date.UTC(2027, 0, 15, 8),
};

export class MemoryLog implements WatchedLog {
  readonly epoch = EPOCH;
  readonly #listeners: ((event: DrawEvent) => void)[] = [];
  readonly #now: () => number;
  #events: DrawEvent[] = [];
  #state: DrawState | null = null;

  /** A draw that is planned, and nothing more. */
  constructor(now: () => number) {
    this.#now = now;
    this.append({ type: 'planned', plan: PLAN, planHash: 'a'.repeat(64) });
  }

  /** The same log as a server finds it that is started anew, or a second one beside: nobody listens yet. */
  reopened(): MemoryLog {
    const log = new MemoryLog(this.#now);
    log.#events = this.#events.slice();
    log.#state = this.#state;
    return log;
  }

  onEvent(listener: (event: DrawEvent) => void): void {
    this.#listeners.push(listener);
  }

  events(draw: string, afterSeq = 0): DrawEvent[] {
    return draw === MEMORY_DRAW ? this.#events.slice(afterSeq) : [];
  }

  state(draw: string): DrawState | null {
    return draw === MEMORY_DRAW ? this.#state : null;
  }

  /** The draw's next event, told to the listeners at once. */
  append(payload: DrawEventPayload): DrawEvent {
    const event = {
      draw: MEMORY_DRAW,
      epoch: EPOCH,
      seq: (this.#state?.seq ?? 0) + 1,
      prev: this.#state?.head ?? NO_EVENT,
      at: new Date(this.#now()).toISOString(),
      ...payload,
    } as DrawEvent;
    this.take(event);
    return event;
  }

  /** An event of another log, which is the next one here too. */
  take(event: DrawEvent): void {
    this.#state = applyEvent(this.#state, event);
    this.#events.push(event);
    this.tell(event);
  }

  /** Tells the listeners of an event that is not kept. */
  tell(event: DrawEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** A contributor's commitment: a small event that may come any number of times. */
  appendSmall(contributor = 'operator'): DrawEvent {
    return this.append({ type: 'committed', contributor, commitment: 'b'.repeat(64) });
  }

  appendLarge(): DrawEvent {
    return this.append(LARGE);
  }
}
