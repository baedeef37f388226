/** The tables of the books of tickets: holdings as they are, movements as they were made. Writes inside a transaction only. */
import type { DatabaseSync } from 'node:sqlite';
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import type { StateChange } from './stateChanges.ts';

/** A movement as it is stored. */
export interface StoredMovement {
  readonly record: number;
  readonly series: number;
  readonly atMs: number;
  /** `YYYY-MM-DD` in Almaty. */
  readonly day: string;
  readonly state: TicketState;
  readonly holder: string | null;
  readonly point: string | null;
  readonly reason: string | null;
  readonly tickets: number;
  /** Account id. */
  readonly madeBy: string;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
}

type NewMovement = Omit<StoredMovement, 'undoneBy'>;

/** Ranges up to which each is looked up for itself. */
const LOOKED_UP = 500;

const HOLDING = 'first, last, state, holder, sold, record';
const MOVEMENT = `m.record, m.series, m.at_ms, m.day, m.state, m.holder, m.point, m.reason, m.tickets, m.made_by, m.undoes,
  (SELECT u.record FROM movement u WHERE u.undoes = m.record) AS undone_by`;

type Row = Record<string, unknown>;

const holdingOf = (row: Row): Holding => ({
  first: row.first as number,
  last: row.last as number,
  state: row.state as TicketState,
  holder: row.holder as string | null,
  sold: row.sold === 1,
  record: row.record as number,
});

const movementOf = (row: Row): StoredMovement => ({
  record: row.record as number,
  series: row.series as number,
  atMs: row.at_ms as number,
  day: row.day as string,
  state: row.state as TicketState,
  holder: row.holder as string | null,
  point: row.point as string | null,
  reason: row.reason as string | null,
  tickets: row.tickets as number,
  madeBy: row.made_by as string,
  undoes: row.undoes as number | null,
  undoneBy: row.undone_by as number | null,
});

