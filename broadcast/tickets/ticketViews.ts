/** The books of tickets as the interface shows them: places become serials, records become entries. */
import type { DatabaseSync } from 'node:sqlite';
import { instantSchema } from '../../engine/encoding/schemas.ts';
import { isDay } from '../../engine/raffle/almatyDay.ts';
import { formatSerial, indexOfSerial, type Serial, serialAt } from '../../engine/series/serial.ts';
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import { type PlaceRange, ticketsIn } from '../../engine/tickets/placeRange.ts';
import { selectTickets } from '../../engine/tickets/selectTickets.ts';
import type {
  HoldingPage,
  MovementEntry,
  MovementPreview,
  SalesImported,
  StateCounts,
  TicketOverview,
  TicketStanding,
} from '../protocol/tickets.ts';
import type { SeriesStore } from '../store/seriesStore.ts';
import type { StoredMovement } from './holdingStore.ts';
import type { Identifications } from './identification.ts';
import { isSealed } from './sealedSeries.ts';
import { serialRange } from './serialRange.ts';
import { endOfDayMs, noTickets } from './seriesBooks.ts';
import type { MovementOrder, TicketBooks } from './ticketBooks.ts';
import { ticketFault } from './ticketFault.ts';

/** Ranges that a preview lists. */
const RANGES_SHOWN = 100;

export interface ViewParts {
  readonly database: DatabaseSync;
  readonly series: SeriesStore;
  readonly books: TicketBooks;
  readonly identifications: Identifications;
}

export class TicketViews {
  readonly #parts: ViewParts;

  constructor(parts: ViewParts) {
    this.#parts = parts;
  }

  /** The last instant that a text means: an instant, or the end of a day; null for any other text. */
  static untilMs(text: string): number | null {
    if (instantSchema.safeParse(text).success) return Date.parse(text);
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    return isDay(year, month, day) ? endOfDayMs(text) : null;
  }

  /** The tickets that a text names. @throws Refused BAD_REQUEST naming every fault */
  ranges(series: number, text: string): readonly PlaceRange[] {
    const selected = selectTickets(text, this.#parts.books.seriesOf(series).shape);
    if (selected.ok) return selected.ranges;
    const { at, word } = selected.faults[0]!;
    const all = selected.faults.map((fault) => `${fault.at}. "${fault.word}": ${fault.reason}`).join('; ');
    throw ticketFault('BAD_REQUEST', 'bad-selection', `tickets: ${all.slice(0, 2000)}`, { at, word });
  }

  overview(): TicketOverview {
    const { series, books, identifications } = this.#parts;
    const known = series.all().filter((one) => books.holdings.isAccounted(one.series));
    return {
      series: known.toReversed().map((one) => this.#counts(one.series)),
      identification: identifications.isOn ? 'on' : 'off',
    };
  }

  #counts(series: number): StateCounts {
    const { books, database } = this.#parts;
    const { terms, commitment } = books.seriesOf(series);
    const states = noTickets();
    let sold = 0;
    for (const total of books.holdings.totals(series)) {
      states[total.state] += total.tickets;
      if (total.sold) sold += total.tickets;
    }
    return {
      ...{ series, tickets: commitment.tickets, packTickets: terms.series.packTickets, states, sold },
      ...{ ticketPriceTenge: terms.ticketPriceTenge, isSealed: isSealed(database, series) },
    };
  }

  holdings(series: number, from: number, limit: number): HoldingPage {
    const { shape } = this.#parts.books.seriesOf(series);
    const page = this.#parts.books.holdings.page(series, from, limit + 1);
    const next = page.length > limit ? page[limit]!.first : null;
    return {
      holdings: page.slice(0, limit).map((held) => ({
        ...serialRange(shape, held),
        ...{ state: held.state, distributor: held.holder, record: held.record },
      })),
      next,
    };
  }

  movements(series: number, before: number, limit: number): MovementEntry[] {
    const { books } = this.#parts;
    books.seriesOf(series);
    return books.holdings.movements(series, before, limit).map((movement) => this.entry(movement));
  }

  entry(movement: StoredMovement): MovementEntry {
    const { series, record, atMs, day, state, holder, point, reason, tickets, madeBy } = movement;
    return {
      ...{ series, record, at: new Date(atMs).toISOString(), day, to: state, distributor: holder },
      ...{ point, reason, tickets, by: madeBy, undoes: movement.undoes, undoneBy: movement.undoneBy },
    };
  }

  preview(order: MovementOrder): MovementPreview {
    const { books } = this.#parts;
    const { parts, refusal } = books.plan(order);
    const { shape, terms } = books.seriesOf(order.series);
    const tickets = ticketsIn(order.ranges);
    return {
      tickets,
      from: [...Map.groupBy(parts, ({ state, holder }) => `${state} ${holder}`).values()].map(
        (alike: Holding[]) => ({
          ...{ state: alike[0]!.state, distributor: alike[0]!.holder, tickets: ticketsIn(alike) },
        }),
      ),
      ranges: order.ranges.slice(0, RANGES_SHOWN).map((range) => serialRange(shape, range)),
      revenueTenge: order.to === 'sold' ? tickets * terms.ticketPriceTenge : 0,
      refusal: refusal?.movement ?? null,
    };
  }

  imported(series: number, sold: readonly StoredMovement[]): SalesImported {
    const tickets = sold.reduce((sum, movement) => sum + movement.tickets, 0);
    const { ticketPriceTenge } = this.#parts.books.seriesOf(series).terms;
    return {
      tickets,
      revenueTenge: tickets * ticketPriceTenge,
      movements: sold.map((movement) => this.entry(movement)),
    };
  }

  /** Null for a serial that is not in the books. */
  standing(serial: Serial): TicketStanding | null {
    const { series: known, books } = this.#parts;
    const terms = known.get(serial.series)?.terms;
    if (!terms || serial.position > terms.series.packTickets) return null;
    const { packTickets } = terms.series;
    const place = indexOfSerial(serial, packTickets);
    const held = books.holdings.at(serial.series, place);
    if (!held) return null;
    return {
      ...{ serial: formatSerial(serialAt(serial.series, place, packTickets)), series: serial.series, place },
      ...{ state: held.state, distributor: held.holder, sold: held.sold },
      history: books.holdings.history(serial.series, place).map((movement) => this.entry(movement)),
    };
  }
}
