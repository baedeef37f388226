/**
 * Who of a participants file takes part in a month's draw, and who does not with every reason and its clause. Nothing of the
 * file is lost: a row is judged, or it is named among those that are no participants.
 */
import { type Day, type Month, monthOf } from './almatyDay.ts';
import { cleanText, foldLookAlikes, hasWord } from './cleanText.ts';
import { type Columns, type Field, findHeadings, isHeadingRow, type SheetRow } from './participantColumns.ts';
import type { RaffleTerms } from './raffleTerms.ts';
import { type DayFault, type DayRepair, readDay, type SlashOrder, slashOrder } from './readDay.ts';
import { type NumberFault, type NumberRepair, readNumber } from './readNumber.ts';

export type OutCode =
  | NumberFault
  | DayFault
  | 'name-of-legal-entity'
  | 'no-entrepreneur'
  | 'package-missing'
  | 'package-other'
  | 'outside-period'
  | 'other-month'
  | 'not-connected'
  | 'status-unclear'
  | 'duplicate'
  | 'took-part';

export interface OutReason {
  readonly code: OutCode;
  /** Where the terms say so; null where the row itself cannot be read. */
  readonly clause: string | null;
  /** `duplicate`: the row that counts; `took-part`: the month; `other-month`: the month of connection. */
  readonly of?: string;
}

/** What people should know of a row that counts all the same; `name-letters-lost` is left for them to mend. */
export type Repair = NumberRepair | DayRepair | 'name-letters-lost';

/** A row as it was given, cleaned; empty where the file has nothing. */
export type GivenCells = Readonly<Record<Field, string>>;

export interface JudgedRow {
  readonly row: number;
  readonly given: GivenCells;
  /** Twelve digits with a right check digit, or null. */
  readonly number: string | null;
  readonly connectedOn: Day | null;
  readonly repairs: readonly Repair[];
  /** Empty: takes part. */
  readonly out: readonly OutReason[];
}

/** A row that is no participant: words above the table, headings once more, a total, a remark. */
export interface PassedOver {
  readonly row: number;
  readonly kind: 'title' | 'heading' | 'total' | 'remark';
  readonly text: string;
}

export interface Judgement {
  readonly month: Month;
  readonly rows: readonly JudgedRow[];
  readonly passedOver: readonly PassedOver[];
  /** Whether the file says of what kind its clients are; else numbers and names alone tell entrepreneurs from others. */
  readonly saysKinds?: boolean;
}

const TOTAL = /^(?:итого|всего|барлығы|жиыны|total|sum)(?![\p{L}])/iu;
/** A letter that the file's encoding has not, as spreadsheets save it in Windows-1251: `?лия`. */
const LOST_LETTER = /\p{L}\?|\?\p{L}/u;
/** Forms of legal entities as they stand before or behind a name. */
const LEGAL_FORM = /(?:^|[\s"«(])(?:тоо|ао|жшс|ақ|ооо|оао|зао|гкп|ргп|гу|llp|ltd|jsc|llc)(?=$|[\s"»)«.,])/iu;

/** Whoever is no entrepreneur, in a name or in the column of kinds: `Физ. лицо`. */
const NO_ENTREPRENEUR =
  /(?<!\p{L})(?:физ(?:ическ\p{L}*|\.)?[\s-]*лиц\p{L}*|частн\p{L}*\s+лиц\p{L}*|жеке\s+тұлға\p{L}*|natural\s+person|private\s+(?:person|individual))(?!\p{L})/iu;
/** A legal entity in the column of kinds. */
const LEGAL_KIND =
  /(?<!\p{L})(?:юр(?:идическ\p{L}*|\.)?[\s-]*лиц\p{L}*|юл|заңды\s+тұлға\p{L}*|legal\s+entity)(?!\p{L})/iu;

