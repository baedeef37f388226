/** A day out of a spreadsheet's cell, in the many ways in which people and spreadsheets write one. */
import { addDays, type Day, dayInAlmaty, isDay } from './almatyDay.ts';
import { cleanText } from './cleanText.ts';

export type DayFault = 'date-missing' | 'date-unreadable' | 'date-ambiguous';
export type DayRepair = 'date-serial' | 'date-month-first';

export type DayReading =
  | { readonly ok: true; readonly day: Day; readonly repairs: readonly DayRepair[] }
  | { readonly ok: false; readonly reason: DayFault };

/** Which of day and month comes first where slashes are between them. */
export type SlashOrder = 'day-first' | 'month-first' | 'unknown';

/** Excel's day 0; the 1900 leap year it believes in is behind us. */
const EXCEL_DAY_0 = '1899-12-30';
/** 2000-01-01 and 2099-12-31 as Excel counts days. */
const SERIALS = [36_526, 73_050] as const;

const ISO = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
const PARTED = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)$/;
const WORDED = /^(\d{1,2}) ([\p{L}]+)\.? (\d{4})$/u;
/** Of a Kazakh date: "2024 жылғы 5 наурыз". */
const YEAR_FIRST = /^(\d{4}) (?:жылғы|жыл|ж\.) (\d{1,2}) ([\p{L}]+)$/u;
/** What may follow a day: "г.", "года", "ж.", a time of day. */
const TAIL = /(?:,? \d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)?(?: ?(?:г|года|ж|жыл)\.?)?$/iu;

/** Beginnings of months' names in Russian, Kazakh and English: enough to tell them apart, whatever the case ending. */
const MONTHS: readonly (readonly string[])[] = [
  ['янв', 'қаң', 'jan'],
  ['фев', 'ақп', 'feb'],
  ['мар', 'нау', 'mar'],
  ['апр', 'сәу', 'apr'],
  ['мая', 'май', 'мам', 'may'],
  ['июн', 'мау', 'jun'],
  ['июл', 'шіл', 'jul'],
  ['авг', 'там', 'aug'],
  ['сен', 'қыр', 'sep'],
  ['окт', 'қаз', 'oct'],
  ['ноя', 'қар', 'nov'],
  ['дек', 'жел', 'dec'],
];

function monthNamed(word: string): number | undefined {
  const name = word.toLowerCase();
  const index = MONTHS.findIndex((beginnings) => beginnings.some((beginning) => name.startsWith(beginning)));
  return index < 0 ? undefined : index + 1;
}

const two = (value: number): string => String(value).padStart(2, '0');

function dayOf(
  year: number,
  month: number | undefined,
  number: number,
  repairs: DayRepair[] = [],
): DayReading {
  if (month === undefined || !isDay(year, month, number)) return { ok: false, reason: 'date-unreadable' };
  return { ok: true, day: `${year}-${two(month)}-${two(number)}`, repairs };
}

const withoutTail = (text: string): string => text.replace(TAIL, '').trim();

/** What the cells of one column say together: 25/03 can only be a day first, 03/25 only a month; both in one column are no word. */
export function slashOrder(cells: readonly string[]): SlashOrder {
  let [dayFirst, monthFirst] = [false, false];
  for (const cell of cells) {
    const [, first, separator, second] = PARTED.exec(withoutTail(cleanText(cell))) ?? [];
    if (separator !== '/') continue;
    if (Number(first) > 12) dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'unknown';
  return monthFirst ? 'month-first' : 'day-first';
}

function parted([, first, separator, second, years]: RegExpExecArray, order: SlashOrder): DayReading {
  const year = years!.length === 2 ? 2000 + Number(years) : Number(years);
  const [a, b] = [Number(first), Number(second)];
  if (separator !== '/' || a > 12) return dayOf(year, b, a);
  if (b > 12) return dayOf(year, a, b, ['date-month-first']);
  if (a === b) return dayOf(year, a, b);
  if (order === 'unknown') return { ok: false, reason: 'date-ambiguous' };
  return order === 'day-first' ? dayOf(year, b, a) : dayOf(year, a, b, ['date-month-first']);
}

function fromSerial(text: string): DayReading | null {
  const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(text);
  if (!serial) return null;
  const days = Number(serial[1]);
  if (days < SERIALS[0] || days > SERIALS[1]) return { ok: false, reason: 'date-unreadable' };
  return { ok: true, day: addDays(EXCEL_DAY_0, days), repairs: ['date-serial'] };
}

/** Reads a cell. An instant with its offset is the day in Almaty. @param order what the column says, see `slashOrder` */
export function readDay(cell: string, order: SlashOrder): DayReading {
  const text = cleanText(cell);
  if (text === '' || /^[-–—]+$/.test(text)) return { ok: false, reason: 'date-missing' };
  if (INSTANT.test(text)) {
    const instantMs = Date.parse(text);
    if (!Number.isNaN(instantMs)) return { ok: true, day: dayInAlmaty(instantMs), repairs: [] };
  }
  const iso = ISO.exec(text.replace(/ ?г\.?$/u, ''));
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const serial = fromSerial(text);
  if (serial) return serial;
  const bare = withoutTail(text);
  const dated = PARTED.exec(bare);
  if (dated) return parted(dated, order);
  const worded = WORDED.exec(bare);
  if (worded) return dayOf(Number(worded[3]), monthNamed(worded[2]!), Number(worded[1]));
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), monthNamed(yearFirst[3]!), Number(yearFirst[2]));
  return { ok: false, reason: 'date-unreadable' };
}
