/**
 * Registration of tickets by draw number: once in a ticket's life, for the next draw of its series (clauses 8.2 c,
 * 14.7, 14.10); a draw that is called off releases its tickets for the next. A number is unique in its series; where two series share one, the ticket is taken for the series
 * whose draw is open.
 */
import type { DatabaseSync } from 'node:sqlite';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isDrawNumber } from '../../engine/series/drawNumber.ts';
import type { Journal } from '../store/journal.ts';
import { numberDigest, printedNumber } from '../store/numberDigest.ts';
import type { SeriesStore } from '../store/seriesStore.ts';

export type RegistrationResult =
  | { readonly ok: true; readonly draw: string; readonly registeredAt: string; readonly record: number }
  | { readonly ok: false; readonly reason: 'form' | 'check-digit' | 'unknown' | 'closed' }
  | { readonly ok: false; readonly reason: 'already'; readonly draw: string };

/** Rows read before the event loop gets a turn. */
const SLICE_ROWS = 20_000;

/** A draw from a list, and one that is held instead of another, take nobody in. */
const TAKES_TICKETS = "phase = 'open' AND entry_list IS NULL AND redraw_of IS NULL";

/** A released ticket that no other draw has meanwhile. */
const STANDS_NOWHERE = `released = 1 AND NOT EXISTS (
  SELECT 1 FROM registration AS other
  WHERE other.number = held.number AND other.series = held.series AND other.released = 0
)`;

export class Registrations {
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #series: SeriesStore;
  /** Registered numbers by draw; counted once, then kept. */
  readonly #counts = new Map<string, number>();
  readonly #selectOpen;
  readonly #selectOpenTo;
  readonly #selectDraw;
  readonly #selectStanding;

