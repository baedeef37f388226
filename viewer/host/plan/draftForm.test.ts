import { expect, test } from 'vitest';
import type { DraftRequest, DrawDraft, SignedIn } from '../../../broadcast/protocol/host.ts';
import {
  type DraftForm,
  draftRequest,
  formOf,
  localText,
  NEW_PRIZE,
  NO_NAME,
  newForm,
  wholeNumber,
} from './draftForm.ts';

const NOW_MS = Date.parse('2026-11-21T10:10:00Z');
const PEOPLE: SignedIn[] = [
  { id: 'h1', name: 'host', role: 'host' },
  { id: 'c1', name: 'commission-1', role: 'commission' },
  { id: 'c2', name: 'commission-2', role: 'commission' },
];
const form = (changes: Partial<DraftForm> = {}): DraftForm => ({ ...newForm(NOW_MS, PEOPLE), ...changes });
const requestOf = (changes: Partial<DraftForm>): DraftRequest => {
  const made = draftRequest(form(changes), 'ru', NOW_MS);
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.value;
};
const faultsOf = (changes: Partial<DraftForm>): string[] => {
  const made = draftRequest(form(changes), 'ru', NOW_MS);
  return made.ok ? [] : made.faults.map(({ field, fault }) => `${field}: ${fault}`);
};
const car = { ...NEW_PRIZE, name: { ...NO_NAME, ru: 'Автомобиль' }, amount: '14 000 000', places: '2' };

test('an untouched form is a sensible draw: the fund’s next prize, tickets, the whole commission', () => {
  expect(requestOf({})).toEqual({
    closesAt: '2026-11-21T12:00:00.000Z',
    startsAt: '2026-11-21T12:30:00.000Z',
    prizes: [],
    reserves: 2,
    entries: { kind: 'tickets' },
    commission: ['c1', 'c2'],
    title: null,
  });
});

test('a row stands for as many prizes as it says, named in all languages', () => {
  const name = { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Автомобиль' };
  const prize = { name, amountTenge: 14_000_000 };
  expect(requestOf({ prizes: 'own', rows: [car] }).prizes).toEqual([prize, prize]);
});

test('a thing is said to be one, and stays the fund’s prize that the draft knows', () => {
  const thing = { ...car, places: '1', isThing: true };
  expect(requestOf({ prizes: 'own', rows: [thing] }).prizes[0]).toMatchObject({ inKind: true });
  const known = requestOf({ prizes: 'own', rows: [{ ...thing, fundPrize: 'car' }, car] });
  expect(known.prizes[0]).toMatchObject({ inKind: true, fundPrize: 'car' });
  const draft = { ...known, redrawOf: null } as unknown as DrawDraft;
  expect(formOf(draft).rows.map(({ isThing, fundPrize }) => [isThing, fundPrize])).toEqual([
    [true, 'car'],
    [false, null],
  ]);
});

test('a draft comes back into the form as it was asked for', () => {
  const request = requestOf({
    ...{ prizes: 'own', source: 'list', list: 'list-1', reserves: '3' },
    rows: [car, { ...NEW_PRIZE, name: { kk: 'а', ru: 'б', en: 'c' }, amount: '5' }],
  });
  const draft: DrawDraft = {
    ...request,
    ...{ draw: 'list-001', createdBy: 'h1', createdAt: request.closesAt, commitments: [], redrawOf: null },
    takenThrough: null,
  };
  const again = draftRequest(formOf(draft), 'en', NOW_MS);
  expect(again).toEqual({ ok: true, value: request });
  expect(formOf(draft).rows.map(({ places }) => places)).toEqual(['2', '1']);
});

test('every slip is named where it is', () => {
  expect(faultsOf({ prizes: 'own', rows: [] })).toEqual(['rows: prizes']);
  expect(faultsOf({ prizes: 'own', rows: [{ ...car, places: '999' }] })).toEqual(['reserves: tooMany']);
  expect(faultsOf({ reserves: '-1' })).toEqual(['reserves: reserves']);
  expect(faultsOf({ source: 'list', prizes: 'own', rows: [car] })).toEqual(['list: list']);
  expect(faultsOf({ closesAt: '' })).toEqual(['closesAt: missing']);
  expect(faultsOf({ closesAt: '2026-11-21T15:00' })).toEqual(['closesAt: past']);
  expect(faultsOf({ startsAt: '2026-11-21T16:00' })).toEqual(['startsAt: order']);
});

test('all slips are named at once, in the order of the form', () => {
  const rows = [car, { ...car, name: NO_NAME, amount: '1.5' }, { ...car, places: '0' }];
  expect(faultsOf({ prizes: 'own', rows, reserves: 'x', closesAt: '', startsAt: '' })).toEqual([
    ...['rows/1/name: prizeName', 'rows/1/amount: amount', 'rows/2/places: places'],
    ...['reserves: reserves', 'closesAt: missing', 'startsAt: missing'],
  ]);
});

test('a draft’s times come back to the millisecond: nobody who edits a prize moves the closing', () => {
  const times = { closesAt: '2026-11-21T12:00:07.000Z', startsAt: '2026-11-21T12:30:45.250Z' };
  const draft: DrawDraft = {
    ...requestOf({}),
    ...times,
    ...{ draw: 'd-1', createdBy: 'h1', createdAt: times.closesAt, commitments: [], redrawOf: null },
    takenThrough: null,
  };
  const again = draftRequest(formOf(draft), 'ru', NOW_MS);
  expect(again).toMatchObject({ ok: true, value: times });
});

test('a list never draws for the fund’s prize: its prizes are named', () => {
  expect(faultsOf({ source: 'list', list: 'list-1', prizes: 'fund' })).toContain('rows/0/name: prizeName');
});

test('a name in one language stands in for the others', () => {
  expect(localText({ kk: ' ', ru: 'Дом', en: '' }, 'en')).toEqual({ kk: 'Дом', ru: 'Дом', en: 'Дом' });
  expect(localText({ kk: 'Үй', ru: 'Дом', en: '' }, 'kk')).toEqual({ kk: 'Үй', ru: 'Дом', en: 'Үй' });
  expect(localText(NO_NAME, 'kk')).toBeNull();
});

test('numbers may have their thousands apart and nothing else', () => {
  expect(wholeNumber('14 000\u00a0000', 1e9)).toBe(14_000_000);
  for (const text of ['', ' ', '1e3', '-1', '1,5', '0x10']) expect(wholeNumber(text, 1e9), text).toBeNull();
  expect(wholeNumber('1001', 1000)).toBeNull();
});
