import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { nextSort, orderRows } from './orderRows.ts';

interface Row {
  readonly name: string;
  readonly sumTenge: number | null;
  readonly on: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', label: 'Name', kind: 'text', valueOf: ({ name }) => name },
  { id: 'sum', label: 'Sum', kind: 'money', valueOf: ({ sumTenge }) => sumTenge },
  { id: 'on', label: 'Day', kind: 'day', valueOf: ({ on }) => on },
];
const row = (name: string, sumTenge: number | null, on = '2026-11-21'): Row => ({ name, sumTenge, on });
const ROWS = [row('Дана', 3000), row('Ерлан', null), row('Әсем', 14_000_000, '2026-01-05'), row('Дана', 100)];
const names = (rows: readonly Row[]): string[] => rows.map(({ name, sumTenge }) => `${name} ${sumTenge}`);
const order = (needle: string, sort: { column: string; isDescending: boolean } | null = null) =>
  names(orderRows(ROWS, COLUMNS, { needle, sort, language: 'kk' }));

test('numbers sort as numbers, names by their alphabet, and what has no value stands last both ways', () => {
  expect(order('', { column: 'sum', isDescending: false }).at(0)).toBe('Дана 100');
  expect(order('', { column: 'sum', isDescending: false }).at(-1)).toBe('Ерлан null');
  expect(order('', { column: 'sum', isDescending: true }).at(0)).toBe('Әсем 14000000');
  expect(order('', { column: 'sum', isDescending: true }).at(-1)).toBe('Ерлан null');
  expect(order('', { column: 'name', isDescending: false })).toEqual([
    'Әсем 14000000',
    'Дана 3000',
    'Дана 100',
    'Ерлан null',
  ]);
});

test('a filter finds words as they are read and as they are kept, all of them, in any cell', () => {
  expect(order('ДАНА')).toEqual(['Дана 3000', 'Дана 100']);
  expect(order('05.01.2026')).toEqual(['Әсем 14000000']);
  expect(order('2026-01-05 әсем')).toEqual(['Әсем 14000000']);
  expect(order('14 000 000')).toEqual(['Әсем 14000000']);
  expect(order('14000000')).toEqual(['Әсем 14000000']);
  expect(order('дана 05.01.2026')).toEqual([]);
});

test('no row is lost or made by sorting', () => {
  const some = fc.array(
    fc.record({ name: fc.string(), sumTenge: fc.option(fc.nat()), on: fc.constant('2026-11-21') }),
  );
  fc.assert(
    fc.property(some, fc.constantFrom('name', 'sum', 'on'), fc.boolean(), (rows, column, isDescending) => {
      const shown = orderRows(rows, COLUMNS, { needle: '', sort: { column, isDescending }, language: 'ru' });
      expect(shown).toHaveLength(rows.length);
      expect(new Set(shown)).toEqual(new Set(rows));
    }),
  );
});

test('a heading goes up, down, and back to how the rows came', () => {
  const up = nextSort(null, 'sum');
  expect(up).toEqual({ column: 'sum', isDescending: false });
  const down = nextSort(up, 'sum');
  expect(down).toEqual({ column: 'sum', isDescending: true });
  expect(nextSort(down, 'sum')).toBeNull();
  expect(nextSort(down, 'name')).toEqual({ column: 'name', isDescending: false });
});