export class HoldingStore {
  readonly #database: DatabaseSync;
  readonly #at;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#at = database.prepare(
      `SELECT ${HOLDING} FROM holding WHERE series = ? AND first <= ? ORDER BY first DESC LIMIT 1`,
    );
  }

  /** Whether the tickets of a series are accounted for. */
  isAccounted(series: number): boolean {
    return this.#at.get(series, 0) !== undefined;
  }

  /** The holding that a place is in, or null for a place or a series that is not accounted for. */
  at(series: number, place: number): Holding | null {
    const row = this.#at.get(series, place);
    const held = row && holdingOf(row);
    return held && held.last >= place ? held : null;
  }

  /**
   * The holdings that ranges are in, ascending. Few ranges are looked up one by one, many by one walk along all of their span.
   * @param ranges ascending, apart from one another
   */
  covering(series: number, ranges: readonly PlaceRange[]): Holding[] {
    if (ranges.length > LOOKED_UP) {
      return this.#run(series, { first: ranges[0]!.first, last: ranges.at(-1)!.last });
    }
    const holdings: Holding[] = [];
    for (const range of ranges) {
      const run = this.#run(series, range);
      const isShared = run[0] !== undefined && run[0].first === holdings.at(-1)?.first;
      holdings.push(...(isShared ? run.slice(1) : run));
    }
    return holdings;
  }

  /** Holdings side by side from the one with `first` to the one with `last`. */
  #run(series: number, { first, last }: PlaceRange): Holding[] {
    return this.#database
      .prepare(
        `SELECT ${HOLDING} FROM holding WHERE series = ?1 AND first <= ?3
           AND first >= (SELECT max(first) FROM holding WHERE series = ?1 AND first <= ?2) ORDER BY first`,
      )
      .all(series, first, last)
      .map(holdingOf);
  }

  /** Holdings in order from the one that a place is in, at most `limit`. */
  page(series: number, from: number, limit: number): Holding[] {
    return this.#database
      .prepare(`SELECT ${HOLDING} FROM holding WHERE series = ? AND last >= ? ORDER BY first LIMIT ?`)
      .all(series, from, limit)
      .map(holdingOf);
  }

  /** All holdings in order, one at a time. */
  *all(series: number): Generator<Holding> {
    const rows = this.#database
      .prepare(`SELECT ${HOLDING} FROM holding WHERE series = ? ORDER BY first`)
      .iterate(series);
    for (const row of rows) yield holdingOf(row as Row);
  }

  /** Tickets by state and whether they were sold. */
  totals(series: number): { state: TicketState; sold: boolean; tickets: number }[] {
    return this.#database
      .prepare(
        'SELECT state, sold, sum(last - first + 1) AS tickets FROM holding WHERE series = ? GROUP BY state, sold',
      )
      .all(series)
      .map((row) => ({
        state: row.state as TicketState,
        sold: row.sold === 1,
        tickets: row.tickets as number,
      }));
  }

  /** Puts `holdings` in the place of `run`, which covers the same tickets. Rows that both have are left alone. */
  replace(series: number, run: readonly Holding[], holdings: readonly Holding[]): void {
    const after = new Map(holdings.map((held) => [held.first, held]));
    const remove = this.#database.prepare('DELETE FROM holding WHERE series = ? AND first = ?');
    const insert = this.#database.prepare(
      `INSERT INTO holding (series, ${HOLDING}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const held of run) {
      const same = after.get(held.first);
      // A piece keeps its record where it was not moved; then only its end can differ.
      if (same && same.last === held.last && same.record === held.record) after.delete(held.first);
      else remove.run(series, held.first);
    }
    for (const { first, last, state, holder, sold, record } of after.values()) {
      insert.run(series, first, last, state, holder, Number(sold), record);
    }
  }

  /** Writes a movement down: what it was, what its tickets had been, and how it changed the totals. */
  addMovement(movement: NewMovement, parts: readonly Holding[], changes: readonly StateChange[]): void {
    const { record } = movement;
    this.#database
      .prepare(
        `INSERT INTO movement (record, series, at_ms, day, state, holder, point, reason, tickets, made_by, undoes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[record, movement.series, movement.atMs, movement.day, movement.state, movement.holder],
        ...[movement.point, movement.reason, movement.tickets, movement.madeBy, movement.undoes],
      );
    const part = this.#database.prepare(
      `INSERT INTO movement_part (record, first, last, state, holder, sold, moved_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { first, last, state, holder, sold, record: movedBy } of parts) {
      part.run(record, first, last, state, holder, Number(sold), movedBy);
    }
    const total = this.#database.prepare(
      'INSERT INTO movement_total (record, state, holder, sold, change) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { state, holder, sold, change } of changes) {
      total.run(record, state, holder ?? '', Number(sold), change);
    }
  }

  movement(series: number, record: number): StoredMovement | null {
    const row = this.#database
      .prepare(`SELECT ${MOVEMENT} FROM movement m WHERE m.series = ? AND m.record = ?`)
      .get(series, record);
    return row ? movementOf(row) : null;
  }

  /** Movements of a series below a record, newest first. */
  movements(series: number, before: number, limit: number): StoredMovement[] {
    return this.#database
      .prepare(
        `SELECT ${MOVEMENT} FROM movement m WHERE m.series = ? AND m.record < ? ORDER BY m.record DESC LIMIT ?`,
      )
      .all(series, before, limit)
      .map(movementOf);
  }

  /** What the tickets of a movement were before it, in order. */
  parts(record: number): Holding[] {
    return this.#database
      .prepare(
        `SELECT first, last, state, holder, sold, moved_by AS record FROM movement_part WHERE record = ? ORDER BY first`,
      )
      .all(record)
      .map(holdingOf);
  }

  /** All movements of one ticket, oldest first: each one's parts say which had moved it before. */
  history(series: number, place: number): StoredMovement[] {
    const made: StoredMovement[] = [];
    const partAt = this.#database.prepare(
      'SELECT moved_by FROM movement_part WHERE record = ? AND first <= ? ORDER BY first DESC LIMIT 1',
    );
    let record = this.at(series, place)?.record;
    while (record !== undefined) {
      made.unshift(this.movement(series, record)!);
      record = (partAt.get(record, place) as { moved_by: number } | undefined)?.moved_by;
    }
    return made;
  }
}
