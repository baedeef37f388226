import { expect, test } from 'vitest';
import { MADE_UP } from '../../../broadcast/claims/testing/tickets.ts';
import { EMPTY_PERSON, faultOfField, fieldOfPath, formOf, personFaults, personOf } from './personForm.ts';

const full = formOf(MADE_UP);

test('data are the same after they were opened, corrected by nobody and sent again', () => {
  expect(personOf(full)).toEqual(MADE_UP);
  const card = { ...MADE_UP, bank: { ...MADE_UP.bank!, iban: null, card: '4111111111111111' } };
  expect(personOf(formOf(card))).toEqual(card);
  expect(personOf(formOf({ ...MADE_UP, bank: null })).bank).toBeNull();
  expect(personFaults(full)).toEqual({});
});

test('everything that is missing is said at once, and of the bank only what the way to pay asks for', () => {
  expect(Object.keys(personFaults(EMPTY_PERSON)).sort()).toEqual([
    ...['address', 'documentIssuedBy', 'documentIssuedOn', 'documentNumber', 'firstName', 'iin'],
    ...['lastName', 'phone'],
  ]);
  expect(personFaults({ ...full, bankName: '', bankIban: '' })).toEqual({
    ...{ bankName: 'needed', bankIban: 'needed' },
  });
  expect(personFaults({ ...full, bankWay: 'none', bankName: '', bankBic: '!' })).toEqual({});
});

test('a mistyped field is named with what is wrong with it', () => {
  expect(personFaults({ ...full, iin: '900215400024' })).toEqual({ iin: 'iin-checksum' });
  expect(personFaults({ ...full, iin: '901315400023' })).toEqual({ iin: 'iin-date' });
  expect(personFaults({ ...full, iin: '12' })).toEqual({ iin: 'iin-form' });
  expect(personFaults({ ...full, phone: '8 701 000 00 01', email: 'a@b' })).toEqual({
    ...{ phone: 'phone', email: 'email' },
  });
  expect(personFaults({ ...full, bankBic: 'nobank', bankIban: 'KZ1' })).toEqual({
    ...{ bankBic: 'bic', bankIban: 'account' },
  });
  expect(personFaults({ ...full, phone: '+7 (701) 000-00-01' })).toEqual({});
  expect(personFaults({ ...full, bankIban: 'GB29NWBK60161331926819' })).toEqual({ bankIban: 'account' });
  const grouped = { ...full, documentNumber: '0488 123-45' };
  expect(personFaults(grouped)).toEqual({});
  expect(personOf(grouped).document.number).toBe('048812345');
});

test('a path of the server is a field of the form', () => {
  expect(fieldOfPath('body/bank/iban')).toBe('bankIban');
  expect(fieldOfPath('body/document/issuedOn')).toBe('documentIssuedOn');
  expect(fieldOfPath('body/phone')).toBe('phone');
  expect(fieldOfPath('body/toString')).toBeNull();
  expect(
    ['birthDay', 'documentIssuedOn', 'bankIban', 'phone'].map((field) => faultOfField(field as never)),
  ).toEqual([...['future', 'future', 'account', 'malformed']]);
});
