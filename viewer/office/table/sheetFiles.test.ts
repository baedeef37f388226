import { expect, test } from 'vitest';
import { xlsxTable } from '../../../broadcast/entryLists/xlsxTable.ts';
import type { Column } from './column.ts';
import { sheetOf } from './sheet.ts';
import { sheetCsv } from './sheetCsv.ts';
import { sheetXlsx } from './sheetXlsx.ts';

interface Row {
  readonly name: string | null;
  readonly on: string;
  readonly sumTenge: number;
}
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', label: 'Имя; "полное"', kind: 'text', valueOf: ({ name }) => name },
  { id: 'on', label: 'День', kind: 'day', valueOf: ({ on }) => on },
  { id: 'sum', label: 'Сумма', kind: 'money', valueOf: ({ sumTenge }) => sumTenge },
  { id: 'acts', label: '', kind: 'text', valueOf: () => 'a button', isForActs: true },
];
const ROWS: readonly Row[] = [
  { name: 'Әсем <Қ> & "Ұ"', on: '2026-11-21', sumTenge: 14_000_000 },
  { name: '=1+1', on: '2024-02-29', sumTenge: 0 },
  { name: null, on: '2026-01-05', sumTenge: 3000 },
];

test('a CSV keeps every value, quotes what needs it, and holds no formula', () => {
  const text = sheetCsv(sheetOf(ROWS, COLUMNS));
  expect(text).toBe(
    '\ufeff"Имя; ""полное""";День;Сумма\r\n' +
      '"Әсем <Қ> & ""Ұ""";2026-11-21;14000000\r\n' +
      "'=1+1;2024-02-29;0\r\n" +
      ';2026-01-05;3000\r\n',
  );
});

test('an XLSX is read back with its letters, its days and its sums', async () => {
  const file = sheetXlsx(sheetOf(ROWS, COLUMNS), 'Сатулар: [2026]');
  const { rows } = xlsxTable(new Uint8Array(await file.arrayBuffer()));
  const cells = rows.map((row) => row.cells);
  expect(cells[0]).toEqual(['Имя; "полное"', 'День', 'Сумма']);
  // Days as spreadsheets count them: 2024-01-01 is 45,292.
  expect(cells[1]).toEqual(['Әсем <Қ> & "Ұ"', '46347', '14000000']);
  expect(cells[2]).toEqual(['=1+1', '45351', '0']);
  expect(cells[3]!.slice(1)).toEqual(['46027', '3000']);
});

test('what XML cannot write is left out, and many rows are all there', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ ...ROWS[0]!, name: `\u0001${i}`, sumTenge: i }));
  const { rows } = xlsxTable(new Uint8Array(await sheetXlsx(sheetOf(many, COLUMNS), 'x').arrayBuffer()));
  expect(rows).toHaveLength(20_001);
  expect(rows.at(-1)!.cells).toEqual(['19999', '46347', '19999']);
});
