import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MADE_UP } from '../claims/testing/tickets.ts';
import type { PersonData } from '../protocol/claims.ts';
import { testOffice } from '../testing/accountedSeries.ts';
import { NOON_MS, openStores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { readCardNumber } from './cardNumber.ts';
import { futureDays } from './futureDays.ts';
import { holderOf } from './holderOf.ts';
import { readIban } from './iban.ts';
import { PeopleStore } from './peopleStore.ts';
import { personDataSchema } from './personData.ts';
import { personRemarks } from './personRemarks.ts';

const freshFolder = temporaryFolders();

function openPeople(folder = freshFolder()) {
  const stores = openStores(folder, { nowMs: NOON_MS });
  const people = new PeopleStore(stores.database, stores.journal, testOffice(stores.database));
  return { ...stores, people, folder };
}

const faultsOf = (data: unknown): string[] =>
  (personDataSchema.safeParse(data).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('an account number', () => {
  it('is read in the form that banks print, and only with right check digits', () => {
    // The example of the IBAN registry (SWIFT, release 99) for Kazakhstan.
    for (const iban of ['KZ86 125K ZT50 0410 0100', 'kz86125kzt5004100100']) {
      expect(readIban(iban)).toBe(iban.replace(/\s/g, '').toUpperCase());
    }
    expect(readIban('KZ87125KZT5004100100')).toBeUndefined();
    expect(readIban('KZ86125KZT500410010')).toBeUndefined();
  });

  it('is one in Kazakhstan: prizes are paid in tenge only (9.6 а, Annex 2)', () => {
    // The registry’s examples for Great Britain, Germany and Norway: right as they are.
    for (const iban of ['GB29NWBK60161331926819', 'DE89370400440532013000', 'NO9386011117947']) {
      expect(readIban(iban)).toBeUndefined();
    }
  });

  it('is found wrong with any digit mistyped, and any two neighbours changed round', () => {
    const right = 'KZ86125KZT5004100100';
    for (let at = 2; at < right.length; at++) {
      const digit = right[at]!;
      if (!/\d/.test(digit)) continue;
      const other = String((Number(digit) + 1) % 10);
      expect(readIban(right.slice(0, at) + other + right.slice(at + 1))).toBeUndefined();
      const next = right[at + 1];
      if (next === undefined || next === digit) continue;
      expect(readIban(right.slice(0, at) + next + digit + right.slice(at + 2))).toBeUndefined();
    }
  });
});

describe('a card number', () => {
  it('is read with blanks, and only with a right check digit', () => {
    expect(readCardNumber('4111 1111 1111 1111')).toBe('4111111111111111');
    expect(readCardNumber('4111 1111 1111 1112')).toBeUndefined();
    expect(readCardNumber('411111111111111')).toBeUndefined();
  });
});

describe('a winner’s data', () => {
  it('are taken as they are written down, brought to one form', () => {
    const document = { ...MADE_UP.document, number: '0488 123-45' };
    const given = { ...MADE_UP, document, phone: '+7 (701) 000-00-01', lastName: ` ${MADE_UP.lastName} ` };
    expect(personDataSchema.parse(given)).toEqual(MADE_UP);
  });

  it('name every fault by its path, and never what was given', () => {
    const bad = {
      ...MADE_UP,
      iin: '900215400024',
      phone: '87010000001',
      document: { ...MADE_UP.document, issuedOn: '2020-02-30' },
      bank: { ...MADE_UP.bank!, iban: 'KZ00125KZT1001300336', card: null },
    };
    expect(faultsOf(bad)).toEqual(['iin', 'document.issuedOn', 'phone', 'bank.iban']);
    const text = JSON.stringify(personDataSchema.safeParse(bad).error);
    for (const given of [bad.iin, bad.phone, bad.bank.iban]) expect(text).not.toContain(given);
    expect(faultsOf({ ...MADE_UP, bank: { ...MADE_UP.bank!, card: '4111111111111111' } })).toEqual([
      'bank.iban',
    ]);
    expect(faultsOf({ ...MADE_UP, lastName: 'Айша\u202e' })).toEqual(['lastName']);
    expect(faultsOf({ ...MADE_UP, nickname: 'x' })).toEqual(['']);
  });

  it('are remarked on where the holder is under 18, or the digits of the IIN say another birthday', () => {
    const remarks = (data: PersonData, on: string, years = 18) =>
      personRemarks(data, holderOf(data, true, on, years));
    expect(remarks(MADE_UP, '2024-03-05')).toEqual([]);
    const young: PersonData = { ...MADE_UP, birthDay: '2006-03-06' };
    expect(remarks(young, '2024-03-05')).toEqual(['under-age', 'birthday-differs']);
    expect(remarks(young, '2024-03-06')).toEqual(['birthday-differs']);
    expect(remarks(young, '2024-03-06', 21)).toEqual(['under-age', 'birthday-differs']);
    // Without a birthday the digits of the IIN say it: 15 February 1990.
    expect(remarks({ ...MADE_UP, birthDay: null }, '2008-02-14')).toEqual(['under-age']);
  });

  it('are remarked on where residency and document disagree (9.2 а)', () => {
    const withDocument = (kind: PersonData['document']['kind'], resident: boolean | null) =>
      holderOf({ ...MADE_UP, document: { ...MADE_UP.document, kind } }, resident, '2024-03-05', 18)
        .documentDiffers;
    expect([withDocument('passport', true), withDocument('identity-card', false)]).toEqual([true, true]);
    for (const [kind, resident] of [
      ...([
        ['identity-card', true],
        ['passport', false],
        ['passport', null],
      ] as const),
      ...([
        ['residence-permit', true],
        ['residence-permit', false],
      ] as const),
    ] as const) {
      expect(withDocument(kind, resident)).toBe(false);
    }
  });

  it('have no day that is still to come', () => {
    expect(futureDays(MADE_UP, '2024-03-05')).toEqual([]);
    const document = { ...MADE_UP.document, issuedOn: '2024-03-06' };
    expect(futureDays({ ...MADE_UP, birthDay: '2030-01-01', document }, '2024-03-05')).toEqual([
      ...['birthDay', 'document/issuedOn'],
    ]);
  });
});

describe('the store of people', () => {
  it('gives back what it was given, finds it by IIN alone, and has no word of it on disk', () => {
    const { people, database, journal, folder, close } = openPeople();
    const person = people.keep(null, MADE_UP, 'claim-1', 'cashier-1');
    expect(people.open(person, 'cashier-1', 'payment')).toEqual(MADE_UP);
    // A question of the rules leaves no record: nobody saw anything.
    expect(people.ask(person, ({ birthDay }) => birthDay !== null)).toBe(true);
    expect(people.ask('person-x', () => true)).toBeNull();
    expect(people.find(MADE_UP.iin, 'cashier-1')).toEqual([person]);
    expect(people.find('900215400013', 'cashier-1')).toEqual([]);
    expect(journal.readRange(0, 10).map(({ record }) => record.type)).toEqual([
      ...['person.kept', 'person.opened', 'person.searched', 'person.searched'],
    ]);
    const again = people.keep(person, { ...MADE_UP, bank: null }, 'claim-1', 'cashier-1');
    expect([again, people.has(person)]).toEqual([person, { bank: false }]);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(join(folder, 'tirazh.sqlite'));
    for (const word of [MADE_UP.lastName, MADE_UP.iin, MADE_UP.phone])
      expect(bytes.includes(word)).toBe(false);
    close();
  });

  it('erases so that not even the sealed bytes are left in the folder, and proofs go on to hold', () => {
    const { people, database, journal, folder, close } = openPeople();
    const kept = people.keep(null, MADE_UP, 'claim-1', 'cashier-1');
    const gone = people.keep(null, { ...MADE_UP, iin: '900215400013' }, 'claim-2', 'cashier-1');
    const row = database.prepare('SELECT wrapped, sealed, lookup FROM person WHERE person = ?').get(gone)!;
    const size = journal.size;
    const root = Buffer.from(journal.root()).toString('hex');
    people.erase(gone, 'operator-1');
    expect(people.has(gone)).toBeNull();
    expect(() => people.open(gone, 'operator-1', 'contact')).toThrow(/erased/);
    expect(() => people.erase(gone, 'operator-1')).toThrow(/erased/);
    expect(people.open(kept, 'operator-1', 'contact')).toEqual(MADE_UP);
    for (const file of ['tirazh.sqlite', 'tirazh.sqlite-wal']) {
      const bytes = readFileSync(join(folder, file));
      for (const part of [row.wrapped, row.sealed, row.lookup]) {
        expect(bytes.includes(Buffer.from(part as Uint8Array))).toBe(false);
      }
    }
    expect(Buffer.from(journal.root(size)).toString('hex')).toBe(root);
    close();
  });

  it('opens nothing under another place or another key', () => {
    const { people, database, close } = openPeople();
    const one = people.keep(null, MADE_UP, 'claim-1', 'cashier-1');
    const two = people.keep(null, MADE_UP, 'claim-2', 'cashier-1');
    database
      .prepare('UPDATE person SET sealed = (SELECT sealed FROM person WHERE person = ?) WHERE person = ?')
      .run(two, one);
    expect(() => people.open(one, 'cashier-1', 'payment')).toThrow(/does not open/);
    close();
  });

  it('keeps, opens and finds nothing without the office key, and says so', () => {
    const { database, journal, people, close } = openPeople();
    const person = people.keep(null, MADE_UP, 'claim-1', 'cashier-1');
    const without = new PeopleStore(database, journal, null);
    for (const ask of [
      () => without.keep(null, MADE_UP, 'claim-1', 'cashier-1'),
      () => without.open(person, 'cashier-1', 'payment'),
      () => without.find(MADE_UP.iin, 'cashier-1'),
    ]) {
      expect(ask).toThrow(/office key/);
    }
    without.erase(person, 'operator-1');
    expect(without.has(person)).toBeNull();
    close();
  });
});
