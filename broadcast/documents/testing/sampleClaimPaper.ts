/** Records for the forms' tests: a winner with every Kazakh letter, one with the shortest name, one of whom nothing is known. */

import { readFileSync } from 'node:fs';
import { REFUSAL_GROUNDS } from '../../../engine/claims/refusalGrounds.ts';
import type { LotteryTerms } from '../../../engine/terms/lotteryTerms.ts';
import type { ClaimPaperInput } from '../forms/claimPaper.ts';

const terms = JSON.parse(
  readFileSync(new URL('../../../fixtures/7s-avto-loto.json', import.meta.url), 'utf8'),
) as LotteryTerms;

export const LONG_PERSON: NonNullable<ClaimPaperInput['person']> = {
  lastName: 'Әбдірахманқызы-Құрманғалиева',
  firstName: 'Гүлбаршын-Ұлжан',
  patronymic: 'Өмірғалиқызы-Һәмидуллақызы Іңкәрбекқызы',
  iin: '880101300000',
  birthDay: '1988-01-01',
  document: {
    kind: 'passport',
    number: 'N12345678',
    issuedOn: '2019-05-06',
    issuedBy:
      'Қазақстан Республикасы Ішкі істер министрлігінің Түркістан облысы бойынша полиция департаменті',
  },
  address:
    'Қазақстан Республикасы, Шығыс Қазақстан облысы, Өскемен қаласы, Қабанбай батыр көшесі, 158/2-үй, 1204-пәтер',
  phone: '+77010000000',
  email: 'a.long.address@correspondence.example.kz',
  bank: {
    name: '«Қазақстан Халық жинақ банкі» акционерлік қоғамының Шығыс Қазақстан өңірлік филиалы',
    bic: 'HSBKKZKX',
    bin: '940140000385',
    iban: null,
    card: '4111111111111111',
  },
};

export const SHORT_PERSON: NonNullable<ClaimPaperInput['person']> = {
  ...{ lastName: 'Ким', firstName: 'Ян', patronymic: null, iin: '880101300000', birthDay: null },
  document: { kind: 'identity-card', number: '012345678', issuedOn: '2019-05-06', issuedBy: 'МВД РК' },
  ...{ address: 'г. Алматы, ул. Абая, 1', phone: '+77010000000', email: null },
  bank: {
    ...{ name: 'АО «Народный банк Казахстана»', bic: 'HSBKKZKX', bin: null },
    ...{ iban: 'KZ866010131000305888', card: null },
  },
};

/** A money prize of 10,000,000 ₸, taxed as a resident's by the law of 2024. */
export const moneyPaper = (changes: Partial<ClaimPaperInput> = {}): ClaimPaperInput => ({
  ...{ claim: 'claim-0123456789abcdef', madeOn: '2024-03-29', signedOn: '2024-03-28' },
  operator: terms.operator,
  lottery: { name: terms.name, approvedOn: terms.document.agreedOn },
  ticket: '001-00042-07',
  prize: { name: null, amountTenge: 10_000_000, inKind: false, details: null },
  draw: null,
  tax: {
    ...{ year: 2024, mrpTenge: 3692, thresholdTenge: 22_152, taxTenge: 997_785 },
    rate: { rateBasisPoints: 1000 },
  },
  ...{ taxNote: null, resident: true, netTenge: 9_002_215, payTenge: 9_002_215 },
  deadline: { dueOn: '2024-05-14', outerOn: '2024-09-23' },
  ...{ person: LONG_PERSON, publicationConsent: false, refusal: null, reference: 'РКО-317' },
  accounting: { debit: '3397', credit: '1010', purpose: '007' },
  ...{ attached: ['ticket', 'identity', 'consent', 'cash-order'], official: 'Құдайбергенова Әсемгүл' },
  ...{ contactCentre: '+7 727 000 00 00', place: 'Алматы қаласы' },
  ...changes,
});

/** A prize that is not paid: the expertise found the ticket altered. */
export const refusedPaper = (changes: Partial<ClaimPaperInput> = {}): ClaimPaperInput =>
  moneyPaper({
    refusal: {
      ground: REFUSAL_GROUNDS['ticket-damaged'].text,
      ...{ clause: '9.10; 9.11', on: '2024-03-27', act: { number: 'ЭК-14/24', on: '2024-03-26' } },
    },
    ...changes,
  });

/** The car of the draw of 20 March. */
export const carPaper = (changes: Partial<ClaimPaperInput> = {}): ClaimPaperInput =>
  moneyPaper({
    prize: {
      name: { ru: 'Легковой автомобиль', kk: 'Жеңіл автокөлік' },
      ...{ amountTenge: 14_000_000, inKind: true, details: 'Chevrolet Cobalt, XWBJF69V0JA000000' },
    },
    draw: { id: 'draw-2024-03', heldOn: '2024-03-20' },
    tax: {
      ...{ year: 2024, mrpTenge: 3692, thresholdTenge: 22_152, taxTenge: 1_397_785 },
      rate: { rateBasisPoints: 1000 },
    },
    ...{ netTenge: 12_602_215, payTenge: 0 },
    ...changes,
  });

/** All that may be left to be written by hand. */
export const BLANKS = {
  ...{ signedOn: null, person: null, tax: null, resident: null, netTenge: null, payTenge: null },
  ...{ publicationConsent: null, reference: null, official: null, contactCentre: null, place: null },
  accounting: { debit: null, credit: null, purpose: null },
  ...{ attached: [], draw: null, deadline: null },
} satisfies Partial<ClaimPaperInput>;
