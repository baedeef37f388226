/** A table on its way into a file: headings and values, without how they look on screen. */
import type { CellValue, Column } from './column.ts';

export interface Sheet {
  readonly headings: readonly string[];
  readonly kinds: readonly Column<unknown>['kind'][];
  readonly rows: readonly (readonly CellValue[])[];
}

export function sheetOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Sheet {
  const kept = columns.filter(({ isForActs }) => !isForActs);
  return {
    headings: kept.map(({ label }) => label),
    kinds: kept.map(({ kind }) => kind),
    rows: rows.map((row) => kept.map((column) => column.valueOf(row))),
  };
}
