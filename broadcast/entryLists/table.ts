/** A file of rows as it was given, before anybody says which column matters. */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** Rows that have something in them, in order. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** From 1, as a spreadsheet counts; empty rows count too. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** The most rows one import takes: a spreadsheet's whole sheet. */
export const MAX_ROWS = 1_048_576;
/** The most columns that are looked at. */
export const MAX_COLUMNS = 256;

/** Whether anything stands in a row. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
