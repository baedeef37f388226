/** The prize table of a draft, which may hold anything: its totals so far, and edits that keep the rest in step. */
import { isList, isObject, type Json, type JsonPath, valueAt, withValue } from './json.ts';

export const TIERS: JsonPath = ['terms', 'instantTiers'];
const PRIZE_ROWS: JsonPath = ['terms', 'declared', 'prizeTable', 'rows'];
const CHANNELS: JsonPath = ['terms', 'payoutChannels'];
const CLAIMS: JsonPath = ['claims'];

/** One tier as typed; null where there is no number. */
export interface TierRow {
  readonly id: string;
  readonly amountTenge: number | null;
  readonly count: number | null;
}

export interface TableTotals {
  readonly tickets: number;
  readonly winners: number;
  readonly revenueTenge: number;
  readonly instantTenge: number;
  readonly drawTenge: number;
}

const asNumber = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

const listAt = (draft: Json, path: JsonPath): readonly Json[] => {
  const list = valueAt(draft, path);
  return isList(list) ? list : [];
};

export const tierRows = (draft: Json): TierRow[] =>
  listAt(draft, TIERS).map((tier) => ({
    id: String(valueAt(tier, ['id']) ?? ''),
    amountTenge: asNumber(valueAt(tier, ['amountTenge'])),
    count: asNumber(valueAt(tier, ['count'])),
  }));

/** Sums over what is a number already; null without a size or a price of the series. */
export function tableTotals(draft: Json): TableTotals | null {
  const tickets = asNumber(valueAt(draft, ['terms', 'series', 'tickets']));
  const price = asNumber(valueAt(draft, ['terms', 'ticketPriceTenge']));
  if (tickets === null || price === null || tickets <= 0 || price <= 0) return null;
  const rows = tierRows(draft);
  return {
    tickets,
    winners: rows.reduce((sum, { count }) => sum + (count ?? 0), 0),
    revenueTenge: tickets * price,
    instantTenge: rows.reduce((sum, { amountTenge, count }) => sum + (amountTenge ?? 0) * (count ?? 0), 0),
    drawTenge: asNumber(valueAt(draft, ['terms', 'drawFund', 'totalTenge'])) ?? 0,
  };
}

export type TableWarning =
  /** More winning tickets than tickets. */
  | 'too-many-winners'
  /** Prizes and draw fund above revenue. */
  | 'above-revenue'
  /** Clause 13.3 б: the smallest win is the price of a ticket. */
  | 'below-price'
  /** The planned prizes of the draws above their fund: clause 14.7. */
  | 'plan-above-fund';

/** What an actuary would stumble over, whether or not the schema minds. */
export function tableWarnings(draft: Json): TableWarning[] {
  const totals = tableTotals(draft);
  if (!totals) return [];
  const price = totals.revenueTenge / totals.tickets;
  const planned = listAt(draft, ['terms', 'drawFund', 'prizes']).reduce<number>(
    (sum, prize) =>
      sum + (asNumber(valueAt(prize, ['amountTenge'])) ?? 0) * (asNumber(valueAt(prize, ['count'])) ?? 0),
    0,
  );
  const found: [TableWarning, boolean][] = [
    ['too-many-winners', totals.winners > totals.tickets],
    ['above-revenue', totals.instantTenge + totals.drawTenge > totals.revenueTenge],
    ['below-price', tierRows(draft).some(({ amountTenge }) => amountTenge !== null && amountTenge < price)],
    ['plan-above-fund', planned > totals.drawTenge],
  ];
  return found.flatMap(([warning, holds]) => (holds ? [warning] : []));
}

function freeId(draft: Json, amountTenge: number): string {
  const taken = new Set(prizeNames(draft).map(({ id }) => id));
  let id = `t${amountTenge}`;
  for (let n = 2; taken.has(id); n++) id = `t${amountTenge}-${n}`;
  return id;
}

/** A tier more, above the largest: twice its amount, one ticket. */
export function withTier(draft: Json): Json {
  const largest = Math.max(0, ...tierRows(draft).map(({ amountTenge }) => amountTenge ?? 0));
  const amountTenge = largest === 0 ? 1000 : largest * 2;
  const tier = { id: freeId(draft, amountTenge), amountTenge, count: 1 };
  return withValue(draft, TIERS, [...listAt(draft, TIERS), tier]);
}

/** A tier less; whatever names it (claim rules, the declared table, payout channels) lets go of it too. */
export function withoutTier(draft: Json, index: number): Json {
  const id = tierRows(draft)[index]?.id;
  if (id === undefined) return draft;
  const other = (prize: Json): boolean => prize !== id;
  let next = withValue(draft, [...TIERS, index], undefined);
  next = editList(next, PRIZE_ROWS, (row) => (valueAt(row, ['prize']) === id ? null : row));
  next = editList(next, CHANNELS, (channel) => withoutNames(channel, 'prizes', other));
  return editList(next, CLAIMS, (rule) => withoutNames(rule, 'tiers', other));
}

/** Ascending by amount, as terms must be; as it is while an amount is no number. */
export function withSortedTiers(draft: Json): Json {
  const rows = tierRows(draft);
  if (rows.some(({ amountTenge }) => amountTenge === null)) return draft;
  const isSorted = rows.every((row, i) => i === 0 || rows[i - 1]!.amountTenge! <= row.amountTenge!);
  if (isSorted) return draft;
  const order = rows.map((_, i) => i).sort((x, y) => rows[x]!.amountTenge! - rows[y]!.amountTenge!);
  const tiers = listAt(draft, TIERS);
  return withValue(
    draft,
    TIERS,
    order.map((i) => tiers[i]!),
  );
}

/** Maps the items of a list; null takes one away. A draft without such a list stays as it is. */
function editList(draft: Json, path: JsonPath, edit: (item: Json) => Json | null): Json {
  const list = valueAt(draft, path);
  if (!isList(list)) return draft;
  return withValue(
    draft,
    path,
    list.flatMap((item) => edit(item) ?? []),
  );
}

/** A rule that names nothing any more goes, rather than being one for everything. */
function withoutNames(rule: Json, field: string, keep: (name: Json) => boolean): Json | null {
  const names = isObject(rule) ? rule[field] : undefined;
  if (!isList(names)) return rule;
  const left = names.filter(keep);
  return left.length === 0 ? null : withValue(rule, [field], left);
}

/** A prize as lists name it: by its words where it has some, else by its amount. */
export interface PrizeName {
  readonly id: string;
  readonly amountTenge: number | null;
  readonly name: Readonly<Record<'kk' | 'ru' | 'en', string>> | null;
}

function localName(value: Json | undefined): PrizeName['name'] {
  const [kk, ru, en] = (['kk', 'ru', 'en'] as const).map((language) => valueAt(value ?? null, [language]));
  return typeof kk === 'string' && typeof ru === 'string' && typeof en === 'string' ? { kk, ru, en } : null;
}

/** The draw's prizes. */
export const drawPrizeNames = (draft: Json): PrizeName[] =>
  listAt(draft, ['terms', 'drawFund', 'prizes']).map((prize) => ({
    id: String(valueAt(prize, ['id']) ?? ''),
    amountTenge: asNumber(valueAt(prize, ['amountTenge'])),
    name: localName(valueAt(prize, ['name'])),
  }));

/** Every prize that a claim rule can name: the instant tiers, then the draw's. */
export const prizeNames = (draft: Json): PrizeName[] => [
  ...tierRows(draft).map(({ id, amountTenge }) => ({ id, amountTenge, name: null })),
  ...drawPrizeNames(draft),
];
