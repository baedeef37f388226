/** What a table knows of a column: how to take its value from a row, and how to say it. */
import type { ComponentChildren } from 'preact';
import { grouped, tenge } from '../../format/tenge.ts';
import { dayWords, instantWords } from '../frame/dayWords.ts';

export type CellValue = string | number | null;

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** `day` is `YYYY-MM-DD`, `instant` ISO; `money` whole tenge. */
  readonly kind: 'text' | 'number' | 'money' | 'day' | 'instant';
  /** What the table sorts, filters and exports by. */
  readonly valueOf: (row: Row) => CellValue;
  /** What it is sorted by, where that is not the value: months by their number, not by their name. */
  readonly sortOf?: (row: Row) => CellValue;
  /** What stands in the cell instead of the value's words. */
  readonly show?: (row: Row) => ComponentChildren;
  /** No value of its own: a place for buttons. It neither sorts nor goes into a file. */
  readonly isForActs?: boolean;
}

/** A value as people read it; nothing for null. */
export function valueWords(kind: Column<unknown>['kind'], value: CellValue): string {
  if (value === null) return '';
  switch (kind) {
    case 'number':
      return grouped(Number(value));
    case 'money':
      return tenge(Number(value));
    case 'day':
      return dayWords(String(value));
    case 'instant':
      return instantWords(String(value));
    case 'text':
      return String(value);
  }
}

export const isRightAligned = ({ kind }: Column<never>): boolean => kind === 'number' || kind === 'money';