const CONNECTED = ['подкл', 'актив', 'действ', 'қосыл', 'белсенді', 'active', 'connected', 'ok', 'да', 'иә'];
const NOT_CONNECTED = [
  'не подкл',
  'отказ',
  'заявк',
  'аннул',
  'отмен',
  'чернов',
  'қосылмаған',
  'бас тарт',
  'not',
  'cancel',
];
/** Only said to be: `Новая заявка, подключено` may be either. */
const ASKED_FOR = foldLookAlikes('заявк');
/** No state: `заявка на подключение`. */
const CONNECTING = foldLookAlikes('подключени');
/** Never connected or disconnected since: which of the two, only people know. */
const NOT_ACTIVE = [
  'не актив',
  'неактив',
  'не действ',
  'недейств',
  'белсенді емес',
  'not active',
  'inactive',
].map(foldLookAlikes);
const FOLDED_CONNECTED = CONNECTED.map(foldLookAlikes);
const FOLDED_NOT_CONNECTED = NOT_CONNECTED.map((word) => foldLookAlikes(word));
/** Connected and later disconnected: connected all the same (clause 4 asks for no more). */
const LATER_DISCONNECTED = ['откл', 'өшірілген', 'disconnected'].map(foldLookAlikes);

const hasAny = (text: string, words: readonly string[]): boolean => words.some((word) => hasWord(text, word));

function statusReason(status: string): OutReason | null {
  const text = foldLookAlikes(status);
  if (text === '') return null;
  if (hasAny(text, NOT_ACTIVE)) return { code: 'status-unclear', clause: null };
  const isBoth = text.includes(ASKED_FOR) && hasAny(text.replaceAll(CONNECTING, ''), FOLDED_CONNECTED);
  if (isBoth) return { code: 'status-unclear', clause: null };
  if (hasAny(text, FOLDED_NOT_CONNECTED)) return { code: 'not-connected', clause: null };
  if (hasAny(text, LATER_DISCONNECTED) || hasAny(text, FOLDED_CONNECTED)) return null;
  return { code: 'status-unclear', clause: null };
}

function packageReason(name: string, { eligibility }: RaffleTerms): OutReason | null {
  const { names, clause } = eligibility.packages;
  const text = foldLookAlikes(name);
  if (text === '') return { code: 'package-missing', clause };
  return names.some((word) => text.includes(foldLookAlikes(word))) ? null : { code: 'package-other', clause };
}

function dayReason(day: Day, month: Month, { period, eligibility }: RaffleTerms): OutReason | null {
  if (day < period.from || day > period.to) return { code: 'outside-period', clause: period.clause };
  if (monthOf(day) === month) return null;
  return { code: 'other-month', clause: eligibility.monthOfConnection.clause, of: monthOf(day) };
}

function givenOf(cells: readonly string[], columns: Columns): GivenCells {
  const entries = Object.entries(columns).map(([field, i]) => [field, i < 0 ? '' : cleanText(cells[i])]);
  return Object.fromEntries(entries) as Record<Field, string>;
}

/** Who is no entrepreneur by name or kind (clause 3). */
function kindReasons({ name, kind }: GivenCells, clause: string): OutReason[] {
  const isLegal = LEGAL_FORM.test(name) || LEGAL_FORM.test(kind) || LEGAL_KIND.test(kind);
  const isNone = NO_ENTREPRENEUR.test(name) || NO_ENTREPRENEUR.test(kind);
  return [
    ...(isLegal ? [{ code: 'name-of-legal-entity', clause } as const] : []),
    ...(isNone ? [{ code: 'no-entrepreneur', clause } as const] : []),
  ];
}

/** Reasons that a row has by itself, whatever the others say. */
function judge(
  row: number,
  given: GivenCells,
  month: Month,
  terms: RaffleTerms,
  order: SlashOrder,
  hasPackages: boolean,
): JudgedRow {
  const { entrepreneur } = terms.eligibility;
  const number = readNumber(given.number);
  const day = readDay(given.connected, order);
  const out: (OutReason | null)[] = [
    number.ok
      ? null
      : { code: number.reason, clause: number.reason === 'legal-entity' ? entrepreneur.clause : null },
    ...kindReasons(given, entrepreneur.clause),
    hasPackages
      ? packageReason(given.package, terms)
      : { code: 'package-missing', clause: terms.eligibility.packages.clause },
    statusReason(given.status),
    day.ok ? dayReason(day.day, month, terms) : { code: day.reason, clause: null },
  ];
  return {
    ...{ row, given },
    number: number.ok ? number.number : null,
    connectedOn: day.ok ? day.day : null,
    repairs: [
      ...(number.ok ? number.repairs : []),
      ...(day.ok ? day.repairs : []),
      ...(LOST_LETTER.test(given.name) ? (['name-letters-lost'] as const) : []),
    ],
    out: out.filter((reason) => reason !== null),
  };
}