  constructor(database: DatabaseSync, journal: Journal, series: SeriesStore) {
    this.#database = database;
    this.#journal = journal;
    this.#series = series;
    this.#selectOpen = database.prepare(
      `SELECT id FROM draw WHERE ${TAKES_TICKETS} AND closes_ms > ? ORDER BY closes_ms, created LIMIT 1`,
    );
    this.#selectOpenTo = database.prepare(
      `SELECT id FROM draw JOIN ticket USING (series)
       WHERE number = ?1 AND ${TAKES_TICKETS} AND closes_ms > ?2
         AND NOT EXISTS (
           SELECT 1 FROM registration
           WHERE number = ?1 AND registration.series = draw.series AND released = 0
         )
       ORDER BY closes_ms, created LIMIT 1`,
    );
    this.#selectDraw = database.prepare(
      'SELECT draw FROM registration WHERE number = ?1 ORDER BY draw = ?2 DESC, released, record DESC LIMIT 1',
    );
    this.#selectStanding = database.prepare(
      'SELECT draw FROM registration WHERE number = ? AND released = 0 ORDER BY record DESC LIMIT 1',
    );
  }

  /** The draw that a ticket registered now takes part in, or null. */
  openDraw(): string | null {
    // The instant that the record will carry: after a clock was set back, that of the record before.
    const row = this.#selectOpen.get(this.#journal.stampMs());
    return (row as { id: string } | undefined)?.id ?? null;
  }

  /** The open draw that a ticket with this number, not registered yet, takes part in, or null. */
  #openDrawTo(number: number): string | null {
    const row = this.#selectOpenTo.get(number, this.#journal.stampMs());
    return (row as { id: string } | undefined)?.id ?? null;
  }

  /** The draw a number is registered for, or null. @param preferred the draw asked about, should it be one of two */
  drawOf(number: number, preferred = ''): string | null {
    const row = this.#selectDraw.get(number, preferred);
    return (row as { draw: string } | undefined)?.draw ?? null;
  }

  /** The draw, not called off, that a number is registered for, or null. */
  #standingDrawOf(number: number): string | null {
    const row = this.#selectStanding.get(number);
    return (row as { draw: string } | undefined)?.draw ?? null;
  }

  /** Frees the tickets of a draw that is called off, in the transaction that calls it off. */
  release(draw: string): void {
    this.#database.prepare('UPDATE registration SET released = 1 WHERE draw = ?').run(draw);
  }

  count(draw: string): number {
    const known = this.#counts.get(draw);
    if (known !== undefined) return known;
    const row = this.#database.prepare('SELECT count(*) AS n FROM registration WHERE draw = ?').get(draw);
    const { n } = row as { n: number };
    // What a transaction has written may yet be rolled back: keep only what is committed.
    if (!this.#journal.inTransaction) this.#counts.set(draw, n);
    return n;
  }

  /** Registers one ticket for the next draw; durable when it returns. @param text what the player typed */
  register(text: string): RegistrationResult {
    const verdict = isDrawNumber(text);
    if (!verdict.ok) return { ok: false, reason: verdict.reason === 'check-digit' ? 'check-digit' : 'form' };
    const number = Number(text);
    if (!this.#series.isPrinted(number)) return { ok: false, reason: 'unknown' };
    const draw = this.#openDrawTo(number);
    if (!draw) {
      const registered = this.#standingDrawOf(number);
      return registered
        ? { ok: false, reason: 'already', draw: registered }
        : { ok: false, reason: 'closed' };
    }
    const { record, at } = this.registerBatch(draw, [number]);
    return { ok: true, draw, registeredAt: at, record };
  }

  /** Registers printed, unregistered numbers in one transaction and one journal record. */
  registerBatch(draw: string, numbers: readonly number[]): { record: number; at: string } {
    // Counted before, so that a first count does not see this batch twice.
    const before = this.count(draw);
    const { record } = this.#journal.transact(() => {
      this.#counts.delete(draw);
      const stored = this.#journal.append('ticket.registered', {
        draw,
        count: numbers.length,
        digest: numberDigest(numbers.toSorted((a, b) => a - b)),
      });
      const insert = this.#database.prepare(
        `INSERT INTO registration (number, series, draw, at, record)
         SELECT ?, series, id, ?, ? FROM draw WHERE id = ?`,
      );
      for (const number of numbers) insert.run(number, stored.record.at, stored.record.index, draw);
      return stored;
    });
    if (!this.#journal.inTransaction) this.#counts.set(draw, before + numbers.length);
    return { record: record.index, at: record.at };
  }

  /** Keeps the tickets of a draw that was called off for the draw that is held instead, but for those registered elsewhere since. */
  hold(draw: string): void {
    this.#database
      .prepare(`UPDATE registration AS held SET released = 0 WHERE draw = ? AND ${STANDS_NOWHERE}`)
      .run(draw);
  }

  /** Tickets that a redraw of the draw would take over. */
  carriable(draw: string): number {
    const row = this.#database
      .prepare(
        `SELECT count(*) AS n FROM registration AS held WHERE draw = ? AND (released = 0 OR ${STANDS_NOWHERE})`,
      )
      .get(draw);
    return (row as { n: number }).n;
  }

  /**
   * Takes the tickets of one draw over into the one that is held instead, but for those left out, which have had their
   * draw. One transaction, one record.
   */
  carryOver(from: string, to: string, excluded: readonly string[]): void {
    const left = new Set(excluded.map(Number));
    this.#journal.transact(() => {
      const rows = this.#database
        .prepare('SELECT number, series FROM registration WHERE draw = ? AND released = 0 ORDER BY number')
        .all(from) as { number: number; series: number }[];
      const carried = rows.filter(({ number }) => !left.has(number));
      const { record } = this.#journal.append('ticket.carried', {
        ...{ draw: to, from, count: carried.length },
        digest: numberDigest(carried.map(({ number }) => number)),
      });
      const release = this.#database.prepare(
        'UPDATE registration SET released = 1 WHERE number = ? AND series = ? AND draw = ?',
      );
      const insert = this.#database.prepare(
        'INSERT INTO registration (number, series, draw, at, record) VALUES (?, ?, ?, ?, ?)',
      );
      for (const { number, series } of carried) {
        release.run(number, series, from);
        insert.run(number, series, to, record.at, record.index);
      }
    });
  }

  /** All numbers registered for a draw, one a line. Lets the event loop run between slices. */
  async lines(draw: string): Promise<Uint8Array> {
    const select = this.#database.prepare(
      'SELECT number FROM registration WHERE draw = ? AND number > ? ORDER BY number LIMIT ?',
    );
    const slices: Uint8Array[] = [];
    let last = -1;
    for (;;) {
      const rows = select.all(draw, last, SLICE_ROWS) as { number: number }[];
      if (rows.length === 0) break;
      slices.push(utf8ToBytes(rows.map(({ number }) => `${printedNumber(number)}\n`).join('')));
      last = rows[rows.length - 1]!.number;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return Buffer.concat(slices);
  }
}
