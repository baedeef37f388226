/** Takes a file of sales into the books: one movement for each day, point of sale and distributor, in one transaction, or nothing. */
import { ALLOWED } from '../../engine/tickets/movements.ts';
import type { Holding } from '../../engine/tickets/moveTickets.ts';
import { type PlaceRange, ticketsIn } from '../../engine/tickets/placeRange.ts';
import type { SalesFault, SalesPreview } from '../protocol/tickets.ts';
import type { Journal } from '../store/journal.ts';
import type { StoredMovement } from './holdingStore.ts';
import { byRow, FAULTS_SHOWN, type ReadSale, type ReadSales, rangesOf } from './salesRead.ts';
import { serialWord } from './serialRange.ts';
import { MAX_RANGES, type TicketBooks } from './ticketBooks.ts';
import { ticketFault } from './ticketFault.ts';

export interface SalesParts {
  readonly journal: Journal;
  readonly books: TicketBooks;
}

/** What one record sells. */
type Sale = Pick<ReadSale, 'day' | 'point' | 'distributor'> & { readonly ranges: readonly PlaceRange[] };

/** Columns of `ReadSales.named`. */
const NAMED = 4;

function salesOf({ sales }: ReadSales): Sale[] {
  return sales.flatMap(({ places, ...sale }) => {
    const ranges = rangesOf(places);
    const pieces = Math.ceil(ranges.length / MAX_RANGES);
    return Array.from({ length: pieces }, (_, i) => ({
      ...{ ...sale, ranges: ranges.slice(i * MAX_RANGES, (i + 1) * MAX_RANGES) },
    }));
  });
}

interface Unsellable {
  readonly row: number;
  readonly reason: 'not-allowed' | 'other-holder';
  readonly range: PlaceRange;
}

/** Named ranges that cannot be sold, each with the first piece of it that cannot. O(ranges + holdings). */
function unsellable({ named, sales }: ReadSales, holdings: readonly Holding[]): Unsellable[] {
  const faults: Unsellable[] = [];
  let from = 0;
  for (let i = 0; i < named.length; i += NAMED) {
    const [row, first, last, sale] = named.subarray(i, i + NAMED) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const { distributor } = sales[sale]!;
    while (holdings[from]!.last < first) from++;
    for (let at = from; at < holdings.length && holdings[at]!.first <= last; at++) {
      const held = holdings[at]!;
      const isHeldByOther = distributor !== null && held.holder !== distributor;
      if (ALLOWED[held.state].sold && !isHeldByOther) continue;
      const range = { first: Math.max(first, held.first), last: Math.min(last, held.last) };
      faults.push({ row, range, reason: ALLOWED[held.state].sold ? 'other-holder' : 'not-allowed' });
      break;
    }
  }
  return faults.sort(byRow);
}

/** Rows whose day is none on which tickets may be sold (5.1, 8.4 б), each once; `word` is the day. */
function outsideDays(books: TicketBooks, series: number, { named, sales }: ReadSales): SalesFault[] {
  const refusals = sales.map(({ day }) => books.saleRefusal(series, day));
  const faults = new Map<number, SalesFault>();
  for (let i = 0; i < named.length; i += NAMED) {
    const sale = named[i + NAMED - 1]!;
    const refusal = refusals[sale];
    const row = named[i]!;
    if (refusal) faults.set(row, { row, reason: refusal.reason, word: sales[sale]!.day ?? '' });
  }
  return [...faults.values()].sort(byRow);
}

/** What a file of sales would do to the books as they are; nothing is done. */
export function previewSales({ books }: SalesParts, series: number, read: ReadSales): SalesPreview {
  const { shape, terms } = books.seriesOf(series);
  const found = unsellable(read, [...books.holdings.all(series)]);
  const outside = outsideDays(books, series, read);
  const empty: SalesFault[] = read.rows === 0 ? [{ row: 1, reason: 'empty', word: '' }] : [];
  const faults = [
    ...read.faults,
    ...found
      .slice(0, FAULTS_SHOWN)
      .map(({ row, reason, range }) => ({ row, reason, word: serialWord(shape, range) })),
    ...outside.slice(0, FAULTS_SHOWN),
    ...empty,
  ].sort(byRow);
  const sales = salesOf(read);
  const tickets = sales.reduce((sum, { ranges }) => sum + ticketsIn(ranges), 0);
  return {
    ...{ rows: read.rows, tickets, revenueTenge: tickets * terms.ticketPriceTenge, movements: sales.length },
    faults: faults.slice(0, FAULTS_SHOWN),
    faultCount: read.faultCount + found.length + outside.length + empty.length,
  };
}

/**
 * Sells what a file lists; durable when it returns.
 * @throws Refused BAD_REQUEST naming the first faults, when there is any
 */
export function importSales(
  parts: SalesParts,
  series: number,
  read: ReadSales,
  by: string,
): StoredMovement[] {
  const { journal, books } = parts;
  return journal.transact(() => {
    const { faults, faultCount } = previewSales(parts, series, read);
    if (faultCount > 0) {
      const shown = faults.slice(0, 5).map(({ row, reason, word }) => `row ${row}: ${reason} ${word}`.trim());
      const { row, word } = faults[0]!;
      throw ticketFault(
        ...(['BAD_REQUEST', 'bad-sales'] as const),
        `${faultCount} faults, nothing was taken: ${shown.join('; ')}`,
        { row, word, faults: faultCount },
      );
    }
    return salesOf(read).map((sale) => books.move({ ...sale, series, to: 'sold', reason: null, by }));
  });
}
