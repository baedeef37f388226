/** Which column of a participants file is which, by its headings in Russian, Kazakh or English. */
import { badInput } from '../errors.ts';
import { cleanText, foldLookAlikes, hasWord } from './cleanText.ts';

/** A row of a file: its number from 1 as a spreadsheet counts, and its cells as texts. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export type Field =
  | 'number'
  | 'connected'
  | 'package'
  | 'name'
  | 'region'
  | 'phone'
  | 'email'
  | 'status'
  | 'kind';
/** Column of each field, from 0; -1 for one that the file lacks. */
export type Columns = Readonly<Record<Field, number>>;

export interface Headings {
  /** Place of the heading row among the rows. */
  readonly at: number;
  readonly columns: Columns;
}

/** Parts of headings, the surer ones first; a column has one meaning, and a field goes to the first column that fits best. */
const WORDS: readonly [Field, readonly string[]][] = [
  ['number', ['иин', 'жсн', 'iin', 'бин', 'бсн', 'bin']],
  [
    'connected',
    ['дата подкл', 'қосылған күн', 'connect', 'дата актив', 'дата', 'күні', 'date', 'подключен', 'қосылу'],
  ],
  ['status', ['статус', 'состояние', 'мәртебе', 'күйі', 'status']],
  [
    'kind',
    [
      'тип клиент',
      'вид клиент',
      'категория',
      'тип лиц',
      'форма собств',
      'сегмент',
      'клиент түрі',
      'client type',
    ],
  ],
  ['package', ['пакет', 'тариф', 'package', 'продукт', 'услуг']],
  ['phone', ['телефон', 'phone', 'моб', 'конт', 'байланыс']],
  ['email', ['e-mail', 'email', 'почт', 'пошта']],
  ['region', ['регион', 'област', 'город', 'филиал', 'өңір', 'облыс', 'қала', 'region', 'city']],
  ['name', ['наименование', 'фио', 'ф.и.о', 'аты', 'атауы', 'клиент', 'name', 'имя', 'ип']],
];
const FOLDED = WORDS.map(([field, words]) => [field, words.map(foldLookAlikes)] as const);

/** How far down a title and merged cells may push the headings. */
const LOOKED_AT = 30;
/** A heading is short; a sentence above the table is none. */
const LONGEST = 60;
/** Without these nobody can be judged. */
const NEEDED: readonly Field[] = ['number', 'connected'];
const NEEDED_WORDS: Readonly<Record<string, string>> = {
  number: 'ИИН/БИН (ЖСН/БСН, IIN/BIN)',
  connected: 'Дата подключения (Қосылған күні, Connection date)',
};

function columnsOf(cells: readonly string[]): Columns {
  const texts = cells.map((cell) => foldLookAlikes(cell)).map((text) => (text.length > LONGEST ? '' : text));
  const taken = new Set<number>();
  const found = FOLDED.map(([field, words]): [Field, number] => {
    for (const word of words) {
      const column = texts.findIndex((text, i) => !taken.has(i) && hasWord(text, word));
      if (column < 0) continue;
      taken.add(column);
      return [field, column];
    }
    return [field, -1];
  });
  return Object.fromEntries(found) as Record<Field, number>;
}

const has = (columns: Columns, field: Field): boolean => columns[field] >= 0;

/** Whether a row is one of headings: it names the columns without which nothing can be judged. */
export function isHeadingRow(cells: readonly string[]): boolean {
  // Most rows have a number in them, and are told at once.
  if (cells.some((cell) => /\d{6}/.test(cell))) return false;
  const columns = columnsOf(cells);
  return NEEDED.every((field) => has(columns, field));
}

/** Headings on two rows, as cells merged downwards leave them: what the lower row lacks stands in the upper one. */
function stacked(upper: SheetRow | undefined, lower: SheetRow): readonly string[] {
  const above = upper?.cells ?? [];
  const length = Math.max(above.length, lower.cells.length);
  return Array.from(
    { length },
    (_, i) => (cleanText(lower.cells[i]) === '' ? above[i] : lower.cells[i]) ?? '',
  );
}

function lookForHeadings(rows: readonly SheetRow[]): Headings | null {
  const first = rows.slice(0, LOOKED_AT);
  const at = first.findIndex(({ cells }) => isHeadingRow(cells));
  if (at >= 0) return { at, columns: columnsOf(first[at]!.cells) };
  const lower = first.findIndex((row, i) => i > 0 && isHeadingRow(stacked(first[i - 1], row)));
  return lower < 0 ? null : { at: lower, columns: columnsOf(stacked(first[lower - 1], first[lower]!)) };
}

export const hasHeadings = (rows: readonly SheetRow[]): boolean => lookForHeadings(rows) !== null;

/** Columns without which nobody can be judged and that no row of headings has: all of them where no row has them together; else none. */
export function missingColumns(rows: readonly SheetRow[]): readonly Field[] {
  if (hasHeadings(rows)) return [];
  const first = rows.slice(0, LOOKED_AT);
  const missing = NEEDED.filter((field) => !first.some(({ cells }) => has(columnsOf(cells), field)));
  return missing.length > 0 ? missing : NEEDED;
}

/** Such columns in a sentence for a log. */
export const missingColumnsText = (missing: readonly Field[]): string =>
  `the file has no row of headings with these columns: ${missing.map((field) => NEEDED_WORDS[field]).join('; ')}`;

/** @throws TirazhError BAD_INPUT naming the headings that are missing */
export function findHeadings(rows: readonly SheetRow[]): Headings {
  const found = lookForHeadings(rows);
  if (found) return found;
  throw badInput(missingColumnsText(missingColumns(rows)));
}
