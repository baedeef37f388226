import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimLedger } from '../claims/claimLedger.ts';
import { receiveRun } from '../testing/accountedSeries.ts';
import { NOON_MS, openStores, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { salesByDay } from './salesByDay.ts';
import { seriesBooks } from './seriesBooks.ts';

const freshFolder = temporaryFolders();
let stores: Stores;

beforeEach(() => {
  stores = openStores(freshFolder(), { nowMs: NOON_MS });
  receiveRun(stores);
});
afterEach(() => stores.close());

const sell = (first: number, last: number, day: string | null): number =>
  stores.books.move({
    ...{ series: 1, to: 'sold', ranges: [{ first, last }], distributor: null, day, point: null },
    ...{ reason: null, by: 'operator-1' },
  }).record;

describe('sales by day', () => {
  it('stand under the day that they are said to be of, without those that were taken back', () => {
    sell(0, 9, '2026-01-08');
    sell(10, 29, null);
    const wrong = sell(30, 39, '2026-01-07');
    sell(40, 44, '2026-01-08');
    stores.books.undo(1, wrong, 'operator-1');
    sell(30, 30, '2026-01-09');
    const { days, ...all } = salesByDay(stores, 1);
    expect(days.map(({ day, tickets, revenueTenge }) => [day, tickets, revenueTenge])).toEqual([
      ['2026-01-08', 15, 45_000],
      ['2026-01-09', 1, 3000],
      ['2026-01-10', 20, 60_000],
    ]);
    expect(days[0]!.lastEntered).toBe(new Date(NOON_MS).toISOString());
    expect(all).toEqual({ series: 1, tickets: 36, revenueTenge: 108_000 });
  });

  it('add up to the revenue of the books of now', () => {
    sell(0, 199, '2026-01-02');
    stores.books.undo(1, sell(300, 399, '2026-01-03'), 'operator-1');
    sell(350, 360, null);
    const ledger = claimLedger(stores.database);
    const { sold, revenueTenge } = seriesBooks({ ...stores, ledger }, 1, NOON_MS);
    expect(salesByDay(stores, 1)).toMatchObject({ tickets: sold, revenueTenge });
  });

  it('are of series with books alone', () => {
    expect(() => salesByDay(stores, 9)).toThrow('there are no books');
  });
});
