/** A CSV file as a table: delimiter and line ends are found out, quotes are as in RFC 4180. */
import Papa from 'papaparse';
import { fileFault } from './fileFault.ts';
import { isBlank, MAX_COLUMNS, MAX_ROWS, type Table, type TableRow } from './table.ts';
import { TableRoom } from './tableRoom.ts';

const DELIMITERS = [';', ',', '\t'];
/** Lines from which the delimiter is found out. */
const LOOKED_AT = 50;

/** The delimiter that stands in most of the first lines, outside quotes; any will do for a single column. */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n|[\r\n]/, LOOKED_AT)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .filter((line) => line !== '');
  const linesWith = (delimiter: string): number => lines.filter((line) => line.includes(delimiter)).length;
  const [best] = DELIMITERS.toSorted((a, b) => linesWith(b) - linesWith(a));
  return best!;
}

/** @throws TirazhError BAD_INPUT naming the row of a quote that is never closed, or for too many rows */
export function csvTable(text: string): Table {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    // One more than can be taken, to tell that there are more, and the empty one behind the last line end.
    preview: MAX_ROWS + 2,
  });
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault) {
    const row = (fault.row ?? 0) + 1;
    throw fileFault('file-quotes', `row ${row}: ${fault.message}; look at its quotes`, { row });
  }
  const rows: TableRow[] = [];
  const room = new TableRoom();
  for (const [i, cells] of data.entries()) {
    if (isBlank(cells)) continue;
    room.takeCells(Math.min(cells.length, MAX_COLUMNS));
    rows.push({ number: i + 1, cells: cells.slice(0, MAX_COLUMNS) });
  }
  if (rows.length > MAX_ROWS) {
    throw fileFault('file-too-many-rows', `the file has more than ${MAX_ROWS} rows`, { most: MAX_ROWS });
  }
  return { format: 'csv', rows };
}
