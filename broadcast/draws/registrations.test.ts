import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedNumber } from '../store/numberDigest.ts';
import { smallSeries } from '../testing/smallSeries.ts';
import { addSeries, draftAt, NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';

const freshFolder = temporaryFolders();
const series = smallSeries();
const [first, second] = series.printed as [string, string];
let folder: string;
let clock: SetClock;
let stores: Stores;

beforeEach(() => {
  folder = freshFolder();
  clock = { nowMs: NOON_MS };
  stores = openStores(folder, clock);
  addSeries(stores, series);
});
afterEach(() => stores.close());

const plan = () => stores.planner.plan(draftAt(clock.nowMs)).drawId;

describe('registering a ticket', () => {
  it('takes it for the next draw, once in its life, also after a restart', () => {
    const draw = plan();
    expect(stores.registrations.register(first)).toMatchObject({ ok: true, draw });
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'already', draw });
    expect(stores.registrations.count(draw)).toBe(1);
    stores.close();
    stores = openStores(folder, clock);
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'already', draw });
    expect(stores.registrations.count(draw)).toBe(1);
    expect(stores.registrations.register(second)).toMatchObject({ ok: true, draw });
    expect(stores.registrations.count(draw)).toBe(2);
  });

  it('is refused for a later draw, too, once it took part', () => {
    const draw = plan();
    stores.registrations.register(first);
    clock.nowMs += 120_000;
    plan();
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'already', draw });
  });

  it('is free for the next draw once its own was called off, and then taken again', () => {
    const called = plan();
    stores.registrations.register(first);
    stores.journal.transact(() => {
      stores.draws.move(called, 'open', 'aborted');
      stores.registrations.release(called);
    });
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'closed' });
    const next = plan();
    expect(stores.registrations.register(first)).toMatchObject({ ok: true, draw: next });
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'already', draw: next });
    expect(stores.registrations.drawOf(Number(first))).toBe(next);
    expect(stores.registrations.drawOf(Number(first), called)).toBe(called);
    expect(stores.registrations.count(called)).toBe(1);
  });

  it('keeps two series apart that share a number', () => {
    const draw = plan();
    expect(stores.registrations.register(first)).toMatchObject({ ok: true, draw });
    // A second print run with one number of the first: its own ticket, for the draws of its own fund.
    const second = smallSeries(2);
    const shared = Float64Array.from([Number(first), ...second.drawNumbers]).sort();
    addSeries(stores, { ...second, drawNumbers: shared });
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'already', draw });
    clock.nowMs += 120_000;
    const other = plan();
    expect(other).not.toBe(draw);
    expect(stores.registrations.register(first)).toMatchObject({ ok: true, draw: other });
    expect(stores.registrations.register(first)).toMatchObject({ ok: false, reason: 'already' });
    expect(stores.registrations.drawOf(Number(first), draw)).toBe(draw);
    expect(stores.registrations.drawOf(Number(first), other)).toBe(other);
    // A ticket of the first series has no part in the second's draws.
    expect(stores.registrations.register(series.printed[1]!)).toEqual({ ok: false, reason: 'closed' });
  });

  it.each([
    ['12345678901', 'form'],
    ['1234567890123', 'form'],
    ['12345678901x', 'form'],
    ['', 'form'],
    ['١٢٣٤٥٦٧٨٩٠١٢', 'form'],
    [first.slice(0, 11) + ((Number(first[11]) + 1) % 10), 'check-digit'],
    // Its check digit is right: Damm's digit of zeros is zero.
    ['000000000000', 'unknown'],
  ])('refuses %j: %s', (text, reason) => {
    plan();
    expect(stores.registrations.register(text)).toEqual({ ok: false, reason });
  });

  it('is refused without an open draw, and from the instant of closing on', () => {
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'closed' });
    plan();
    clock.nowMs += 59_999;
    expect(stores.registrations.register(first)).toMatchObject({ ok: true });
    clock.nowMs += 1;
    expect(stores.registrations.register(second)).toEqual({ ok: false, reason: 'closed' });
  });

  it('stays refused when the clock is set back after closing', () => {
    plan();
    clock.nowMs += 60_000;
    stores.journal.transact(() => stores.journal.append('test.note', {}));
    clock.nowMs -= 30_000;
    expect(stores.registrations.register(first)).toEqual({ ok: false, reason: 'closed' });
  });

  it('goes to the draw that closes first', () => {
    const later = stores.planner.plan({
      ...draftAt(NOON_MS),
      closesMs: NOON_MS + 3e6,
      startsMs: NOON_MS + 3e6,
    });
    const sooner = plan();
    expect(stores.registrations.openDraw()).toBe(sooner);
    clock.nowMs += 60_000;
    expect(stores.registrations.openDraw()).toBe(later.drawId);
  });

  it('in a batch is all or nothing', () => {
    const draw = plan();
    stores.registrations.register(second);
    const size = stores.journal.size;
    const numbers = [...series.drawNumbers.slice(0, 5)];
    expect(() => stores.registrations.registerBatch(draw, numbers)).toThrow('UNIQUE');
    expect(() => stores.registrations.registerBatch(draw, [1])).toThrow('FOREIGN KEY');
    expect(stores.registrations.count(draw)).toBe(1);
    expect(stores.registrations.drawOf(Number(first))).toBeNull();
    expect(stores.journal.size).toBe(size);
  });

  it('gives the list in the order of the numbers, one a line', async () => {
    const draw = plan();
    const numbers = [...series.drawNumbers.slice(0, 50)].reverse();
    stores.registrations.registerBatch(draw, numbers);
    const lines = Buffer.from(await stores.registrations.lines(draw)).toString();
    expect(lines).toBe(
      numbers
        .toReversed()
        .map((number) => `${printedNumber(number)}\n`)
        .join(''),
    );
  });
});
