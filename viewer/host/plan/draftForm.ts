/** The plan form as text that people type, and the request it becomes. Pure. */
import type { DraftRequest, DrawDraft, PrizeChoice, SignedIn } from '../../../broadcast/protocol/host.ts';
import type { LocalText } from '../../../engine/encoding/schemas.ts';
import { fieldValue, instantOfField } from '../../format/almatyTime.ts';
import type { Language } from '../../text/language.ts';
import { checkTimes, defaultTimes } from './planTimes.ts';

/** A name in up to three languages; the empty ones take over another. */
export type LocalName = Readonly<Record<Language, string>>;
export const NO_NAME: LocalName = { kk: '', ru: '', en: '' };

/** One kind of prize, and how many of it there are. */
export interface PrizeRow {
  readonly name: LocalName;
  readonly amount: string;
  readonly places: string;
  /** It is handed over in kind; what is called as a thing of the draw fund is one, ticked or not. */
  readonly isThing: boolean;
  /** The draw fund's prize that it is, as the draft knows it. */
  readonly fundPrize: string | null;
}
export const NEW_PRIZE: PrizeRow = {
  name: NO_NAME,
  amount: '',
  places: '1',
  isThing: false,
  fundPrize: null,
};

export interface DraftForm {
  /** The draft that is changed; null: a new one. */
  readonly draw: string | null;
  /** A redraw keeps its prizes and entries. */
  readonly isRedraw: boolean;
  readonly source: 'tickets' | 'list';
  readonly list: string | null;
  /** The draw fund's next prize, or the rows. */
  readonly prizes: 'fund' | 'own';
  readonly rows: readonly PrizeRow[];
  readonly reserves: string;
  readonly title: LocalName;
  /** Values of `datetime-local` fields: Almaty's clock. */
  readonly closesAt: string;
  readonly startsAt: string;
  readonly commission: readonly string[];
}

export type FormFault =
  | 'missing'
  | 'past'
  | 'order'
  | 'prizes'
  | 'prizeName'
  | 'amount'
  | 'places'
  | 'tooMany'
  | 'reserves'
  | 'list';

const DEFAULT_RESERVES = 2;
const MOST_PLACES = 1000;
/** The most members that a plan takes. */
const MOST_MEMBERS = 15;

export function newForm(nowMs: number, people: readonly SignedIn[]): DraftForm {
  const times = defaultTimes(nowMs);
  const members = people.filter(({ role }) => role === 'commission').map(({ id }) => id);
  return {
    ...{ draw: null, isRedraw: false, source: 'tickets', list: null, prizes: 'fund', rows: [NEW_PRIZE] },
    ...{ reserves: String(DEFAULT_RESERVES), title: NO_NAME },
    closesAt: fieldValue(times.closesAtMs),
    startsAt: fieldValue(times.startsAtMs),
    commission: members.slice(0, MOST_MEMBERS),
  };
}

const isSame = (a: PrizeChoice, b: PrizeChoice): boolean => {
  const [one, other] = [a, b].map(({ name, amountTenge, inKind, fundPrize }) =>
    JSON.stringify([name, amountTenge, inKind, fundPrize]),
  );
  return one === other;
};

/** Equal prizes one after another are one row. */
function rowsOf(prizes: readonly PrizeChoice[]): PrizeRow[] {
  const groups: PrizeChoice[][] = [];
  for (const prize of prizes) {
    const last = groups.at(-1);
    if (last && isSame(last[0]!, prize)) last.push(prize);
    else groups.push([prize]);
  }
  return groups.map(([first, ...others]) => ({
    name: first!.name,
    amount: String(first!.amountTenge),
    places: String(others.length + 1),
    isThing: first!.inKind ?? false,
    fundPrize: first!.fundPrize ?? null,
  }));
}

export function formOf(draft: DrawDraft): DraftForm {
  const { draw, redrawOf, entries, prizes, reserves, title, closesAt, startsAt, commission } = draft;
  return {
    ...{ draw, isRedraw: redrawOf !== null, source: entries.kind },
    list: entries.kind === 'list' ? entries.list : null,
    prizes: prizes.length > 0 ? 'own' : 'fund',
    rows: prizes.length > 0 ? rowsOf(prizes) : [NEW_PRIZE],
    ...{ reserves: String(reserves), title: title ?? NO_NAME, commission },
    closesAt: fieldValue(Date.parse(closesAt)),
    startsAt: fieldValue(Date.parse(startsAt)),
  };
}

