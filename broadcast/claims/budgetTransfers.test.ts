import { describe, expect, it } from 'vitest';
import { verifyJournal } from '../audit/verifyJournal.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { type OfficeRoom, openOfficeRoom } from './testing/testOfficeRoom.ts';
import { ticketsOf } from './testing/tickets.ts';

const freshFolder = temporaryFolders();
/** 9.7: three years after 30 September 2024. */
const OVER_MS = Date.parse('2027-10-01T05:00:00.000Z');
const [paidTicket, openTicket, examined] = ticketsOf(3000);

async function officeAfterSale(): Promise<OfficeRoom & { readonly paid: string; readonly waiting: string }> {
  const room = await openOfficeRoom(freshFolder());
  const paid = room.open(paidTicket!).claim;
  room.acts(paid, [room.cashier, { type: 'pay', form: 'cash' }]);
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

  it('is not taken for the budget while it is kept', async () => {
    const room = await officeAfterSale();
    expect(() => room.transfers.ask(1, room.operator)).toThrow(/kept through 2027-09-30/);
    room.close();
  });

  it('goes to the budget by two people, and open claims expire with it', async () => {
    const room = await officeAfterSale();
    room.clock.nowMs = OVER_MS;
    const before = room.transfers.report(1, '2027-10-01').totals.outstanding;
    const asked = room.transfers.ask(1, room.operator);
    expect(asked).toMatchObject({ state: 'asked', totalTenge: before.tenge });
    expect(() => room.transfers.ask(1, room.second)).toThrow(/waits for its second person/);
    expect(() => room.transfers.confirm(asked.transfer, room.operator)).toThrow(/another person/);
    expect(() => room.transfers.withdraw(asked.transfer, room.second)).toThrow(/only who asked/);
    const done = room.transfers.confirm(asked.transfer, room.second);
    expect(done).toMatchObject({ state: 'done', on: '2027-10-01', confirmedBy: room.second.id });
    expect(room.claims.get(room.waiting).content.state).toBe('expired');
    const after = room.transfers.report(1, '2027-10-01').totals;
    expect([after.outstanding.tenge, after.toBudget]).toEqual([0, before]);
    expect(() => room.transfers.ask(1, room.operator)).toThrow(/nothing is outstanding/);
    expect(() => room.transfers.confirm(asked.transfer, room.second)).toThrow(/done already/);
    expect(verifyJournal(room.database, room.verifier)).toMatchObject({ ok: true });
    room.close();
  });

  it('waits while a ticket is being examined, and can be taken back and asked for anew', async () => {
    const room = await officeAfterSale();
    const { claim } = room.open(examined!);
    room.acts(claim, [room.operator, { type: 'send-to-expertise' }]);
    room.clock.nowMs = OVER_MS;
    expect(() => room.transfers.ask(1, room.operator)).toThrow(new RegExp(`${claim} is expertise`));
    room.acts(claim, [room.operator, { type: 'close-expertise', finding: 'genuine' }]);
    const asked = room.transfers.ask(1, room.operator);
    expect(room.transfers.withdraw(asked.transfer, room.operator).state).toBe('withdrawn');
    expect(room.transfers.ask(1, room.second).transfer).not.toBe(asked.transfer);
    room.close();
  });

  it('is not confirmed where what is outstanding is no longer what was asked for', async () => {
    const room = await openOfficeRoom(freshFolder());
    const { record } = room.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1)[0]!;
    room.clock.nowMs = OVER_MS;
    const { transfer } = room.transfers.ask(1, room.operator);
    room.books.undo(1, record, room.operator.id);
    expect(() => room.transfers.confirm(transfer, room.second)).toThrow(/nothing is outstanding/);
    room.books.move({
      ...{ series: 1, to: 'sold', ranges: [{ first: 0, last: 599 }], distributor: null, day: '2024-02-01' },
      ...{ point: null, reason: null, by: room.operator.id },
    });
    expect(() => room.transfers.confirm(transfer, room.second)).toThrow(/has changed/);
    room.close();
  });
});
