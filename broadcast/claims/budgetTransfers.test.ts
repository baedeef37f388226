import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ClaimPolicy } from '../../engine/claims/claimPolicy.ts';
import { verifyJournal } from '../audit/verifyJournal.ts';
import type { BudgetTransfer } from '../protocol/claims.ts';
import { receiveRun, smallRun } from '../testing/accountedSeries.ts';
import { openStores } from '../testing/stores.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { Identifications } from '../tickets/identification.ts';
import { openClaimOffice } from './claimOffice.ts';
import type { Actor } from './claimRole.ts';
import { NO_FORM_DETAILS } from './formDetails.ts';
import { ownClaimPolicy } from './policyFile.ts';
import { inSlices } from './soldWinners.ts';
import { type OfficeRoom, openOfficeRoom } from './testing/testOfficeRoom.ts';
import { PAPER, ticketsOf } from './testing/tickets.ts';

const freshFolder = temporaryFolders();
/** 9.7: three years after 30 September 2024. */
const OVER_MS = Date.parse('2027-10-01T05:00:00.000Z');
const [paidTicket, openTicket, examined] = ticketsOf(3000);

/** Asks and confirms as the pages do: counted first. */
const ask = async (room: OfficeRoom, by: Actor): Promise<BudgetTransfer> =>
  room.transfers.ask(1, by, await room.transfers.count(1, by));
const confirm = async (room: OfficeRoom, transfer: string, by: Actor): Promise<BudgetTransfer> =>
  room.transfers.confirm(transfer, by, await room.transfers.recount(transfer, by));

async function officeAfterSale(): Promise<OfficeRoom & { readonly paid: string; readonly waiting: string }> {
  const room = await openOfficeRoom(freshFolder());
  const paid = room.open(paidTicket!).claim;
  room.acts(paid, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
  return { ...room, paid, waiting: room.open(openTicket!).claim };
}

describe('unclaimed money', () => {
  it('is counted by tier and age, to the tenge, on any day', async () => {
    const room = await officeAfterSale();
    const today = room.transfers.report(1, '2024-03-05');
    expect(today).toMatchObject({
      phase: 'accepting',
      daysLeft: 209,
      totals: { paid: { count: 1, tenge: 3000 } },
    });
    const { claimable, outstanding, byAge } = today.totals;
    expect(outstanding.tenge).toBe(claimable.tenge - 3000);
    expect(byAge.month).toEqual(outstanding);
    expect(room.transfers.report(1, '2024-03-04').totals.claimable.count).toBe(0);
    const later = room.transfers.report(1, '2025-01-01');
    expect(later).toMatchObject({ phase: 'kept', totals: { byAge: { year: outstanding } } });
    room.close();
  });

  it('is not taken for the budget while it is kept, and nothing is opened', async () => {
    const room = await officeAfterSale();
    const records = room.journal.size;
    await expect(ask(room, room.operator)).rejects.toThrow(/kept through 2027-09-30/);
    expect(room.journal.size).toBe(records);
    room.close();
  });

  it('goes to the budget by two people, and open claims expire with it', async () => {
    const room = await officeAfterSale();
    room.clock.nowMs = OVER_MS;
    const before = room.transfers.report(1, '2027-10-01').totals.outstanding;
    const asked = await ask(room, room.operator);
    expect(asked).toMatchObject({ state: 'asked', totalTenge: before.tenge, isCounted: true });
    await expect(ask(room, room.second)).rejects.toThrow(/waits for its second person/);
    await expect(confirm(room, asked.transfer, room.operator)).rejects.toThrow(/another person/);
    expect(() => room.transfers.withdraw(asked.transfer, room.second)).toThrow(/only who asked/);
    const done = await confirm(room, asked.transfer, room.second);
    expect(done).toMatchObject({ state: 'done', on: '2027-10-01', confirmedBy: room.second.id });
    expect(room.claims.get(room.waiting).content.state).toBe('expired');
    const after = room.transfers.report(1, '2027-10-01').totals;
    expect([after.outstanding.tenge, after.toBudget]).toEqual([0, before]);
    await expect(ask(room, room.operator)).rejects.toThrow(/nothing is outstanding/);
    await expect(confirm(room, asked.transfer, room.second)).rejects.toThrow(/done already/);
    expect(verifyJournal(room.database, room.verifier)).toMatchObject({ ok: true });
    room.close();
  });

  it('waits while a ticket is being examined, and can be taken back and asked for anew', async () => {
    const room = await officeAfterSale();
    const { claim } = room.open(examined!);
    room.examine(claim);
    room.clock.nowMs = OVER_MS;
    await expect(ask(room, room.operator)).rejects.toThrow(new RegExp(`${claim} is expertise`));
    room.acts(claim, [room.operator, { type: 'close-expertise', finding: 'genuine', paper: PAPER }]);
    const asked = await ask(room, room.operator);
    expect(room.transfers.withdraw(asked.transfer, room.operator).state).toBe('withdrawn');
    expect((await ask(room, room.second)).transfer).not.toBe(asked.transfer);
    room.close();
  });

  it('is not confirmed where what is outstanding is no longer what was asked for', async () => {
    const room = await openOfficeRoom(freshFolder());
    const { record } = room.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1)[0]!;
    room.clock.nowMs = OVER_MS;
    const { transfer } = await ask(room, room.operator);
    room.books.undo(1, record, room.operator.id);
    await expect(confirm(room, transfer, room.second)).rejects.toThrow(/nothing is outstanding/);
    sell(room, [{ first: 0, last: 599 }], '2024-02-01');
    await expect(confirm(room, transfer, room.second)).rejects.toThrow(/has changed/);
    room.close();
  });
});

