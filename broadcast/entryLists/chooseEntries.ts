/** Makes entries of a table's column: every value checked, each fault with its row. */
import { MAX_ENTRY_BYTES } from '../../engine/draw/entryLines.ts';
import { badInput } from '../../engine/errors.ts';
import type { ImportChoices, ImportFault, ImportPreview } from '../protocol/host.ts';
import { hasMixedLetters } from './mixedLetters.ts';
import { isPersonalHeading, personalValues } from './personalData.ts';
import type { Table, TableRow } from './table.ts';

/** What a host has said so far; the rest is guessed. */
export interface Choices {
  readonly column: ImportChoices['column'];
  /** Undefined: guessed. */
  readonly headings?: boolean | undefined;
  readonly blind: boolean;
}

export interface ChosenEntries {
  readonly preview: ImportPreview;
  /** Good values in the order of the rows. */
  readonly values: readonly string[];
}

const SAMPLE_ROWS = 20;
/** Enough to tell a column by. */
const SAMPLE_CHARACTERS = 200;
const LISTED_FAULTS = 1000;
/** What does not show, or turns round what does: control, joining and direction characters, other line ends. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/u;
/** As many as a stage line has; a value that a code replaces may be longer. */
const MOST_CHARACTERS = 64;

/** A first row of words is one of headings over rows that have a digit in the same column, or where a word says that people stand below. */
function looksLikeHeadings([first, ...others]: readonly TableRow[]): boolean {
  if (!first || others.length === 0) return false;
  if (first.cells.some((cell) => cell.trim() === '' || /^[\d\s.,+()-]*$/.test(cell) || cell.includes('@'))) {
    return false;
  }
  const sample = others.slice(0, SAMPLE_ROWS);
  const isPlain = (cell: string): boolean => !/\d/.test(cell);
  if (first.cells.some((cell) => isPlain(cell) && isPersonalHeading(cell))) return true;
  return first.cells.some(
    (cell, i) => isPlain(cell) && sample.every(({ cells }) => /[\d@]/.test(cells[i] ?? '')),
  );
}

/** @throws TirazhError BAD_INPUT naming the columns there are */
function columnIndex(column: string | number, columns: readonly string[]): number {
  const named = columns.indexOf(String(column).trim());
  const index = named >= 0 ? named : Number(column) - 1;
  if (Number.isInteger(index) && index >= 0 && index < columns.length) return index;
  throw badInput(`column: there is no "${column}"; the columns are ${columns.join(', ')}`);
}

const clean = (cell: string | undefined): string => (cell ?? '').normalize('NFC').trim();

type Found = Pick<ImportFault, 'reason' | 'detail'>;

/** Characters as code points: more UTF-16 units than twice as many are too many without a count. */
const isTooLong = (value: string): boolean =>
  value.length > MOST_CHARACTERS &&
  (value.length > 2 * MOST_CHARACTERS || [...value].length > MOST_CHARACTERS);

function faultOf(value: string, blind: boolean): Found | null {
  if (value === '') return { reason: 'empty' };
  if (INVISIBLE.test(value)) return { reason: 'control-character' };
  if (Buffer.byteLength(value) > MAX_ENTRY_BYTES) return { reason: 'too-long' };
  if (blind) return null;
  if (isTooLong(value)) return { reason: 'too-long' };
  return hasMixedLetters(value) ? { reason: 'control-character', detail: 'mixed-letters' } : null;
}

/** @throws TirazhError BAD_INPUT for a column that is not there, or a table without entries */
export function chooseEntries({ rows, format }: Table, choices: Choices): ChosenEntries {
  const headings = choices.headings ?? looksLikeHeadings(rows);
  const entries = headings ? rows.slice(1) : rows;
  if (entries.length === 0) throw badInput('the file has no entries');
  const width = rows.slice(0, SAMPLE_ROWS).reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, i) =>
    headings ? clean(rows[0]!.cells[i]).slice(0, SAMPLE_CHARACTERS) || String(i + 1) : String(i + 1),
  );
  const index = columnIndex(choices.column, columns);
  const faults: ImportFault[] = [];
  const values: string[] = [];
  const numbers: number[] = [];
  const firstRows = new Map<string, number>();
  for (const { number, cells } of entries) {
    const value = clean(cells[index]);
    const first = firstRows.get(value);
    const fault = faultOf(value, choices.blind);
    if (fault || first !== undefined) {
      faults.push({ row: number, ...(fault ?? { reason: 'duplicate' }), first: fault ? null : first! });
      continue;
    }
    firstRows.set(value, number);
    values.push(value);
    numbers.push(number);
  }
  const personal = choices.blind ? new Set<number>() : personalValues(values);
  for (const place of personal) faults.push({ row: numbers[place]!, reason: 'personal-data', first: null });
  // Where the values give themselves away, each by its row, the heading says nothing more.
  if (headings && !choices.blind && personal.size === 0 && isPersonalHeading(columns[index]!)) {
    faults.push({ row: rows[0]!.number, reason: 'personal-data', detail: 'heading', first: null });
  }
  faults.sort((a, b) => a.row - b.row);
  const good = personal.size === 0 ? values : values.filter((_, i) => !personal.has(i));
  const preview: ImportPreview = {
    ...{ format, columns, headings, column: index + 1 },
    sample: entries
      .slice(0, SAMPLE_ROWS)
      .map(({ cells }) => columns.map((_, i) => clean(cells[i]).slice(0, SAMPLE_CHARACTERS))),
    rows: entries.length,
    good: good.length,
    faults: faults.slice(0, LISTED_FAULTS),
    faultCount: faults.length,
  };
  return { preview, values: good };
}
