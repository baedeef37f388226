/** Tickets of the small run by what they win: what a holder would read from the paper, and made-up winners. */
import type { ActPaper } from '../../../engine/claims/claimAct.ts';
import { serialTextAt, textAt } from '../../../engine/series/seriesColumns.ts';
import { VALIDATION_CODE_CHARACTERS } from '../../../engine/series/validationCode.ts';
import type { PersonData } from '../../protocol/claims.ts';
import { smallRun, type TestRun } from '../../testing/accountedSeries.ts';

export interface PaperTicket {
  /** From 0. */
  readonly place: number;
  readonly serial: string;
  readonly code: string;
}

const { file } = smallRun();

export function paperTicket(place: number, { columns }: TestRun['file'] = file): PaperTicket {
  return {
    place,
    serial: serialTextAt(columns, place),
    code: textAt(columns.validationCodes, place, VALIDATION_CODE_CHARACTERS),
  };
}

/** Tickets that win this sum; 0: that win nothing. */
export function ticketsOf(amountTenge: number): PaperTicket[] {
  const places = Array.from({ length: file.columns.tickets }, (_, place) => place);
  return places
    .filter((place) => file.columns.prizesTenge[place] === amountTenge)
    .map((place) => paperTicket(place));
}

/** A paper that an act may rest on, of a day before any test's. */
export const PAPER: ActPaper = { number: 'A-7/24', on: '2024-03-01' };

/** Nobody's: the number is made for tests and passes the check alone. */
export const MADE_UP: PersonData = {
  lastName: 'Қарлығашова',
  firstName: 'Айсұлу',
  patronymic: null,
  iin: '900215400023',
  birthDay: '1990-02-15',
  document: { kind: 'identity-card', number: '048812345', issuedOn: '2020-05-06', issuedBy: 'ІІМ' },
  address: 'Алматы, Жібек жолы 1000, 77',
  phone: '+77010000001',
  email: 'aisulu.planted@example.kz',
  bank: { name: 'Сынақ банкі', bic: 'TESTKZKA', bin: null, iban: 'KZ48125KZT1001300336', card: null },
};

/** Nobody's either: what a non-resident shows (9.2 а). */
export const FROM_ABROAD: PersonData = { ...MADE_UP, document: { ...MADE_UP.document, kind: 'passport' } };
