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
}
export const NEW_PRIZE: PrizeRow = { name: NO_NAME, amount: '', places: '1' };

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

const isSame = (a: PrizeChoice, b: PrizeChoice): boolean =>
  JSON.stringify([a.name, a.amountTenge]) === JSON.stringify([b.name, b.amountTenge]);

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

type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: FormFault };

const refuse = (fault: FormFault): { ok: false; fault: FormFault } => ({ ok: false, fault });

function prizesOf({ prizes, rows, source }: DraftForm, language: Language): Checked<PrizeChoice[]> {
  if (prizes === 'fund' && source === 'tickets') return { ok: true, value: [] };
  if (rows.length === 0) return refuse('prizes');
  const value: PrizeChoice[] = [];
  for (const row of rows) {
    const name = localText(row.name, language);
    const amountTenge = wholeNumber(row.amount, Number.MAX_SAFE_INTEGER);
    const places = wholeNumber(row.places, MOST_PLACES);
    if (name === null) return refuse('prizeName');
    if (amountTenge === null) return refuse('amount');
    if (places === null || places === 0) return refuse('places');
    for (let place = 0; place < places; place++) value.push({ name, amountTenge });
  }
  return { ok: true, value };
}

/** The request that a form stands for, or the first thing that is wrong with it. */
export function draftRequest(form: DraftForm, language: Language, nowMs: number): Checked<DraftRequest> {
  const prizes = prizesOf(form, language);
  if (!prizes.ok) return prizes;
  const reserves = wholeNumber(form.reserves, MOST_PLACES);
  if (reserves === null) return refuse('reserves');
  if (prizes.value.length + reserves > MOST_PLACES) return refuse('tooMany');
  if (form.source === 'list' && form.list === null) return refuse('list');
  const [closesAtMs, startsAtMs] = [instantOfField(form.closesAt), instantOfField(form.startsAt)];
  const times = checkTimes(closesAtMs, startsAtMs, nowMs);
  if (!times.ok) return refuse(times.reason);
  return {
    ok: true,
    value: {
      closesAt: new Date(closesAtMs!).toISOString(),
      startsAt: new Date(startsAtMs!).toISOString(),
      prizes: prizes.value,
      reserves,
      entries: form.source === 'list' ? { kind: 'list', list: form.list! } : { kind: 'tickets' },
      commission: form.commission,
      title: localText(form.title, language),
    },
  };
}