const { tiers: TIERS, prizesTenge: PRIZES } = smallRun().file.columns;
/** By the printer's own file, which the books never see: what the tickets of these places win. */
const winnersIn = (places: readonly number[]) => {
  const won = places.filter((place) => TIERS[place] !== 0);
  return { count: won.length, tenge: won.reduce((sum, place) => sum + PRIZES[place]!, 0) };
};
const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

function sell(room: OfficeRoom, ranges: readonly { first: number; last: number }[], day: string): void {
  room.books.move({
    ...{ series: 1, to: 'sold', ranges, distributor: null, day },
    ...{ point: null, reason: null, by: room.operator.id },
  });
}

/** With the MRP of 2027 in it, so that a claim can still be paid then. */
const LATER_LAW: ClaimPolicy = (({ taxConfirmedThrough, ...policy }) => ({
  ...{ ...policy, taxConfirmedThrough },
  taxLaw: { ...taxConfirmedThrough, choice: { mrpTengeByYear: { 2027: 4500 } } },
}))(ownClaimPolicy());

/** 300 of 600 are sold, in every way that a sold ticket can end; the others are unsold, destroyed, stolen, void. */
async function officeAfterAll() {
  const room = await openOfficeRoom(freshFolder(), LATER_LAW);
  const { record } = room.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1)[0]!;
  room.books.undo(1, record, room.operator.id);
  sell(room, [{ first: 0, last: 299 }], '2024-03-05');
  const move = (to: 'unsold' | 'destroyed' | 'stolen' | 'void', first: number, last: number): void => {
    const reason = to === 'stolen' || to === 'void' ? 'a test' : null;
    const ranges = [{ first, last }];
    const order = { series: 1, to, ranges, distributor: null, day: null, point: null, reason };
    room.books.move({ ...order, by: room.operator.id });
  };
  move('unsold', 300, 389);
  move('destroyed', 300, 329);
  move('stolen', 390, 419);
  move('void', 420, 449);
  // The others stay in the warehouse.
  const small = ticketsOf(3000).filter(({ place }) => place < 300);
  const [paid, gone, open, given, forged] = small.map((ticket) => () => room.open(ticket).claim);
  const { cashier, operator } = room;
  room.acts(paid!(), [cashier, { type: 'pay', form: 'cash', ofAge: true }]);
  room.acts(
    gone!(),
    [cashier, { type: 'pay', form: 'cash', ofAge: true }],
    [cashier, { type: 'withdraw-ticket' }],
  );
  const waiting = open!();
  room.acts(given!(), [cashier, { type: 'return-ticket' }]);
  const fake = forged!();
  room.examine(fake);
  room.acts(
    fake,
    [operator, { type: 'close-expertise', finding: 'forged', paper: PAPER }],
    [operator, { type: 'hand-to-police', paper: PAPER }],
  );
  return { room, waiting, sold: winnersIn(span(0, 299)) };
}

