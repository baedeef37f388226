import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selectTickets } from '../../engine/tickets/selectTickets.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { draftAt, NOON_MS, openStores, type SetClock, type Stores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import type { MovementOrder } from './ticketBooks.ts';

const freshFolder = temporaryFolders();
const run = smallRun();
const shape = { series: 1, tickets: 600, packTickets: 30 };
let clock: SetClock;
let stores: Stores;
let north: string;
let south: string;

beforeEach(() => {
  clock = { nowMs: NOON_MS };
  stores = openStores(freshFolder(), clock);
  receiveRun(stores, run);
  north = stores.distributors.add('North', 'A-1', 'operator-1').id;
  south = stores.distributors.add('South', 'A-2', 'operator-1').id;
});
afterEach(() => stores.close());

const order = (
  to: MovementOrder['to'],
  tickets: string,
  more: Partial<MovementOrder> = {},
): MovementOrder => {
  const selected = selectTickets(tickets, shape);
  if (!selected.ok) throw new Error('no such tickets');
  const none = { distributor: null, day: null, point: null, reason: null };
  return { series: 1, to, ranges: selected.ranges, by: 'operator-1', ...none, ...more };
};
const move = (...args: Parameters<typeof order>) => stores.books.move(order(...args));
const shown = (): string[] =>
  [...stores.books.holdings.all(1)].map(({ first, last, state, holder }) =>
    [`${first}-${last}`, state, holder === north ? 'north' : holder === south ? 'south' : '']
      .join(' ')
      .trim(),
  );
const total = (): number => stores.books.holdings.totals(1).reduce((sum, { tickets }) => sum + tickets, 0);

describe('the books of a series', () => {
  it('follow packs and tickets from the warehouse to the buyer and back, each act one record', () => {
    const before = stores.journal.size;
    move('issued', '1-10', { distributor: north });
    move('issued', '11-12', { distributor: south });
    move('sold', '001-00001-01..001-00002-15', { distributor: north, point: 'kiosk-1' });
    move('returned', '9-10', { distributor: north });
    expect(shown()).toEqual([
      ...['0-44 sold north', '45-239 issued north', '240-299 returned', '300-359 issued south'],
      '360-599 received',
    ]);
    expect(stores.journal.size).toBe(before + 4);
    expect(total()).toBe(600);
  });

  it('stay as they are when one ticket of an order may not go', () => {
    move('issued', '1-2', { distributor: north });
    move('sold', '001-00002-07');
    const [before, size] = [shown(), stores.journal.size];
    expect(() => move('returned', '1-2')).toThrow(
      '001-00002-07: they are sold and cannot become returned (clause 11.9)',
    );
    expect(() => move('sold', '3', { distributor: south })).toThrow('they are held by the operator');
    expect(() => move('issued', '2-3', { distributor: south })).toThrow('they are issued');
    expect(shown()).toEqual(before);
    expect(stores.journal.size).toBe(size);
  });

  it('ask for what a movement needs', () => {
    expect(() => move('issued', '1')).toThrow('to whom');
    expect(() => move('issued', '1', { distributor: 'dist-x' })).toThrow('there is none');
    expect(() => move('stolen', '1')).toThrow('say why');
    expect(() => move('sold', '1', { day: '2026-01-11' })).toThrow('still to come');
    expect(() => stores.books.move({ ...order('sold', '1'), series: 2 })).toThrow('there are no books');
    expect(() => stores.books.move({ ...order('sold', '1'), ranges: [] })).toThrow('1 to 10000 ranges');
    stores.distributors.disable(north, 'operator-1');
    expect(() => move('issued', '1', { distributor: north })).toThrow('its contract has ended');
  });

  it('write down who, when and where, without anybody’s name', () => {
    const { record } = move('sold', '1', { day: '2026-01-09', point: 'kiosk-7' });
    expect(stores.journal.read(record)!.record).toMatchObject({
      type: 'tickets.moved',
      body: {
        ...{ series: 1, to: 'sold', distributor: null, day: '2026-01-09', point: 'kiosk-7', reason: null },
        ...{ by: 'operator-1', tickets: 30, ranges: [[0, 29]] },
      },
    });
    expect(stores.books.holdings.movement(1, record)).toMatchObject({
      day: '2026-01-09',
      madeBy: 'operator-1',
    });
    expect(JSON.stringify(stores.journal.readRange(0, 99))).not.toContain('North');
  });

  it('tell a ticket’s whole history', () => {
    const issued = move('issued', '1-20', { distributor: north }).record;
    const back = move('returned', '5').record;
    const sold = move('sold', '001-00005-09').record;
    const place = 4 * 30 + 8;
    expect(stores.books.holdings.history(1, place).map(({ record }) => record)).toEqual([
      ...[0, issued, back, sold],
    ]);
    expect(stores.books.holdings.history(1, place + 1).map(({ record }) => record)).toEqual([
      0,
      issued,
      back,
    ]);
    expect(stores.books.holdings.at(1, 600)).toBeNull();
  });

  it('show what an order would do, and do nothing', () => {
    move('issued', '1-2', { distributor: north });
    const [before, size] = [shown(), stores.journal.size];
    const plan = stores.books.plan(order('sold', '1-3'));
    expect(plan.refusal).toBeNull();
    expect(plan.parts.map(({ first, last, state }) => [first, last, state])).toEqual([
      ...[
        [0, 59, 'issued'],
        [60, 89, 'received'],
      ],
    ]);
    expect(stores.books.plan(order('returned', '1-3')).refusal?.movement).toMatchObject({
      ...{ reason: 'not-allowed', range: { first: '001-00003-01', last: '001-00003-30', tickets: 30 } },
      from: 'received',
    });
    expect(shown()).toEqual(before);
    expect(stores.journal.size).toBe(size);
  });
});

