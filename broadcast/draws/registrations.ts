/**
 * Registration of tickets by draw number: once in a ticket's life, for the next draw of its series (clauses 8.2 c,
 * 14.7, 14.10); a draw that is called off releases its tickets for the next. A number is unique in its series; where two series share one, the ticket is taken for the series
 * whose draw is open. Of a series whose tickets are accounted for only sold ones take part (clause 8.2 b).
 */
import type { DatabaseSync } from 'node:sqlite';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isDrawNumber } from '../../engine/series/drawNumber.ts';
import { type RegistrationTree, registrationTree } from '../../engine/tickets/registrationTree.ts';
import type { Registered } from '../protocol/http.ts';
import type { Journal } from '../store/journal.ts';
import { numberDigest, printedNumber } from '../store/numberDigest.ts';
import type { SeriesStore } from '../store/seriesStore.ts';

export type RegistrationRefusal =
  | { readonly ok: false; readonly reason: 'form' | 'check-digit' | 'unknown' | 'closed' | 'not-sold' }
  | { readonly ok: false; readonly reason: 'already'; readonly draw: string };
export type RegistrationResult = ({ readonly ok: true } & Registered) | RegistrationRefusal;

/** A ticket that may be registered, and for what. */
interface Candidate {
  readonly ok: true;
  readonly number: number;
  readonly series: number;
  readonly draw: string;
}

/** What one record takes in. */
interface Batch {
  readonly draw: string;
  readonly record: number;
  readonly at: string;
  readonly tree: RegistrationTree;
  /** Registered numbers of the draw with this batch. */
  readonly total: number;
}

interface OpenRow {
  readonly draw: string;
  readonly series: number;
  /** 1 also where nobody keeps account of the series' tickets. */
  readonly is_sold: 0 | 1;
}