describe('what goes to the budget', () => {
  it('is what sold tickets won and nobody was paid for: not the unsold, destroyed, stolen or void ones', async () => {
    const { room, waiting, sold } = await officeAfterAll();
    room.clock.nowMs = OVER_MS;
    const printed = winnersIn(span(0, 599));
    const before = room.transfers.report(1, '2027-10-01');
    expect(before.counted).toBeNull();
    expect(before.totals.claimable).toEqual(printed);
    const asked = await ask(room, room.operator);
    // Two of 3000 are paid. The open claim, the ticket given back and the one that was found forged are owed still.
    const owed = { count: sold.count - 2, tenge: sold.tenge - 6000 };
    expect(asked.totalTenge).toBe(owed.tenge);
    expect(asked.lots.reduce((sum, { count }) => sum + count, 0)).toBe(owed.count);
    expect(owed.tenge).toBeLessThan(printed.tenge - 6000);
    const counted = room.transfers.report(1, '2027-10-01');
    expect(counted).toMatchObject({
      counted: { on: '2027-10-01', by: room.operator.id },
      totals: { claimable: sold, paid: { count: 2, tenge: 6000 }, outstanding: owed },
    });
    await confirm(room, asked.transfer, room.second);
    expect(room.claims.get(waiting).content.state).toBe('expired');
    const after = room.transfers.report(1, '2027-10-01').totals;
    expect([after.toBudget, after.outstanding.count]).toEqual([owed, 0]);
    expect(verifyJournal(room.database, room.verifier)).toMatchObject({ ok: true });
    room.close();
  });

  it('is on record with who counted it, how many tickets were opened, and counts alone', async () => {
    const { room, sold } = await officeAfterAll();
    room.clock.nowMs = OVER_MS;
    const count = await room.transfers.count(1, room.operator);
    const { type, body } = room.journal.read(count.record)!.record;
    expect([type, body.by, body.opened]).toEqual(['unclaimed.counted', room.operator.id, 298]);
    expect(Object.keys(body).sort()).toEqual(['by', 'on', 'opened', 'payment', 'sale', 'series', 'tiers']);
    const tiers = body.tiers as unknown as readonly { count: number }[];
    expect(tiers.reduce((sum, each) => sum + each.count, 0)).toBe(sold.count - 2);
    room.close();
  });

  it('is not asked for by a count that something was sold or paid since', async () => {
    const { room, waiting } = await officeAfterAll();
    room.clock.nowMs = OVER_MS;
    const count = await room.transfers.count(1, room.operator);
    room.acts(waiting, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
    expect(() => room.transfers.ask(1, room.operator, count)).toThrow(/while it was counted/);
    expect(await ask(room, room.operator)).toMatchObject({ state: 'asked' });
    expect(verifyJournal(room.database, room.verifier)).toMatchObject({ ok: true });
    room.close();
  });

  it('is of what was printed again, at most, once a sale is taken back', async () => {
    const room = await openOfficeRoom(freshFolder());
    sellTwice(room);
    room.clock.nowMs = OVER_MS;
    await ask(room, room.operator);
    expect(room.transfers.report(1, '2027-10-01').counted).not.toBeNull();
    const { record } = room.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1)[0]!;
    room.books.undo(1, record, room.operator.id);
    const report = room.transfers.report(1, '2027-10-01');
    expect([report.counted, report.totals.claimable]).toEqual([null, winnersIn(span(0, 599))]);
    room.close();
  });

  it('cannot be known without the office key: refused, with nothing on record', async () => {
    const folder = freshFolder();
    const stores = openStores(folder, { nowMs: OVER_MS });
    receiveRun(stores);
    const room = openClaimOffice({
      ...{ ...stores, office: null, policy: ownClaimPolicy(), now: () => OVER_MS },
      ...{ formDetails: NO_FORM_DETAILS, stateOf: () => null },
      identifications: new Identifications({ ...stores, office: null }),
    });
    const { id } = await stores.accounts.create('first', 'operator', 'a password');
    const records = stores.journal.size;
    await expect(room.transfers.count(1, { id, role: 'head-office' })).rejects.toMatchObject({
      detail: { reason: 'office-key-missing' },
    });
    expect(stores.journal.size).toBe(records);
    stores.close();
  });

  it('is counted in slices: everything else has its turn', async () => {
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      while (!isOver) {
        await nextTurn();
        turns++;
      }
    })();
    function* work(): Generator<void, string> {
      for (let step = 0; step < 640; step++) yield;
      return 'counted';
    }
    expect(await inSlices(work())).toBe('counted');
    isOver = true;
    await others;
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});

/** The whole run is sold; then the last 30 tickets once more, by a movement that can be taken back. */
function sellTwice(room: OfficeRoom): void {
  const { record } = room.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1)[0]!;
  room.books.undo(1, record, room.operator.id);
  sell(room, [{ first: 0, last: 569 }], '2024-03-05');
  sell(room, [{ first: 570, last: 599 }], '2024-03-05');
}
