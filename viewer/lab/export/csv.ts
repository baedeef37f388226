/** Comma-separated values by RFC 4180, with the mark that makes spreadsheets read UTF-8. */

export type Cell = string | number | null;

const MARK = '\ufeff';
/** A cell that a spreadsheet would take for a formula; a number is none. */
const FORMULA = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Numbers are written as JavaScript writes them: a point, no thousands apart. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  MARK + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
