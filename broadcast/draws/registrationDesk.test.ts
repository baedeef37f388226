import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordHash } from '../../engine/journal/journalRecord.ts';
import { verifyRegistration } from '../../engine/tickets/registrationTree.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { receiveRun } from '../testing/accountedSeries.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { addSeries, draftAt, NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { RegistrationDesk } from './registrationDesk.ts';
import type { RegistrationResult } from './registrations.ts';

const freshFolder = temporaryFolders();
const series = smallSeries();
let clock: SetClock;
let stores: Stores;
let desk: RegistrationDesk;

beforeEach(() => {
  clock = { nowMs: NOON_MS };
  stores = openStores(freshFolder(), clock);
  desk = new RegistrationDesk(stores.registrations);
});
afterEach(() => stores.close());

const plan = () => stores.planner.plan(draftAt(clock.nowMs)).drawId;
const registerAll = (numbers: readonly string[]): Promise<RegistrationResult[]> =>
  Promise.all(numbers.map((number) => desk.register(number)));

describe('registering at once', () => {
  it('is one record for all of one turn, and each answer a receipt that holds against it', async () => {
    addSeries(stores, series);
    const draw = plan();
    const size = stores.journal.size;
    const numbers = series.printed.slice(0, 50).toReversed();
    const results = await registerAll(numbers);
    expect(stores.journal.size).toBe(size + 1);
    const { body, type } = stores.journal.read(size)!.record;
    expect({ type, draw: body.draw, count: body.count }).toEqual({
      type: 'ticket.registered',
      draw,
      count: 50,
    });
    const record = { count: body.count as number, root: body.root as string };
    for (const [i, result] of results.entries()) {
      if (!result.ok) throw new Error(result.reason);
      expect(result).toMatchObject({ draw, number: numbers[i], record: size });
      expect(verifyRegistration(numbers[i]!, result.batch, record)).toBe(true);
      const { ok: _, ...receipt } = result;
      expect(stores.registrations.receiptOf(numbers[i]!)).toEqual(receipt);
    }
    expect(stores.registrations.count(draw)).toBe(50);
    expect(verifyJournal(stores.database, stores.verifier)).toMatchObject({ ok: true, registrations: 50 });
  });

  it('takes a number that comes twice once, and refuses each bad one for itself', async () => {
    addSeries(stores, series);
    const draw = plan();
    const [first, second] = series.printed as [string, string];
    await desk.register(second);
    const results = await registerAll([first, first, second, 'x', '000000000000', series.printed[2]!]);
    expect(results.map((result) => (result.ok ? 'ok' : result.reason))).toEqual([
      ...['ok', 'already', 'already', 'form', 'unknown', 'ok'],
    ]);
    expect(results[1]).toMatchObject({ draw });
    expect(stores.registrations.count(draw)).toBe(3);
  });

  it('writes nothing when nobody can be registered', async () => {
    addSeries(stores, series);
    plan();
    const size = stores.journal.size;
    await registerAll(['x', '000000000000', 'y']);
    expect(stores.journal.size).toBe(size);
  });

  it('keeps two series apart that share a number, within one batch too', async () => {
    addSeries(stores, series);
    const draw = plan();
    const other = smallSeries(2);
    const shared = Float64Array.from([Number(series.printed[0]), ...other.drawNumbers]).sort();
    addSeries(stores, { ...other, drawNumbers: shared });
    const second = plan();
    const size = stores.journal.size;
    const results = await registerAll([series.printed[0]!, series.printed[0]!, series.printed[0]!]);
    expect(new Set(results.map((result) => (result.ok ? result.draw : result.reason)))).toEqual(
      new Set([draw, second, 'already']),
    );
    expect(stores.journal.size).toBe(size + 2);
    expect(verifyJournal(stores.database, stores.verifier)).toMatchObject({ ok: true });
  });

  it('answers everybody with the fault when the write fails, and keeps none', async () => {
    addSeries(stores, series);
    const draw = plan();
    stores.database.exec(
      'CREATE TRIGGER full BEFORE INSERT ON registration BEGIN SELECT RAISE(ABORT, "full"); END',
    );
    const results = await Promise.allSettled(
      series.printed.slice(0, 3).map((number) => desk.register(number)),
    );
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    stores.database.exec('DROP TRIGGER full');
    expect(stores.registrations.count(draw)).toBe(0);
    expect(await desk.register(series.printed[0]!)).toMatchObject({ ok: true });
    expect(stores.registrations.count(draw)).toBe(1);
  });
});

describe('tickets of a series that is accounted for', () => {
  it('take part from their sale on, and not when they have been paid and withdrawn', async () => {
    receiveRun(stores);
    const draw = plan();
    const numberAt = (place: number): string => {
      const row = stores.database.prepare('SELECT number FROM ticket WHERE place = ?').get(place);
      return String((row as { number: number }).number).padStart(12, '0');
    };
    const none = { distributor: null, day: null, point: null, reason: null, by: 'operator-1', series: 1 };
    expect(await desk.register(numberAt(0))).toEqual({ ok: false, reason: 'not-sold' });
    stores.books.move({ ...none, to: 'sold', ranges: [{ first: 0, last: 1 }] });
    expect(await desk.register(numberAt(0))).toMatchObject({ ok: true, draw });
    expect(await desk.register(numberAt(0))).toEqual({ ok: false, reason: 'already', draw });
    expect(await desk.register(numberAt(2))).toEqual({ ok: false, reason: 'not-sold' });
    stores.books.move({ ...none, to: 'withdrawn', ranges: [{ first: 1, last: 1 }], isOfClaim: true });
    expect(await desk.register(numberAt(1))).toEqual({ ok: false, reason: 'not-sold' });
  });
});

it('an altered root in a record is found', async () => {
  addSeries(stores, series);
  plan();
  await registerAll(series.printed.slice(0, 4));
  const { database, verifier } = stores;
  const row = database
    .prepare("SELECT idx, text FROM journal WHERE text LIKE '%ticket.registered%'")
    .get() as {
    idx: number;
    text: string;
  };
  const altered = row.text.replace(/"root":"[0-9a-f]{4}/, '"root":"0000');
  database
    .prepare('UPDATE journal SET text = ?, hash = ? WHERE idx = ?')
    .run(altered, Buffer.from(recordHash(altered), 'hex'), row.idx);
  expect(verifyJournal(database, verifier)).toMatchObject({ ok: false, record: row.idx });
});
