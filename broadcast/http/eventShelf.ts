/**
 * The texts behind `/live`: each event's canonical JSON, made once, and each draw's head, made anew with its next event.
 * Whoever asks for the same thing gets the same bytes, and costs no reading of the journal.
 */
import type { DrawState } from '../../engine/draw/drawState.ts';
import { canonicalJson } from '../../engine/encoding/canonicalJson.ts';
import type { DrawFeed } from '../draws/drawFeed.ts';
import type { LiveHead } from '../protocol/segments.ts';

/** The part of the log that is read. */
export type ReadableLog = Pick<DrawFeed, 'epoch' | 'events' | 'state'>;

/** A text with its strong ETag. */
export interface Shelved {
  readonly text: string;
  readonly etag: string;
}

/** Events of one piece: 1 to 64, 65 to 128 and so on. */
export const PIECE_EVENTS = 64;

/** Draws whose texts are kept: the one on air, and some that people look back at. */
const MOST_DRAWS = 8;

interface DrawTexts {
  state: DrawState;
  head: Shelved | null;
  /** `events[i]` has seq i + 1. */
  readonly events: Shelved[];
}

export class EventShelf {
  readonly #log: ReadableLog;
  /** The longest unasked first. */
  readonly #draws = new Map<string, DrawTexts>();

  constructor(log: ReadableLog) {
    this.#log = log;
  }

  /**
   * Names this life of a draw's events: an address that holds it never means anything else. The log's epoch; of a draw whose
   * events are of another one (a rehearsal's, or one that a restored log has not gone on with yet), both.
   */
  life(draw: string): string | null {
    const state = this.#log.state(draw);
    if (!state) return null;
    return state.epoch === this.#log.epoch ? state.epoch : this.#log.epoch + state.epoch;
  }

  /** The draw up to its newest event, or null for a draw that is not known. */
  head(draw: string): Shelved | null {
    const texts = this.#textsOf(draw);
    if (!texts) return null;
    const { state } = texts;
    const epoch = this.life(draw)!;
    texts.head ??= {
      text: JSON.stringify({ draw, epoch, seq: state.seq, snapshot: state } satisfies LiveHead),
      etag: `"${epoch}.${state.seq}"`,
    };
    return texts.head;
  }

  /** Event `seq`, or null where there is none yet. */
  event(draw: string, seq: number): Shelved | null {
    return this.#textsOf(draw)?.events[seq - 1] ?? null;
  }

  /** Piece `index`, from 0: a JSON list of `PIECE_EVENTS` events, or null while one of them is missing. */
  piece(draw: string, index: number): Shelved | null {
    const from = index * PIECE_EVENTS;
    const events = this.#textsOf(draw)?.events.slice(from, from + PIECE_EVENTS) ?? [];
    if (events.length < PIECE_EVENTS) return null;
    const text = `[${events.map((event) => event.text).join(',')}]`;
    // The last event's hash chain holds all before it, so its name is the name of the piece as well.
    return { text, etag: `"${from + 1}-${events.at(-1)!.etag.slice(1)}` };
  }

  #textsOf(draw: string): DrawTexts | null {
    const state = this.#log.state(draw);
    if (!state) return null;
    const texts = this.#draws.get(draw) ?? { state, head: null, events: [] };
    if (texts.state !== state) texts.head = null;
    texts.state = state;
    if (texts.events.length < state.seq) texts.events.push(...this.#newTexts(draw, texts.events.length));
    this.#draws.delete(draw);
    this.#draws.set(draw, texts);
    const [oldest] = this.#draws.keys();
    if (this.#draws.size > MOST_DRAWS) this.#draws.delete(oldest!);
    return texts;
  }

  #newTexts = (draw: string, afterSeq: number): Shelved[] =>
    this.#log.events(draw, afterSeq).map((event) => ({
      text: canonicalJson(event),
      etag: `"${event.epoch}.${event.seq}"`,
    }));
}
