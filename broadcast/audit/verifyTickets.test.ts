import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordHash } from '../../engine/journal/journalRecord.ts';
import { Accounts } from '../accounts/accounts.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { draftAt, NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import type { MovementOrder } from '../tickets/ticketBooks.ts';
import { verifyJournal } from './verifyJournal.ts';

const freshFolder = temporaryFolders();
const run = smallRun();
let clock: SetClock;
let stores: Stores;
let north: string;

const none = { distributor: null, day: null, point: null, reason: null, series: 1 };
/** Nobody signs in here. */
const CHEAP = { N: 2, r: 1, p: 1 };
let by: string;
let cashier: string;
const move = (
  to: MovementOrder['to'],
  first: number,
  last: number,
  more: Partial<MovementOrder> = {},
): number => stores.books.move({ ...none, by, to, ranges: [{ first, last }], ...more }).record;
const verdict = () => verifyJournal(stores.database, stores.verifier);

let issued: number;
let sold: number;
let undone: number;

beforeEach(async () => {
  clock = { nowMs: NOON_MS };
  stores = openStores(freshFolder(), clock);
  receiveRun(stores, run);
  const accounts = new Accounts(stores.database, stores.journal, () => clock.nowMs, CHEAP);
  by = (await accounts.create('books', 'operator', 'a password')).id;
  cashier = (await accounts.create('counter', 'cashier', 'a password')).id;
  north = stores.distributors.add('North', 'A-1', by).id;
  issued = move('issued', 0, 299, { distributor: north });
  sold = move('sold', 10, 49, { point: 'kiosk-1' });
  const slip = move('sold', 100, 109);
  undone = stores.books.undo(1, slip, by).record;
});
afterEach(() => stores.close());

it('honest books agree with their journal, also with a distributor whose contract has ended', () => {
  stores.distributors.disable(north, by);
  move('sold', 60, 69, { distributor: north });
  expect(verdict()).toMatchObject({ ok: true });
});

describe('books that somebody has touched', () => {
  it.each<[string, string, () => number | null]>([
    [
      'a sale hidden in the holdings',
      "UPDATE holding SET state = 'issued', sold = 0 WHERE first = 10",
      () => sold,
    ],
    ['tickets that changed hands', 'UPDATE holding SET holder = NULL WHERE first = 10', () => sold],
    ['a holding that is gone', 'DELETE FROM holding WHERE first = 300', () => 0],
    ['a movement’s day', "UPDATE movement SET day = '2026-01-01' WHERE point = 'kiosk-1'", () => sold],
    ['a movement’s count', "UPDATE movement SET tickets = 41 WHERE point = 'kiosk-1'", () => sold],
    [
      'a total that revenue is summed from',
      'UPDATE movement_total SET change = 30 WHERE change = 40',
      () => sold,
    ],
    ['a total that is gone', 'DELETE FROM movement_total WHERE change = -40', () => sold],
    [
      'what an undoing goes back to',
      "UPDATE movement_part SET state = 'received' WHERE first = 100",
      () => undone,
    ],
    [
      'an outcome swapped for another',
      'UPDATE sealed_pack SET records = (SELECT records FROM sealed_pack WHERE pack = 3) WHERE pack = 2',
      () => 0,
    ],
    ['a draw number put on another ticket', 'UPDATE ticket SET place = 599 - place', () => 0],
    [
      'a distributor that was made up',
      "INSERT INTO distributor VALUES ('dist-x', 'X', '1', 0, 1)",
      () => null,
    ],
  ])('%s is named with its record', (_, sql, record) => {
    stores.database.exec(sql);
    expect(verdict()).toMatchObject({ ok: false, record: record() });
  });

  it('a movement that is gone with all its traces', () => {
    const { database } = stores;
    database.exec(`PRAGMA foreign_keys = OFF; DELETE FROM movement WHERE record = ${issued}`);
    expect(verdict()).toMatchObject({ ok: false, record: issued });
  });
});

