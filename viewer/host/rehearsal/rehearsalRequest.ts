/** What a rehearsal is asked for with, from what people type. Pure. */
import type { RehearsalRequest } from '../../../broadcast/protocol/host.ts';
import { wholeNumber } from '../plan/draftForm.ts';

export interface RehearsalForm {
  /** `made-up`, `tickets`, or a list's id. */
  readonly source: string;
  readonly count: string;
  readonly winners: string;
  readonly reserves: string;
  readonly closeAfterSeconds: string;
  readonly startAfterSeconds: string;
  /** Whether it starts by itself; otherwise two people start it. */
  readonly automatic: boolean;
}

export const FIRST_REHEARSAL: RehearsalForm = {
  source: 'made-up',
  count: '500',
  winners: '1',
  reserves: '2',
  closeAfterSeconds: '30',
  startAfterSeconds: '60',
  automatic: false,
};

/** A whole print run. */
const MOST_MADE_UP = 500_100;
const MOST_PLACES = 1000;
const DAY_SECONDS = 86_400;

type Prize = RehearsalRequest['prizes'][number];

export type NumberField = Exclude<keyof RehearsalForm, 'source' | 'automatic'>;

/** Smallest and largest that each field takes. */
export const LIMITS: Readonly<Record<NumberField, readonly [least: number, most: number]>> = {
  count: [1, MOST_MADE_UP],
  winners: [1, MOST_PLACES],
  reserves: [0, MOST_PLACES],
  closeAfterSeconds: [1, DAY_SECONDS],
  startAfterSeconds: [0, DAY_SECONDS],
};

export type RehearsalVerdict =
  | { readonly ok: true; readonly value: RehearsalRequest }
  /** Fields whose numbers make no sense. */
  | { readonly ok: false; readonly faults: ReadonlySet<NumberField> };

/** @param prize what every winner wins */
export function rehearsalRequest(form: RehearsalForm, prize: Prize): RehearsalVerdict {
  const faults = new Set<NumberField>();
  const read = (field: NumberField): number => {
    const [least, most] = LIMITS[field];
    const value = wholeNumber(form[field], most);
    if (value === null || value < least) faults.add(field);
    return value ?? 0;
  };
  const { source, automatic } = form;
  const entries: RehearsalRequest['entries'] =
    source === 'made-up'
      ? { kind: 'made-up', count: read('count') }
      : source === 'tickets'
        ? { kind: 'tickets' }
        : { kind: 'list', list: source };
  const prizes = Array.from({ length: read('winners') }, () => prize);
  const reserves = read('reserves');
  const [closeAfterMs, startAfterMs] = [read('closeAfterSeconds') * 1000, read('startAfterSeconds') * 1000];
  if (faults.size > 0) return { ok: false, faults };
  return { ok: true, value: { prizes, reserves, entries, closeAfterMs, startAfterMs, automatic } };
}