function receipt({ draw, record, at, tree }: Omit<Batch, 'total'>, number: number): Registered {
  return { draw, number: printedNumber(number), registeredAt: at, record, batch: tree.proof(number) };
}

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
  readonly #insert;

  constructor(database: DatabaseSync, journal: Journal, series: SeriesStore) {
    this.#database = database;
    this.#journal = journal;
    this.#series = series;
    this.#selectOpen = database.prepare(
      `SELECT id FROM draw WHERE ${TAKES_TICKETS} AND closes_ms > ? ORDER BY closes_ms, created LIMIT 1`,
    );
    this.#selectOpenTo = database.prepare(
      `SELECT draw.id AS draw, draw.series AS series, place IS NULL OR EXISTS (
           SELECT 1 FROM (
             SELECT last, state FROM holding
             WHERE holding.series = draw.series AND first <= place ORDER BY first DESC LIMIT 1
           ) WHERE last >= place AND state = 'sold'
         ) AS is_sold
       FROM draw JOIN ticket USING (series)
       WHERE number = ?1 AND ${TAKES_TICKETS} AND closes_ms > ?2
         AND NOT EXISTS (
           SELECT 1 FROM registration
           WHERE number = ?1 AND registration.series = draw.series AND released = 0
         )
       ORDER BY closes_ms, created`,
    );
    this.#insert = database.prepare(
      'INSERT INTO registration (number, series, draw, at, record) VALUES (?, ?, ?, ?, ?)',
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
    return this.registerAll([text])[0]!;
  }

  /**
   * Registers tickets for their next draws, each for itself, in one transaction and one record a draw; durable when it returns.
   * @param texts what players typed
   * @returns the answers in the same order; a number that comes twice is registered once
   */
  registerAll(texts: readonly string[]): RegistrationResult[] {
    // Nothing to write is the usual end of a guess: no transaction is begun for it.
    if (texts.length === 1) {
      const judged = this.#judge(texts[0]!, new Map());
      if (!judged.ok) return [judged];
    }
    const taken = new Map<number, Candidate[]>();
    const { answers, batches } = this.#journal.transact(() => {
      const answers = texts.map((text) => {
        const judged = this.#judge(text, taken);
        if (judged.ok) taken.set(judged.number, [...(taken.get(judged.number) ?? []), judged]);
        return judged;
      });
      return { answers, batches: this.#writeBatches(answers.filter(({ ok }) => ok) as Candidate[]) };
    });
    this.#keepCounts(batches.values());
    return answers.map((answer) =>
      answer.ok ? { ok: true, ...receipt(batches.get(answer.draw)!, answer.number) } : answer,
    );
  }

  /** @param taken those that come before it in the same batch, by number */
  #judge(text: string, taken: ReadonlyMap<number, readonly Candidate[]>): Candidate | RegistrationRefusal {
    const verdict = isDrawNumber(text);
    if (!verdict.ok) return { ok: false, reason: verdict.reason === 'check-digit' ? 'check-digit' : 'form' };
    const number = Number(text);
    const earlier = taken.get(number) ?? [];
    const rows = this.#selectOpenTo.all(number, this.#journal.stampMs()) as unknown as OpenRow[];
    const free = rows.filter(({ series }) => !earlier.some((other) => other.series === series));
    const sold = free.find(({ is_sold }) => is_sold === 1);
    if (sold) return { ok: true, number, series: sold.series, draw: sold.draw };
    if (free.length > 0) return { ok: false, reason: 'not-sold' };
    const registered = earlier.at(-1)?.draw ?? this.#standingDrawOf(number);
    if (registered) return { ok: false, reason: 'already', draw: registered };
    return { ok: false, reason: this.#series.isPrinted(number) ? 'closed' : 'unknown' };
  }

  /** Registers tickets of open draws, one record a draw. In a transaction. */
  #writeBatches(candidates: readonly Candidate[]): ReadonlyMap<string, Batch> {
    const batches = new Map<string, Batch>();
    for (const [draw, tickets] of Map.groupBy(candidates, ({ draw }) => draw)) {
      const numbers = tickets.map(({ number }) => number).sort((a, b) => a - b);
      batches.set(draw, this.#writeBatch(draw, tickets[0]!.series, numbers));
    }
    return batches;
  }

  /** @param numbers ascending */
  #writeBatch(draw: string, series: number, numbers: readonly number[]): Batch {
    // Counted before, so that a first count does not see this batch twice.
    const total = this.count(draw) + numbers.length;
    this.#counts.delete(draw);
    const tree = registrationTree(numbers);
    const { record } = this.#journal.append('ticket.registered', {
      ...{ draw, count: numbers.length, digest: numberDigest(numbers), root: tree.root },
    });
    for (const number of numbers) this.#insert.run(number, series, draw, record.at, record.index);
    return { draw, record: record.index, at: record.at, tree, total };
  }

  /** Keeps the counts that are committed; within an outer transaction they may yet be rolled back. */
  #keepCounts(batches: Iterable<Batch>): void {
    if (this.#journal.inTransaction) return;
    for (const { draw, total } of batches) this.#counts.set(draw, total);
  }

  /** Registers printed, unregistered numbers in one transaction and one journal record. */
  registerBatch(draw: string, numbers: readonly number[]): { record: number; at: string } {
    const { series } = this.#database.prepare('SELECT series FROM draw WHERE id = ?').get(draw) as {
      series: number;
    };
    const ascending = numbers.toSorted((a, b) => a - b);
    const batch = this.#journal.transact(() => this.#writeBatch(draw, series, ascending));
    this.#keepCounts([batch]);
    return batch;
  }

  /** The receipt of a ticket that is registered, made anew; null for any other. @param text what the player typed */
  receiptOf(text: string): Registered | null {
    if (!isDrawNumber(text).ok) return null;
    const row = this.#database
      .prepare(
        'SELECT draw, record, at FROM registration WHERE number = ? ORDER BY released, record DESC LIMIT 1',
      )
      .get(Number(text)) as { draw: string; record: number; at: string } | undefined;
    if (!row) return null;
    const numbers = this.#database
      .prepare('SELECT number FROM registration WHERE record = ? ORDER BY number')
      .all(row.record) as { number: number }[];
    return receipt({ ...row, tree: registrationTree(numbers.map(({ number }) => number)) }, Number(text));
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
