/**
 * A table as CSV (RFC 4180) that spreadsheets open well in Kazakhstan: semicolons, because there the comma is the decimal mark, and the
 * byte order mark that tells Excel the encoding. Values stand as they are kept: `2026-11-21`, `14000000`.
 */
import type { CellValue } from './column.ts';
import type { Sheet } from './sheet.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet would take for a formula is made a text (OWASP: CSV injection). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function field(value: CellValue): string {
  if (typeof value === 'number') return String(value);
  const text = harmless(value ?? '');
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function sheetCsv({ headings, rows }: Sheet): string {
  const lines = [headings, ...rows].map((cells) => `${cells.map(field).join(';')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}
