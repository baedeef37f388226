/** Takes a file of sales into the books: one movement for each day, point of sale and distributor, in one transaction, or nothing. */
import type { DatabaseSync } from 'node:sqlite';
import { holdingIndex } from '../../engine/tickets/holdingAt.ts';
import { ALLOWED } from '../../engine/tickets/movements.ts';
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import { inOrder, type PlaceRange, ticketsIn } from '../../engine/tickets/placeRange.ts';
import type { SeriesShape } from '../../engine/tickets/selectTickets.ts';
import type { SalesFault, SalesPreview } from '../protocol/tickets.ts';
import type { Journal } from '../store/journal.ts';
import type { Distributors } from './distributors.ts';
import type { StoredMovement } from './holdingStore.ts';
import { serialRange } from './movementRefused.ts';
import { readSales, type SaleLine } from './salesFile.ts';
import { MAX_RANGES, type TicketBooks } from './ticketBooks.ts';
import { ticketFault } from './ticketFault.ts';

export interface SalesParts {
  readonly database: DatabaseSync;
  readonly journal: Journal;
  readonly books: TicketBooks;
  readonly distributors: Distributors;
}

/** Faults that an answer lists. */
const FAULTS_SHOWN = 1000;

/** What one record sells. */
type Sale = Pick<SaleLine, 'day' | 'point' | 'distributor'> & { readonly ranges: readonly PlaceRange[] };

interface SalesPlan {
  readonly preview: SalesPreview;
  readonly sales: readonly Sale[];
}

function salesOf(lines: readonly SaleLine[]): Sale[] {
  const groups = Map.groupBy(lines, ({ day, point, distributor }) => `${day} ${point} ${distributor}`);
  return [...groups.values()].flatMap((group) => {
    const { day, point, distributor } = group[0]!;
    const ranges = inOrder(group.flatMap((line) => line.ranges));
    const pieces = Math.ceil(ranges.length / MAX_RANGES);
    return Array.from({ length: pieces }, (_, i) => ({
      ...{ day, point, distributor, ranges: ranges.slice(i * MAX_RANGES, (i + 1) * MAX_RANGES) },
    }));
  });
}

/** Lines whose tickets cannot be sold, each with the first range that cannot. */
function unsellable(
  lines: readonly SaleLine[],
  holdings: readonly Holding[],
  wordOf: (range: PlaceRange) => string,
): SalesFault[] {
  const faults: SalesFault[] = [];
  for (const { row, ranges, distributor } of lines) {
    const fault = (): SalesFault | null => {
      for (const { first, last } of ranges) {
        for (
          let at = holdingIndex(holdings, first);
          at < holdings.length && holdings[at]!.first <= last;
          at++
        ) {
          const held = holdings[at]!;
          const word = wordOf({ first: Math.max(first, held.first), last: Math.min(last, held.last) });
          if (!ALLOWED[held.state].sold) return { row, reason: 'not-allowed', word };
          if (distributor !== null && held.holder !== distributor)
            return { row, reason: 'other-holder', word };
        }
      }
      return null;
    };
    const found = fault();
    if (found) faults.push(found);
  }
  return faults;
}

function namer(shape: SeriesShape): (range: PlaceRange) => string {
  return (range) => {
    const { first, last } = serialRange(shape, range);
    return first === last ? first : `${first}..${last}`;
  };
}

/** What a file of sales would do; nothing is done. @throws TirazhError BAD_INPUT for a file that is no table */
export function planSales(
  { journal, books, distributors }: SalesParts,
  series: number,
  file: Uint8Array,
): SalesPlan {
  const { shape, terms } = books.seriesOf(series);
  const known = new Set(distributors.all().map(({ id }) => id));
  const wordOf = namer(shape);
  const read = readSales(file, shape, journal.stampMs(), (id) => known.has(id), wordOf);
  const faults = [...read.faults, ...unsellable(read.lines, [...books.holdings.all(series)], wordOf)];
  if (read.rows === 0) faults.push({ row: 1, reason: 'empty', word: '' });
  faults.sort((a, b) => a.row - b.row);
  const sales = salesOf(read.lines);
  const tickets = sales.reduce((sum, { ranges }) => sum + ticketsIn(ranges), 0);
  const preview: SalesPreview = {
    ...{ rows: read.rows, tickets, revenueTenge: tickets * terms.ticketPriceTenge, movements: sales.length },
    ...{ faults: faults.slice(0, FAULTS_SHOWN), faultCount: faults.length },
  };
  return { preview, sales };
}

/**
 * Sells what a file lists; durable when it returns.
 * @throws Refused BAD_REQUEST naming the first faults, when there is any
 */
export function importSales(
  parts: SalesParts,
  series: number,
  file: Uint8Array,
  by: string,
): StoredMovement[] {
  const { journal, books } = parts;
  return journal.transact(() => {
    const { preview, sales } = planSales(parts, series, file);
    if (preview.faultCount > 0) {
      const shown = preview.faults
        .slice(0, 5)
        .map(({ row, reason, word }) => `row ${row}: ${reason} ${word}`.trim());
      const { row, word } = preview.faults[0]!;
      throw ticketFault(
        ...(['BAD_REQUEST', 'bad-sales'] as const),
        `${preview.faultCount} faults, nothing was taken: ${shown.join('; ')}`,
        { row, word, faults: preview.faultCount },
      );
    }
    return sales.map((sale) => books.move({ ...sale, series, to: 'sold', reason: null, by }));
  });
}