/** A row that names nobody: neither a number nor a day nor a package stands in it. */
function passedOver(row: SheetRow, given: GivenCells): PassedOver | null {
  const text = row.cells
    .map(cleanText)
    .filter((cell) => cell !== '')
    .join(' ');
  const of = (kind: PassedOver['kind']): PassedOver => ({ row: row.number, kind, text });
  if (isHeadingRow(row.cells)) return of('heading');
  if (row.cells.some((cell) => TOTAL.test(cleanText(cell))) && !readNumber(given.number).ok)
    return of('total');
  return given.number === '' && given.connected === '' && given.package === '' ? of('remark') : null;
}

/** The first connection of each entrepreneur counts, the others are out: by day, then by row (clause 4). */
function once(rows: readonly JudgedRow[], month: Month, terms: RaffleTerms): JudgedRow[] {
  const { clause } = terms.eligibility.once;
  const sound = rows.filter(({ out }) => out.every(({ code }) => code === 'other-month'));
  const first = new Map<string, JudgedRow>();
  for (const row of sound.toSorted((a, b) =>
    a.connectedOn! < b.connectedOn! ? -1 : a.connectedOn! > b.connectedOn! ? 1 : a.row - b.row,
  )) {
    if (!first.has(row.number!)) first.set(row.number!, row);
  }
  return rows.map((row) => {
    const counted = row.out.length === 0 ? first.get(row.number!)! : row;
    if (counted === row) return row;
    const connected = monthOf(counted.connectedOn!);
    const reason: OutReason =
      connected === month
        ? { code: 'duplicate', clause, of: String(counted.row) }
        : { code: 'took-part', clause, of: connected };
    return { ...row, out: [reason] };
  });
}

/**
 * Judges a file's rows for a month's draw.
 * @param rows as the file has them, blank ones left out
 * @throws TirazhError BAD_INPUT for a file without the headings that are needed
 */
export function judgeParticipants(rows: readonly SheetRow[], month: Month, terms: RaffleTerms): Judgement {
  const { at, columns } = findHeadings(rows);
  const titles = rows.slice(0, at).map(({ number, cells }): PassedOver => {
    return {
      row: number,
      kind: 'title',
      text: cells
        .map(cleanText)
        .filter((cell) => cell !== '')
        .join(' '),
    };
  });
  const body = rows.slice(at + 1);
  const order = slashOrder(body.map(({ cells }) => cells[columns.connected] ?? ''));
  const others: PassedOver[] = [];
  const judged: JudgedRow[] = [];
  for (const row of body) {
    const given = givenOf(row.cells, columns);
    const passed = passedOver(row, given);
    if (passed) others.push(passed);
    else judged.push(judge(row.number, given, month, terms, order, columns.package >= 0));
  }
  const heading: PassedOver = {
    row: rows[at]!.number,
    kind: 'heading',
    text: rows[at]!.cells.map(cleanText).join(' '),
  };
  return {
    ...{ month, rows: once(judged, month, terms), passedOver: [...titles, heading, ...others] },
    saysKinds: columns.kind >= 0,
  };
}

/**
 * Leaves out who took part in another month's draw already (clause 4: once).
 * @param monthOfNumber the month in which somebody was entered, or null
 */
export function withoutEarlier(
  judgement: Judgement,
  terms: RaffleTerms,
  monthOfNumber: (number: string) => Month | null,
): Judgement {
  const { clause } = terms.eligibility.once;
  const rows = judgement.rows.map((row) => {
    if (row.out.length > 0) return row;
    const entered = monthOfNumber(row.number!);
    if (entered === null || entered === judgement.month) return row;
    return { ...row, out: [{ code: 'took-part' as const, clause, of: entered }] };
  });
  return { ...judgement, rows };
}

export const eligibleRows = ({ rows }: Judgement): JudgedRow[] => rows.filter(({ out }) => out.length === 0);

/** How many rows have each reason; a row may have several. */
export function countReasons({ rows }: Judgement): Partial<Record<OutCode, number>> {
  const counts: Partial<Record<OutCode, number>> = {};
  for (const { out } of rows) for (const { code } of out) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
