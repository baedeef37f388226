import { expect, test } from 'vitest';
import type { DraftRequest, DrawDraft, SignedIn } from '../../../broadcast/protocol/host.ts';
import {
  type DraftForm,
  draftRequest,
  formOf,
  localText,
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
  if (!made.ok) throw new Error(made.fault);
  return made.value;
};
const faultOf = (changes: Partial<DraftForm>): string | null => {
  const made = draftRequest(form(changes), 'ru', NOW_MS);
  return made.ok ? null : made.fault;
};
const car = { name: { ...NO_NAME, ru: 'Автомобиль' }, amount: '14 000 000', places: '2' };

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

test('a draft comes back into the form as it was asked for', () => {
  const request = requestOf({
    ...{ prizes: 'own', source: 'list', list: 'list-1', reserves: '3' },
    rows: [car, { name: { kk: 'а', ru: 'б', en: 'c' }, amount: '5', places: '1' }],
  });
  const draft: DrawDraft = {
    ...request,
    ...{ draw: 'list-001', createdBy: 'h1', createdAt: request.closesAt, commitments: [], redrawOf: null },
  };
  const again = draftRequest(formOf(draft), 'en', NOW_MS);
  expect(again).toEqual({ ok: true, value: request });
  expect(formOf(draft).rows.map(({ places }) => places)).toEqual(['2', '1']);
});

test('every slip is named', () => {
  expect(faultOf({ prizes: 'own', rows: [] })).toBe('prizes');
  expect(faultOf({ prizes: 'own', rows: [{ ...car, name: NO_NAME }] })).toBe('prizeName');
  expect(faultOf({ prizes: 'own', rows: [{ ...car, amount: '1.5' }] })).toBe('amount');
  expect(faultOf({ prizes: 'own', rows: [{ ...car, places: '0' }] })).toBe('places');
  expect(faultOf({ prizes: 'own', rows: [{ ...car, places: '999' }] })).toBe('tooMany');
  expect(faultOf({ reserves: '-1' })).toBe('reserves');
  expect(faultOf({ source: 'list', prizes: 'own', rows: [car] })).toBe('list');
  expect(faultOf({ closesAt: '' })).toBe('missing');
  expect(faultOf({ closesAt: '2026-11-21T15:00' })).toBe('past');
  expect(faultOf({ startsAt: '2026-11-21T16:00' })).toBe('order');
});

test('a list never draws for the fund’s prize: its prizes are named', () => {
  expect(faultOf({ source: 'list', list: 'list-1', prizes: 'fund' })).toBe('prizeName');
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