describe('a journal that was forged, chain and hashes mended', () => {
  /** Rewrites one record and every `prev` and hash behind it; checkpoints have not been signed yet. */
  function forge(index: number, change: (body: Record<string, unknown>) => void): void {
    const { database } = stores;
    const rows = database.prepare('SELECT idx, text FROM journal WHERE idx >= ? ORDER BY idx').all(index);
    let prev: string | null = null;
    for (const { idx, text } of rows as { idx: number; text: string }[]) {
      const record = JSON.parse(text);
      if (idx === index) change(record.body);
      if (prev !== null) record.prev = prev;
      // Keys of our records stand in order already.
      const forged = JSON.stringify(record);
      prev = recordHash(forged);
      database
        .prepare('UPDATE journal SET text = ?, hash = ? WHERE idx = ?')
        .run(forged, hexToBytes(prev), idx);
    }
  }

  it.each<[string, () => number, (body: Record<string, unknown>) => void]>([
    ['a movement by nobody that we know', () => sold, (body) => Object.assign(body, { by: 'operator-x' })],
    ['a movement by a cashier', () => sold, (body) => Object.assign(body, { by: cashier })],
    [
      'a movement by a demonstration that there was not',
      () => sold,
      (body) => Object.assign(body, { by: 'demo' }),
    ],
    ['an undoing by a cashier', () => undone, (body) => Object.assign(body, { by: cashier })],
    ['a series received by a cashier', () => 0, (body) => Object.assign(body, { by: cashier })],
    [
      'another price',
      () => 0,
      ({ priceList }) => Object.assign(priceList as object, { ticketPriceTenge: 2999 }),
    ],
    ['a movement that the rules forbid', () => sold, (body) => Object.assign(body, { to: 'destroyed' })],
    ['tickets that are not printed', () => sold, (body) => Object.assign(body, { ranges: [[590, 629]] })],
    ['a count that is another', () => sold, (body) => Object.assign(body, { tickets: 39 })],
    [
      'ranges that overlap',
      () => sold,
      (body) =>
        Object.assign(body, {
          ranges: [
            [10, 29],
            [20, 49],
          ],
        }),
    ],
    ['a series without books', () => sold, (body) => Object.assign(body, { series: 2 })],
    ['a day to come', () => sold, (body) => Object.assign(body, { day: '2026-01-11' })],
    [
      'a distributor that nobody knows',
      () => issued,
      (body) => Object.assign(body, { distributor: 'dist-x' }),
    ],
    ['an undoing of what was never done', () => undone, (body) => Object.assign(body, { undoes: issued })],
  ])('%s is named', (_, record, change) => {
    forge(record(), change);
    expect(verdict()).toMatchObject({ ok: false, record: record() });
  });

  it('is not merely refused for being rewritten: an unchanged rewrite holds', () => {
    const before = bytesToHex(stores.journal.root());
    forge(sold, () => {});
    expect(verdict()).toMatchObject({ ok: true, root: before });
  });
});

describe('a ticket in a draw', () => {
  const numberAt = (place: number): number =>
    stores.database.prepare('SELECT number FROM ticket WHERE place = ?').get(place)!.number as number;

  it('agrees with the books where it was sold before, whatever became of it since', () => {
    const draw = stores.planner.plan(draftAt(clock.nowMs)).drawId;
    stores.registrations.registerBatch(draw, [numberAt(10), numberAt(49)]);
    expect(verdict()).toMatchObject({ ok: true, registrations: 2 });
  });

  it('is found where nobody had bought it at that instant, though it was sold since', () => {
    const draw = stores.planner.plan(draftAt(clock.nowMs)).drawId;
    const place = 200;
    // As who writes to the database could: sold for a moment that no record knows.
    stores.database.exec('PRAGMA foreign_keys = OFF');
    stores.database.exec('CREATE TEMP TABLE kept AS SELECT * FROM holding');
    stores.database.exec(
      `UPDATE holding SET state = 'sold', sold = 1 WHERE first <= ${place} AND last >= ${place}`,
    );
    stores.registrations.registerBatch(draw, [numberAt(place)]);
    const record = stores.journal.size - 1;
    stores.database.exec('DELETE FROM holding; INSERT INTO holding SELECT * FROM kept');
    move('sold', place, place);
    expect(verdict()).toMatchObject({
      ...{ ok: false, record },
      reason: expect.stringContaining('was issued when it was registered'),
    });
  });
});
