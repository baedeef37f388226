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
}

export const FIRST_REHEARSAL: RehearsalForm = {
  source: 'made-up',
  count: '500',
  winners: '1',
  reserves: '2',
  closeAfterSeconds: '30',
  startAfterSeconds: '60',
};

/** A whole print run. */
const MOST_MADE_UP = 500_100;
const MOST_PLACES = 1000;
const DAY_SECONDS = 86_400;

type Prize = RehearsalRequest['prizes'][number];

function sourceOf({ source, count }: RehearsalForm): RehearsalRequest['entries'] | null {
  if (source === 'tickets') return { kind: 'tickets' };
  if (source !== 'made-up') return { kind: 'list', list: source };
  const made = wholeNumber(count, MOST_MADE_UP);
  return made === null || made === 0 ? null : { kind: 'made-up', count: made };
}

/** Null where a number makes no sense. @param prize what every winner wins */
export function rehearsalRequest(form: RehearsalForm, prize: Prize): RehearsalRequest | null {
  const entries = sourceOf(form);
  const winners = wholeNumber(form.winners, MOST_PLACES);
  const reserves = wholeNumber(form.reserves, MOST_PLACES);
  const closeAfter = wholeNumber(form.closeAfterSeconds, DAY_SECONDS);
  const startAfter = wholeNumber(form.startAfterSeconds, DAY_SECONDS);
  if (entries === null || !winners || reserves === null || !closeAfter || startAfter === null) return null;
  return {
    prizes: Array.from({ length: winners }, () => prize),
    reserves,
    entries,
    closeAfterMs: closeAfter * 1000,
    startAfterMs: startAfter * 1000,
  };
}
