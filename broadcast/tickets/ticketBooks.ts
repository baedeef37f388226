/**
 * The operator's books of tickets (clause 7.2): every act on them is one journal record, in the transaction of the holdings that it
 * changes. What may go where is `engine/tickets/movements.ts`.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { SaleRefusal } from '../../engine/claims/salesDays.ts';
import { dayInAlmaty } from '../../engine/raffle/almatyDay.ts';
import { needsHolder, needsReason } from '../../engine/tickets/movements.ts';
import { type Holding, type Moved, moveTickets, undoMovement } from '../../engine/tickets/moveTickets.ts';
import { inOrder, type PlaceRange, ticketsIn } from '../../engine/tickets/placeRange.ts';
import type { SeriesShape } from '../../engine/tickets/selectTickets.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import type { Journal } from '../store/journal.ts';
import type { KnownSeries, SeriesStore } from '../store/seriesStore.ts';
import type { Distributors } from './distributors.ts';
import { HoldingStore, type StoredMovement } from './holdingStore.ts';
import { MovementRefused } from './movementRefused.ts';
import { stateChanges } from './stateChanges.ts';
import { saleFault, ticketFault } from './ticketFault.ts';

/** A movement as it is asked for; ranges as `selectTickets` gives them. */
export interface MovementOrder {
  readonly series: number;
  readonly to: TicketState;
  readonly ranges: readonly PlaceRange[];
  /** Of `issued`: to whom. Otherwise null, or: only tickets that this distributor holds. */
  readonly distributor: string | null;
  /** `YYYY-MM-DD` in Almaty; null: today. */
  readonly day: string | null;
  readonly point: string | null;
  readonly reason: string | null;
  /** Account id. */
  readonly by: string;
  /** An act on a claim moves them; left out: nobody's but the operator's. */
  readonly isOfClaim?: boolean;
}

/** The first of these tickets whose sale something else builds on, or null. @param ranges ascending */
export type SaleGuard = (series: number, ranges: readonly PlaceRange[]) => number | null;

/** Why nothing can have been sold on a day (5.1, 8.4 б); null where it can. */
export type SaleDays = (series: number, day: string) => SaleRefusal | null;

/** A movement that can be made. */
interface Planned {
  readonly run: readonly Holding[];
  readonly moved: Extract<Moved, { ok: true }>;
}

/** Ranges that one journal record names; an order of more is not made by hand. */
export const MAX_RANGES = 10_000;

export class TicketBooks {
  readonly holdings: HoldingStore;
  readonly #database: DatabaseSync;
  readonly #journal: Journal;
  readonly #series: SeriesStore;
  readonly #distributors: Distributors;
  readonly #claimed: SaleGuard[] = [];
  #saleDays: SaleDays = () => null;

  constructor(database: DatabaseSync, journal: Journal, series: SeriesStore, distributors: Distributors) {
    this.#database = database;
    this.#journal = journal;
    this.#series = series;
    this.#distributors = distributors;
    this.holdings = new HoldingStore(database);
  }

  /** Keeps sales from being taken back where a prize is claimed on the ticket. */
  guardSales(claimed: SaleGuard): void {
    this.#claimed.push(claimed);
  }

  /** Keeps sales to the days of the lottery, as the rules in force have them. */
  limitSales(days: SaleDays): void {
    this.#saleDays = days;
  }

  /** Why tickets of a series cannot be sold on a day; null where they can. @param day null: today */
  saleRefusal(series: number, day: string | null): SaleRefusal | null {
    return this.#saleDays(series, day ?? dayInAlmaty(this.#journal.stampMs()));
  }

  /** An accounted series. @throws Refused NOT_FOUND for any other */
  seriesOf(series: number): KnownSeries & { readonly shape: SeriesShape } {
    const known = this.#series.get(series);
    if (!known || !this.holdings.isAccounted(series)) {
      throw ticketFault('NOT_FOUND', 'no-such-series', `series ${series}: there are no books of it`, {
        series,
      });
    }
    const { packTickets } = known.terms.series;
    return { ...known, shape: { series, tickets: known.commitment.tickets, packTickets } };
  }

