/** Which rows a table shows, and in which order: pure, so that 16,670 packs can be told apart without a browser. */
import { type Column, valueWords } from './column.ts';

export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

export interface RowOrder {
  readonly sort: Sort | null;
  /** Words that must all be found in a row, in any of its cells, however they are written. */
  readonly needle: string;
  readonly language: string;
}

const folded = (text: string): string => text.toLocaleLowerCase().replaceAll('\u00a0', ' ');

/** A row's words as they are read and as they are kept: a day is found as 21.11.2026 and as 2026-11-21, a sum with and without gaps. */
function wordsOf<Row>(row: Row, columns: readonly Column<Row>[]): string {
  const cells = columns.flatMap((column) => {
    const value = column.valueOf(row);
    return [valueWords(column.kind, value), String(value ?? '')];
  });
  return folded(cells.join('\n'));
}

function compare(collator: Intl.Collator, a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** What has no value stands last, whichever way the rest is sorted; equal rows keep their order. O(n log n). */
function sorted<Row>(
  rows: readonly Row[],
  column: Column<Row>,
  { isDescending }: Sort,
  language: string,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = isDescending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: (column.sortOf ?? column.valueOf)(row) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * compare(collator, a.value, b.value);
  });
  return keyed.map(({ row }) => row);
}

export function orderRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: RowOrder,
): readonly Row[] {
  const { sort, needle, language } = order;
  const words = folded(needle).split(/\s+/).filter(Boolean);
  const found =
    words.length === 0
      ? rows
      : rows.filter((row) => {
          const text = wordsOf(row, columns);
          return words.every((word) => text.includes(word));
        });
  const column = columns.find(({ id }) => id === sort?.column);
  return sort && column ? sorted(found, column, sort, language) : found;
}

/** A press on a heading: ascending, then descending, then as the rows came. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, isDescending: false };
  return sort.isDescending ? null : { column, isDescending: true };
}
