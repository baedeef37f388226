/** What the cards of one month share. */
import type { SignedIn } from '../../../broadcast/protocol/host.ts';
import type { PowerOfAttorney, RaffleMonth } from '../../../broadcast/protocol/raffle.ts';
import type { Word } from '../../../engine/raffle/aftermathSteps.ts';
import { nextMonth } from '../../../engine/raffle/almatyDay.ts';
import type { Outcome } from '../api/outcome.ts';
import type { OfficeModel } from '../officeModel.ts';

export interface MonthDesk {
  readonly model: OfficeModel;
  readonly month: RaffleMonth;
  /** Of the month: `/api/host/raffles/…/2024-05`. */
  readonly path: string;
  readonly me: SignedIn;
}

/** The day from which on a month that still goes on is taken over and drafted; null: it is over (clause 5). */
export const dayAfterMonth = ({ month, deadline }: RaffleMonth): string | null =>
  deadline.state === 'collecting' ? `${nextMonth(month)}-01` : null;

/** One person's word, with what is written beside it. @param note empty: nothing is @param power of a proxy, and of nobody else */
export const sayWord = (
  { model, path }: MonthDesk,
  word: Word,
  note = '',
  power: PowerOfAttorney | null = null,
): Promise<Outcome<RaffleMonth>> =>
  model.act<RaffleMonth>({
    ...{ method: 'POST', path: `${path}/words` },
    json: { word, note: note.trim() === '' ? null : note.trim(), power },
  });