/** All three languages, or null where none is filled in. */
export function localText(name: LocalName, language: Language): LocalText | null {
  const trimmed = { kk: name.kk.trim(), ru: name.ru.trim(), en: name.en.trim() };
  const known = trimmed[language] || trimmed.ru || trimmed.kk || trimmed.en;
  if (known === '') return null;
  return { kk: trimmed.kk || known, ru: trimmed.ru || known, en: trimmed.en || known };
}

/** A whole number as people type it, with its thousands apart; null for anything else. */
export function wholeNumber(text: string, most: number): number | null {
  const digits = text.replace(/[\s\u00a0]/g, '');
  const value = Number(digits);
  return /^\d+$/.test(digits) && value <= most ? value : null;
}

/** A field of the form: a key of it, or one of a prize's row. */
export type FormField =
  | 'closesAt'
  | 'startsAt'
  | 'reserves'
  | 'list'
  | 'rows'
  | `rows/${number}/${keyof PrizeRow}`;

export interface FieldFault {
  readonly field: FormField;
  readonly fault: FormFault;
}

export type DraftVerdict =
  | { readonly ok: true; readonly value: DraftRequest }
  /** In the order of the form. */
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

type Note = (field: FormField, fault: FormFault) => void;

function prizesOf({ prizes, rows, source }: DraftForm, language: Language, note: Note): PrizeChoice[] {
  if (prizes === 'fund' && source === 'tickets') return [];
  if (rows.length === 0) note('rows', 'prizes');
  return rows.flatMap((row, index) => {
    const name = localText(row.name, language);
    const amountTenge = wholeNumber(row.amount, Number.MAX_SAFE_INTEGER);
    const places = wholeNumber(row.places, MOST_PLACES);
    if (name === null) note(`rows/${index}/name`, 'prizeName');
    if (amountTenge === null) note(`rows/${index}/amount`, 'amount');
    if (!places) note(`rows/${index}/places`, 'places');
    if (name === null || amountTenge === null || !places) return [];
    const { isThing, fundPrize } = row;
    const thing = isThing && { inKind: true, ...(fundPrize !== null && { fundPrize }) };
    return Array.from({ length: places }, () => ({ name, amountTenge, ...thing }));
  });
}

function timesOf({ closesAt, startsAt }: DraftForm, nowMs: number, note: Note): [number, number] {
  const [closesAtMs, startsAtMs] = [instantOfField(closesAt), instantOfField(startsAt)];
  if (closesAtMs === null) note('closesAt', 'missing');
  if (startsAtMs === null) note('startsAt', 'missing');
  const times = checkTimes(closesAtMs, startsAtMs, nowMs);
  if (!times.ok && times.reason === 'past') note('closesAt', 'past');
  if (!times.ok && times.reason === 'order') note('startsAt', 'order');
  return [closesAtMs ?? 0, startsAtMs ?? 0];
}

/** The request that a form stands for, or all that is wrong with it. */
export function draftRequest(form: DraftForm, language: Language, nowMs: number): DraftVerdict {
  const faults: FieldFault[] = [];
  const note: Note = (field, fault) => faults.push({ field, fault });
  if (form.source === 'list' && form.list === null) note('list', 'list');
  const prizes = prizesOf(form, language, note);
  const reserves = wholeNumber(form.reserves, MOST_PLACES);
  if (reserves === null) note('reserves', 'reserves');
  else if (prizes.length + reserves > MOST_PLACES) note('reserves', 'tooMany');
  const [closesAtMs, startsAtMs] = timesOf(form, nowMs, note);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      closesAt: new Date(closesAtMs).toISOString(),
      startsAt: new Date(startsAtMs).toISOString(),
      ...{ prizes, reserves: reserves! },
      entries: form.source === 'list' ? { kind: 'list', list: form.list! } : { kind: 'tickets' },
      commission: form.commission,
      title: localText(form.title, language),
    },
  };
}