describe('taking a movement back', () => {
  it('gives the tickets what they were, as a movement of its own', () => {
    move('issued', '1-2', { distributor: north });
    const before = shown();
    const sale = move('sold', '2-3').record;
    const undone = stores.books.undo(1, sale, 'operator-2');
    expect(undone).toMatchObject({ undoes: sale, tickets: 60, madeBy: 'operator-2' });
    expect(stores.books.holdings.movement(1, sale)).toMatchObject({ undoneBy: undone.record });
    expect(shown().map((line) => line.replace(/^.*? /, ''))).toContain('issued north');
    expect(stores.books.holdings.totals(1).some(({ sold }) => sold)).toBe(false);
    expect(before.length).toBe(2);
    expect(() => stores.books.undo(1, sale, 'operator-2')).toThrow('cannot be taken back');
    expect(() => stores.books.undo(1, undone.record, 'operator-2')).toThrow('cannot be taken back');
    expect(() => stores.books.undo(1, 0, 'operator-2')).toThrow('cannot be taken back');
  });

  it('is refused when a ticket has moved since', () => {
    const issue = move('issued', '1-2', { distributor: north }).record;
    move('sold', '001-00002-03');
    expect(() => stores.books.undo(1, issue, 'operator-1')).toThrow('001-00002-03: record');
  });

  it('is refused for the sale of a ticket that takes part in a draw', () => {
    const sale = move('sold', '1-2').record;
    const draw = stores.planner.plan(draftAt(clock.nowMs)).drawId;
    const number = stores.database.prepare('SELECT number FROM ticket WHERE place = 31').get() as {
      number: number;
    };
    stores.registrations.registerBatch(draw, [number.number]);
    expect(() => stores.books.undo(1, sale, 'operator-1')).toThrow('001-00002-02: they take part in a draw');
  });

  it('is refused for the sale of a ticket on which a prize is claimed', () => {
    const sale = move('sold', '1-2').record;
    const asked: unknown[] = [];
    stores.books.guardSales((series, ranges) => {
      asked.push([series, ranges]);
      return 44;
    });
    expect(() => stores.books.undo(1, sale, 'operator-1')).toThrow(
      '001-00002-15: a prize is claimed on them',
    );
    expect(asked).toEqual([[1, [{ first: 0, last: 59 }]]]);
  });
});
