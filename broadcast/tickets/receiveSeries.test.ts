import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRAW_NUMBER_DIGITS } from '../../engine/series/drawNumber.ts';
import { SALT_BYTES, textAt } from '../../engine/series/seriesColumns.ts';
import { VALIDATION_CODE_CHARACTERS } from '../../engine/series/validationCode.ts';
import { OFFICE_KEY, receiveRun, smallRun, type TestRun } from '../testing/accountedSeries.ts';
import { NOON_MS, openStores, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { Identifications } from './identification.ts';
import { OfficeKey, openOfficeKey } from './officeKey.ts';
import { SealedSeries } from './sealedSeries.ts';

const freshFolder = temporaryFolders();
const run = smallRun();
let folder: string;
let stores: Stores;

beforeEach(() => {
  folder = freshFolder();
  stores = openStores(folder, { nowMs: NOON_MS });
});
afterEach(() => stores.close());

const codeAt = ({ file }: TestRun, place: number): string =>
  textAt(file.columns.validationCodes, place, VALIDATION_CODE_CHARACTERS);

describe('receiving a series', () => {
  it('opens its books with every ticket in the warehouse, in one record', () => {
    const { record, packs, tickets } = receiveRun(stores, run);
    expect({ packs, tickets, size: stores.journal.size }).toEqual({ packs: 20, tickets: 600, size: 1 });
    expect([...stores.books.holdings.all(1)]).toEqual([
      { first: 0, last: 599, state: 'received', holder: null, sold: false, record },
    ]);
    const numbers = stores.database.prepare('SELECT number FROM ticket ORDER BY place').all();
    const printed = Array.from({ length: 600 }, (_, place) =>
      Number(textAt(run.file.columns.drawNumbers, place, DRAW_NUMBER_DIGITS)),
    );
    expect(numbers.map(({ number }) => number)).toEqual(printed);
  });

  const spoilt = (change: (columns: TestRun['file']['columns']) => void): TestRun => {
    const other = smallRun();
    change(other.file.columns);
    return other;
  };
  it.each<[string, TestRun, RegExp]>([
    [
      'another lottery',
      { ...run, commitment: { ...run.commitment, lottery: 'x' } },
      /^lottery: the commitment says x/,
    ],
    [
      'another count',
      { ...run, commitment: { ...run.commitment, tickets: 601 } },
      /^tickets: the commitment says 601/,
    ],
    ['one code', spoilt(({ validationCodes }) => validationCodes.fill(0x30, 0, 10)), /^root: /],
    ['one amount', spoilt(({ amountsTenge }) => amountsTenge[0]!.fill(7, 0, 1)), /^root: /],
    // The tier is not in the leaf: the rows say what a ticket wins.
    [
      'one tier',
      spoilt(({ tiers }) => tiers.fill(14, tiers.indexOf(0), tiers.indexOf(0) + 1)),
      /ticket 001-/,
    ],
  ])('refuses a file with %s changed, and keeps nothing', (_, changed, message) => {
    expect(() => receiveRun(stores, changed)).toThrow(message);
    expect(stores.journal.size).toBe(0);
    expect(stores.series.all()).toEqual([]);
    expect(stores.database.prepare('SELECT count(*) AS n FROM sealed_pack').get()).toEqual({ n: 0 });
  });

  it('takes no series twice', () => {
    receiveRun(stores, run);
    expect(() => receiveRun(stores, run)).toThrow('series 1: it has been taken over already');
  });
});

describe('a sealed series', () => {
  it('opens each ticket to what was printed', () => {
    const { office } = receiveRun(stores, run);
    const { columns } = run.file;
    const sealed = new SealedSeries(stores.database, stores.series.get(1)!, office);
    for (let place = 0; place < 600; place += 7) {
      const secret = sealed.open(place);
      expect(secret.tier).toBe(columns.tiers[place]);
      expect(secret.validationCode).toBe(codeAt(run, place));
      expect(secret.drawNumber).toBe(textAt(columns.drawNumbers, place, DRAW_NUMBER_DIGITS));
      expect(secret.salt).toEqual(columns.salts.slice(place * SALT_BYTES, (place + 1) * SALT_BYTES));
      expect(secret.rows.map(({ amountTenge }) => amountTenge)).toEqual(
        columns.amountsTenge.map((row) => row[place]),
      );
      expect(secret.rows.flatMap(({ symbols }) => symbols)).toEqual(
        columns.symbols.map((cell) => cell[place]),
      );
    }
    expect(() => sealed.open(600)).toThrow('no sealed ticket at 600');
  });

  it('has nothing readable on the disk: no code, and no two equal records', () => {
    receiveRun(stores, run);
    const packs = stores.database.prepare('SELECT records FROM sealed_pack').all() as {
      records: Uint8Array;
    }[];
    const all = Buffer.concat(packs.map(({ records }) => records));
    const width = all.length / 600;
    const starts = new Set(
      Array.from({ length: 600 }, (_, i) => all.subarray(i * width, i * width + 16).toString('hex')),
    );
    expect(starts.size).toBe(600);
    for (let place = 0; place < 600; place++) expect(all.includes(codeAt(run, place))).toBe(false);
  });

  it('refuses a record that was altered or moved to another ticket', () => {
    const { office } = receiveRun(stores, run);
    const sealed = new SealedSeries(stores.database, stores.series.get(1)!, office);
    stores.database.exec(
      `UPDATE sealed_pack SET records = (SELECT records FROM sealed_pack WHERE series = 1 AND pack = 2) WHERE pack = 1`,
    );
    expect(() => sealed.open(0)).toThrow('place 0: the sealed record was altered');
    expect(() => sealed.open(30)).not.toThrow();
  });
});

describe('the office key', () => {
  it('is known again after a restart, and another one is refused without being shown', () => {
    const first = openOfficeKey(stores.database, OFFICE_KEY).derive('x');
    stores.close();
    stores = openStores(folder, { nowMs: NOON_MS });
    expect(openOfficeKey(stores.database, OFFICE_KEY).derive('x')).toEqual(first);
    const wrong = 'not the right office key';
    expect(() => openOfficeKey(stores.database, wrong)).toThrow(
      'not the one that this folder was sealed with',
    );
    expect(() => openOfficeKey(stores.database, wrong)).not.toThrow(wrong);
    expect(() => openOfficeKey(stores.database, 'short')).toThrow('too short');
  });

  it('gives every use a key of its own, and another one for another salt', () => {
    const key = new OfficeKey(OFFICE_KEY, new Uint8Array(16));
    const other = new OfficeKey(OFFICE_KEY, new Uint8Array(16).fill(1));
    expect(key.derive('a')).not.toEqual(key.derive('b'));
    expect(key.derive('a')).not.toEqual(other.derive('a'));
    expect(key.derive('a')).toHaveLength(32);
  });
});

describe('identifying a ticket', () => {
  const lookUp = { by: 'cashier-1', purpose: 'counter' };

  it('tells a right code from a wrong one, and nothing more of a wrong one', () => {
    const { office } = receiveRun(stores, run);
    const identifications = new Identifications({ ...stores, office });
    const place = run.file.columns.tiers.findIndex((tier) => tier > 0);
    const pack = String(Math.floor(place / 30) + 1).padStart(5, '0');
    const serial = `001-${pack}-${String((place % 30) + 1).padStart(2, '0')}`;
    const answer = identifications.identify({ ...lookUp, serial, code: codeAt(run, place) });
    expect(answer).toMatchObject({
      kind: 'authentic',
      ticket: {
        ...{ serial, series: 1, place, tier: run.file.columns.tiers[place] },
        amountTenge: run.file.columns.prizesTenge[place],
        holding: { state: 'received' },
      },
    });
    const other = codeAt(run, place + 1);
    expect(identifications.identify({ ...lookUp, serial, code: other })).toEqual({ kind: 'not-authentic' });
    expect(identifications.identify({ ...lookUp, serial, code: '' })).toEqual({ kind: 'not-authentic' });
    expect(identifications.identify({ ...lookUp, serial, code: `${codeAt(run, place)}0` }).kind).toBe(
      'not-authentic',
    );
  });

  it.each(['001-00021-01', '001-00001-31', '002-00001-01', 'x', ''])('does not know %j', (serial) => {
    const { office } = receiveRun(stores, run);
    const identifications = new Identifications({ ...stores, office });
    expect(identifications.identify({ ...lookUp, serial, code: codeAt(run, 0) })).toEqual({
      kind: 'not-authentic',
    });
  });

  it('journals every look-up, without code and outcome', () => {
    const { office } = receiveRun(stores, run);
    const identifications = new Identifications({ ...stores, office });
    identifications.identify({ ...lookUp, serial: '001-00001-02', code: codeAt(run, 1) });
    identifications.identify({ ...lookUp, serial: '001-99999-02', code: 'WRONG' });
    const bodies = stores.journal.readRange(1, 9).map(({ record }) => [record.type, record.body]);
    const nonce = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(bodies).toEqual([
      ['ticket.looked-up', { ...lookUp, series: 1, place: 1, nonce }],
      ['ticket.looked-up', { ...lookUp, series: null, place: null, nonce }],
    ]);
    expect(new Set(bodies.map(([, body]) => (body as { nonce: string }).nonce)).size).toBe(2);
  });

  it('is off without the key, and says when a series has no seal', () => {
    const { office } = receiveRun(stores, run);
    const off = new Identifications({ ...stores, office: null });
    expect(off.identify({ ...lookUp, serial: '001-00001-01', code: codeAt(run, 0) })).toEqual({
      kind: 'off',
    });
    expect(off.isOn).toBe(false);
    const plain = smallRun(2);
    stores.series.add(plain.file.terms, plain.commitment, Float64Array.of(1));
    const on = new Identifications({ ...stores, office });
    expect(on.identify({ ...lookUp, serial: '002-00001-01', code: codeAt(plain, 0) })).toEqual({
      kind: 'not-sealed',
    });
  });
});