  /** Opens the books of a series, all of it in the warehouse, in the transaction that takes it over. */
  begin(series: number, tickets: number, record: { index: number; at: string }, by: string): void {
    const held: Holding = {
      ...{ first: 0, last: tickets - 1, state: 'received', holder: null, sold: false },
      record: record.index,
    };
    const atMs = Date.parse(record.at);
    this.holdings.replace(series, [], [held]);
    this.holdings.addMovement(
      {
        ...{ record: record.index, series, atMs, day: dayInAlmaty(atMs), state: 'received', holder: null },
        ...{ point: null, reason: null, tickets, madeBy: by, undoes: null },
      },
      [],
      stateChanges([], [held]),
    );
  }

  /** What an order would do, without doing it. @throws Refused as `move`, but for the movement's own refusal */
  plan(order: MovementOrder): {
    readonly parts: readonly Holding[];
    readonly refusal: MovementRefused | null;
  } {
    this.#check(order);
    try {
      return { parts: this.#planned(order, this.#journal.nextIndex).moved.parts, refusal: null };
    } catch (fault) {
      if (!(fault instanceof MovementRefused)) throw fault;
      const { ranges, series } = order;
      return { parts: piecesIn(this.holdings.covering(series, ranges), ranges), refusal: fault };
    }
  }

  /**
   * Moves tickets, all or none; durable when it returns.
   * @throws MovementRefused naming the first range that may not go; Refused for an order that is not whole
   */
  move(order: MovementOrder): StoredMovement {
    this.#check(order);
    return this.#journal.transact(() => {
      const record = this.#journal.nextIndex;
      const planned = this.#planned(order, record);
      const { series, to, ranges, distributor, point, reason, by } = order;
      const day = order.day ?? dayInAlmaty(this.#journal.stampMs());
      const tickets = ticketsIn(ranges);
      const stored = this.#journal.append('tickets.moved', {
        ...{ series, to, distributor, day, point, reason, by, tickets },
        ranges: ranges.map(({ first, last }) => [first, last]),
      });
      this.#write(planned, {
        ...{ record, series, atMs: Date.parse(stored.record.at), day, state: to, point, reason, tickets },
        ...{ holder: distributor, madeBy: by, undoes: null },
      });
      return this.holdings.movement(series, record)!;
    });
  }

  /**
   * Takes a movement back: a new one, which gives its tickets what they were.
   * @param isOfClaim an act on a claim does it
   * @throws MovementRefused when they have moved since, take part in a draw, or cannot come back
   */
  undo(series: number, undoes: number, by: string, isOfClaim = false): StoredMovement {
    return this.#journal.transact(() => {
      const made = this.holdings.movement(series, undoes);
      if (!made || made.undoes !== null || made.undoneBy !== null || made.state === 'received') {
        throw ticketFault(
          ...(['WRONG_STATE', 'cannot-undo'] as const),
          `movement ${undoes}: it cannot be taken back: there is no such movement, or it was taken back already`,
          { record: undoes },
        );
      }
      const record = this.#journal.nextIndex;
      const planned = this.#undoing(made, record, isOfClaim);
      const { tickets, day } = made;
      const stored = this.#journal.append('tickets.restored', { series, undoes, tickets, by });
      this.#write(planned, {
        ...{ record, series, atMs: Date.parse(stored.record.at), day, state: made.state, undoes },
        ...{ holder: made.holder, point: made.point, reason: null, tickets, madeBy: by },
      });
      return this.holdings.movement(series, record)!;
    });
  }

  #undoing(made: StoredMovement, record: number, isOfClaim: boolean): Planned {
    const { series, record: undoes, state: to } = made;
    const parts = this.holdings.parts(undoes);
    const run = this.holdings.covering(series, inOrder(parts));
    const moved = undoMovement(run, { undoes, to, parts, record, isOfClaim });
    const shape = this.seriesOf(series).shape;
    if (!moved.ok) throw new MovementRefused(moved.refusal, shape);
    if (to === 'sold') this.#expectUnused(shape, inOrder(parts));
    return { run, moved };
  }

  /** A ticket in a draw, or in a claim, was bought: the sale stands. */
  #expectUnused(shape: SeriesShape, ranges: readonly PlaceRange[]): void {
    for (const guard of this.#claimed) {
      const place = guard(shape.series, ranges);
      if (place === null) continue;
      throw new MovementRefused({ reason: 'claimed', range: { first: place, last: place } }, shape);
    }
    const select = this.#database.prepare(
      `SELECT min(place) AS place FROM registration JOIN ticket USING (number, series)
       WHERE series = ? AND place BETWEEN ? AND ?`,
    );
    for (const { first, last } of ranges) {
      const { place } = select.get(shape.series, first, last) as { place: number | null };
      if (place === null) continue;
      throw new MovementRefused({ reason: 'registered', range: { first: place, last: place } }, shape);
    }
  }

  #planned({ series, to, ranges, distributor, isOfClaim = false }: MovementOrder, record: number): Planned {
    const run = this.holdings.covering(series, ranges);
    const moved = moveTickets(run, {
      ...{ to, ranges, record, isOfClaim, holder: needsHolder(to) ? distributor : null },
      ...(!needsHolder(to) && distributor !== null ? { heldBy: distributor } : {}),
    });
    if (!moved.ok) throw new MovementRefused(moved.refusal, this.seriesOf(series).shape);
    return { run, moved };
  }

  #write({ run, moved }: Planned, movement: Omit<StoredMovement, 'undoneBy'>): void {
    this.holdings.replace(movement.series, run, moved.holdings);
    this.holdings.addMovement(movement, moved.parts, stateChanges(run, moved.holdings));
  }

  /** What an order must have, whatever the tickets. */
  #check({ series, to, ranges, distributor, day, reason }: MovementOrder): void {
    this.seriesOf(series);
    if (ranges.length === 0 || ranges.length > MAX_RANGES) {
      throw ticketFault(
        ...(['BAD_REQUEST', 'too-many-ranges'] as const),
        `tickets: expected 1 to ${MAX_RANGES} ranges, got ${ranges.length}; split the order`,
        { most: MAX_RANGES },
      );
    }
    if (needsHolder(to) && distributor === null) {
      throw ticketFault('BAD_REQUEST', 'distributor-needed', 'distributor: to whom are they issued? (11.7)');
    }
    if (distributor !== null) this.#distributors.expect(distributor, needsHolder(to));
    if (needsReason(to) && reason === null) {
      throw ticketFault('BAD_REQUEST', 'reason-needed', `reason: say why they are ${to}`);
    }
    if (day !== null && day > dayInAlmaty(this.#journal.stampMs())) {
      throw ticketFault('BAD_REQUEST', 'day-ahead', `day: ${day} is still to come`, { day });
    }
    const refusal = to === 'sold' ? this.saleRefusal(series, day) : null;
    if (refusal) throw saleFault(refusal);
  }
}

/** What holdings look like within ranges, both ascending. O(holdings + ranges). */
function piecesIn(run: readonly Holding[], ranges: readonly PlaceRange[]): Holding[] {
  const pieces: Holding[] = [];
  let from = 0;
  for (const range of ranges) {
    while (from < run.length && run[from]!.last < range.first) from++;
    for (let at = from; at < run.length && run[at]!.first <= range.last; at++) {
      const held = run[at]!;
      const first = Math.max(range.first, held.first);
      pieces.push({ ...held, first, last: Math.min(range.last, held.last) });
    }
  }
  return pieces;
}
