/**
 * A file of sales as a distributor's till writes it: one line a sale, of packs or serials, with its day and point of sale. Read whole, and
 * every fault of it named, before anything is done.
 */
import { type Day, dayInAlmaty, isDay } from '../../engine/raffle/almatyDay.ts';
import type { PlaceRange } from '../../engine/tickets/placeRange.ts';
import { type SeriesShape, selectTickets } from '../../engine/tickets/selectTickets.ts';
import { csvTable } from '../entryLists/csvTable.ts';
import { decodeText } from '../entryLists/decodeText.ts';
import { fileFault } from '../entryLists/fileFault.ts';
import type { TableRow } from '../entryLists/table.ts';
import type { SalesFault } from '../protocol/tickets.ts';
import { serialWord } from './serialRange.ts';

/** What is sold on one line. */
export interface SaleLine {
  readonly row: number;
  readonly ranges: readonly PlaceRange[];
  readonly day: Day;
  readonly point: string | null;
  /** Only tickets that this distributor holds; null: whoever's. */
  readonly distributor: string | null;
}

export interface SalesRead {
  readonly rows: number;
  readonly lines: readonly SaleLine[];
  readonly faults: readonly SalesFault[];
}

export const MAX_SALES_ROWS = 200_000;

type Column = 'tickets' | 'day' | 'point' | 'distributor';
/** In this order where there are no headings. */
const COLUMNS: readonly Column[] = ['tickets', 'day', 'point', 'distributor'];
/** Headings in English, Russian and Kazakh. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  tickets: [
    'tickets',
    'packs',
    'serials',
    'билеты',
    'билет',
    'пачки',
    'пачка',
    'серийный номер',
    'билеттер',
    'буда',
    'будалар',
  ],
  day: ['day', 'date', 'дата', 'дата продажи', 'день', 'число', 'күні', 'күн', 'сату күні'],
  point: ['point', 'point of sale', 'точка', 'точка продаж', 'пункт', 'нүкте', 'сату нүктесі'],
  distributor: ['distributor', 'распространитель', 'дистрибьютор', 'дистрибутор', 'таратушы'],
};
/** The code of a point of sale: it goes into the public journal, so it has no room for a name with spaces. */
const POINT = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
const WORD_CHARACTERS = 40;

/** The day that a cell names, as `2026-01-31` or `31.01.2026`; null for any other text. */
function dayOf(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (!match) return null;
  const [a, b, c] = match.slice(1) as [string, string, string];
  const [year, month, number] = a.length === 4 ? [a, b, c] : [c, b, a];
  return isDay(Number(year), Number(month), Number(number)) ? `${year}-${month}-${number}` : null;
}

/** Where each column stands. */
function columnsOf(first: TableRow | undefined): { places: ReadonlyMap<Column, number>; headings: boolean } {
  const words = (first?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const found = COLUMNS.flatMap((column): [Column, number][] => {
    const place = words.findIndex((word) => HEADINGS[column].includes(word));
    return place < 0 ? [] : [[column, place]];
  });
  const headings = found.some(([column]) => column === 'tickets');
  return { places: new Map(headings ? found : COLUMNS.map((column, i) => [column, i])), headings };
}

/** What stands in a column that nobody reads: a sale must not lose its day to a heading of another name. */
function unreadColumns(table: readonly TableRow[], places: ReadonlyMap<Column, number>): SalesFault[] {
  const read = new Set(places.values());
  const faults = new Map<number, SalesFault>();
  for (const { number: row, cells } of table) {
    for (const [at, cell] of cells.entries()) {
      const word = cell.trim();
      if (word === '' || read.has(at) || faults.has(at)) continue;
      faults.set(at, { row, reason: 'heading', word: word.slice(0, WORD_CHARACTERS) });
    }
  }
  return [...faults.values()];
}

/** Ranges that a later line sells again. */
function soldTwice(lines: readonly SaleLine[], shape: SeriesShape): SalesFault[] {
  const faults: SalesFault[] = [];
  const all = lines.flatMap(({ row, ranges }) => ranges.map((range) => ({ row, ...range })));
  let last = -1;
  for (const range of all.sort((a, b) => a.first - b.first || a.row - b.row)) {
    if (range.first <= last)
      faults.push({ row: range.row, reason: 'repeated', word: serialWord(shape, range) });
    last = Math.max(last, range.last);
  }
  return faults;
}

/**
 * @param knows whether there is a distributor of that id
 * @throws TirazhError BAD_INPUT for a file that is no text, or has more than `MAX_SALES_ROWS` lines
 */
export function readSales(
  file: Uint8Array,
  shape: SeriesShape,
  nowMs: number,
  knows: (distributor: string) => boolean,
): SalesRead {
  const table = csvTable(decodeText(file));
  if (table.rows.length > MAX_SALES_ROWS) {
    throw fileFault('file-too-many-rows', `the file has more than ${MAX_SALES_ROWS} rows; split it`, {
      most: MAX_SALES_ROWS,
    });
  }
  const { places, headings } = columnsOf(table.rows[0]);
  const rows = headings ? table.rows.slice(1) : table.rows;
  const today = dayInAlmaty(nowMs);
  const faults = unreadColumns(table.rows, places);
  const lines: SaleLine[] = [];
  for (const { number: row, cells } of rows) {
    const cell = (column: Column): string => cells[places.get(column) ?? -1]?.trim() ?? '';
    const before = faults.length;
    const fault = (reason: SalesFault['reason'], word: string): void => {
      faults.push({ row, reason, word: word.slice(0, WORD_CHARACTERS) });
    };
    const selected = selectTickets(cell('tickets'), shape);
    if (cell('tickets') === '') fault('empty', '');
    else if (!selected.ok) for (const { reason, word } of selected.faults) fault(reason, word);
    const day = cell('day') === '' ? today : dayOf(cell('day'));
    if (day === null) fault('day', cell('day'));
    else if (day > today) fault('day-ahead', cell('day'));
    const point = cell('point').toLowerCase();
    if (point !== '' && !POINT.test(point)) fault('point', cell('point'));
    const distributor = cell('distributor');
    if (distributor !== '' && !knows(distributor)) fault('distributor', distributor);
    if (faults.length > before || !selected.ok || day === null) continue;
    lines.push({ row, ranges: selected.ranges, day, point: point || null, distributor: distributor || null });
  }
  return { rows: rows.length, lines, faults: [...faults, ...soldTwice(lines, shape)] };
}
