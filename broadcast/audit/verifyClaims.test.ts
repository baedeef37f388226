import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OfficeRoom, openOfficeRoom } from '../claims/testing/testOfficeRoom.ts';
import { MADE_UP, ticketsOf } from '../claims/testing/tickets.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { TicketBooks } from '../tickets/ticketBooks.ts';
import { verifyJournal } from './verifyJournal.ts';

const freshFolder = temporaryFolders();
const small = ticketsOf(3000);
let room: OfficeRoom;
/** Paid, withdrawn and destroyed. */
let over: string;
/** Approved and paid by cash order, with the winner's data. */
let large: string;

beforeEach(async () => {
  room = await openOfficeRoom(freshFolder());
  const { cashier, operator } = room;
  over = room.open(small[0]!).claim;
  room.acts(
    over,
    [cashier, { type: 'pay', form: 'cash', ofAge: true }],
    [cashier, { type: 'withdraw-ticket' }],
    [operator, { type: 'destroy-ticket' }],
  );
  large = room.open(ticketsOf(50_000)[0]!).claim;
  room.winners.keep(large, MADE_UP, cashier);
  room.acts(
    large,
    [cashier, { type: 'choose', resident: true, wishes: { form: 'cash' } }],
    [cashier, { type: 'give-documents', documents: ['identity', 'iin', 'consent'] }],
    [cashier, { type: 'consent-to-processing' }],
    [operator, { type: 'approve' }],
    [cashier, { type: 'pay', form: 'cash', ofAge: true }, 'KO-118'],
  );
});
afterEach(() => room.close());

const verdict = () => verifyJournal(room.database, room.verifier);
const exec = (sql: string): void => {
  room.database.exec('PRAGMA foreign_keys = OFF');
  room.database.exec(sql);
};
/** A record that the rules never made, with its proofs in order. */
const forge = (type: string, body: object): void => {
  room.journal.transact(() => room.journal.append(type, body as never));
};

describe('the audit of claims', () => {
  it('finds nothing where there is nothing', () => {
    expect(verdict()).toMatchObject({ ok: true });
    room.people.erase(room.claims.get(large).person!, room.operator.id);
    expect(verdict()).toMatchObject({ ok: true });
  });

  it.each([
    [
      'another sum paid',
      () => `UPDATE payment SET paid_tenge = paid_tenge + 1 WHERE claim = '${large}'`,
      /its payment is stored otherwise/,
    ],
    [
      'a tax kept back',
      () => `UPDATE payment SET tax_tenge = 0 WHERE claim = '${large}'`,
      /its payment is stored otherwise/,
    ],
    ['a payment that is gone', () => `DELETE FROM payment WHERE claim = '${large}'`, /payments are stored/],
    [
      'another cash order',
      () => `UPDATE payment SET reference = 'KO-119' WHERE claim = '${large}'`,
      /its payment is stored otherwise/,
    ],
    [
      'a claim made approved again',
      () =>
        `UPDATE claim SET content = json_set(content, '$.state', 'approved', '$.payment', NULL) WHERE claim = '${large}'`,
      /stored otherwise/,
    ],
    [
      'a claim that is gone',
      () => `DELETE FROM claim_step WHERE claim = '${over}'; DELETE FROM claim WHERE claim = '${over}'`,
      /the claim itself is gone/,
    ],
    ['another tier', () => `UPDATE claim SET tier = tier + 1 WHERE claim = '${over}'`, /stored otherwise/],
    [
      'another approver',
      () => `UPDATE claim_step SET by = '${room.cashier.id}' WHERE act ->> '$.type' = 'approve'`,
      /history/,
    ],
    [
      'data of a person without a record',
      () => `INSERT INTO person SELECT 'person-x', wrapped, sealed, lookup, has_bank, record FROM person`,
      /nobody of that name/,
    ],
    ['data that vanished without a record', () => 'DELETE FROM person', /people are stored/],
    [
      'another policy',
      () => `UPDATE claim_policy SET policy = json_set(policy, '$.secondPersonAboveTenge.choice', 1)`,
      /policy is not the one/,
    ],
    [
      'other terms',
      () => `UPDATE series SET terms = json_set(terms, '$.tax.thresholdMrp', 60) WHERE series = 1`,
      /terms/,
    ],
  ])('finds %s', (_, sql, reason) => {
    exec(sql());
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('finds a second payment in the journal itself', () => {
    const steps = room.claims.store.steps(large);
    const paid = room.journal.read(steps.at(-1)!.record)!.record.body;
    forge('claim.acted', { ...paid, seq: steps.length });
    const { size } = room.journal;
    expect(verdict()).toMatchObject({
      ok: false,
      record: size - 1,
      reason: expect.stringContaining('already-paid'),
    });
  });

  it.each([
    ['a payment of another sum', {}, /another sum/],
    ['an act of another role', { role: 'head-office' }, /was no head-office/],
    ['a day that was not', { on: '2024-03-04' }, /its day/],
    ['a state that the rules do not make', { state: 'approved' }, /the rules make it paid/],
    ['an act out of its turn', { seq: 7 }, /no act that follows/],
    ['a claim that expires alone', { act: { type: 'expire' } }, /without a transfer/],
  ])('finds %s in the journal itself', (_, changes, reason) => {
    const { claim, seq } = room.open(small[1]!);
    forge('claim.acted', {
      ...{ claim, seq: seq + 1, on: '2024-03-05', by: room.cashier.id, role: 'cashier', state: 'paid' },
      act: { type: 'pay', form: 'cash', ofAge: true },
      payment: { form: 'cash', grossTenge: 3000, taxTenge: 0, paidTenge: 30_000, reference: null },
      ...changes,
    });
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('finds a claim to a ticket that was paid', () => {
    const opened = room.journal.read(room.claims.get(over).record)!.record.body;
    forge('claim.opened', { ...opened, claim: 'claim-forged' });
    expect(verdict()).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/the rules forbid it: paid/),
    });
  });

  it('finds a claim that no look-up stands behind', () => {
    const opened = room.journal.read(room.claims.get(over).record)!.record.body;
    forge('claim.opened', { ...opened, claim: 'claim-forged', place: small[3]!.place });
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(/no look-up of its ticket/) });
  });

  it('finds a sale taken back under a claim', async () => {
    const other = await openOfficeRoom(freshFolder());
    const { claim } = other.open(small[0]!);
    const { database, journal, series, distributors, operator } = other;
    const [sale] = other.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1);
    expect(() => other.books.undo(1, sale!.record, operator.id)).toThrow('a prize is claimed on them');
    // Books that nobody has told of claims.
    new TicketBooks(database, journal, series, distributors).undo(1, sale!.record, operator.id);
    expect(verifyJournal(database, other.verifier)).toMatchObject({
      ...{ ok: false, record: journal.size - 1 },
      reason: `it takes the sale of a ticket back that ${claim} is made on`,
    });
    other.close();
  });

  it.each([
    ['claim.opened', { prize: null }, /claim\.opened is malformed at prize/],
    ['claim.opened', { name: 'Қарлығашова' }, /claim\.opened is malformed/],
    ['claim.acted', { seq: 'one' }, /claim\.acted is malformed at seq/],
    ['budget.asked', { transfer: 'budget-x', series: 1, lots: [], by: 'x' }, /malformed at lots/],
    ['person.kept', { person: 7 }, /malformed at person/],
  ])('finds a record %s that is none', (type, changes, reason) => {
    const base = room.journal.readRange(0, room.journal.size).find(({ record }) => record.type === type);
    forge(type, { ...base?.record.body, ...changes });
    expect(verdict()).toMatchObject({
      ...{ ok: false, record: room.journal.size - 1 },
      reason: expect.stringMatching(reason),
    });
  });

  it('finds an act of an account that was disabled', () => {
    const { claim, seq } = room.open(small[1]!);
    forge('account.disabled', { account: room.cashier.id });
    forge('claim.acted', {
      ...{ claim, seq: seq + 1, on: '2024-03-05', by: room.cashier.id, role: 'cashier', state: 'returned' },
      act: { type: 'return-ticket' },
    });
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(/who was no cashier/) });
  });

  const lots = [{ tier: 't3000', since: '2024-03-05', amountTenge: 3000, count: 1 }];
  const asked = (by: string) => ({ transfer: 'budget-1', series: 1, lots, by });
  it.each<[string, () => (readonly [string, object])[], RegExp]>([
    ['asked for by a cashier', () => [['budget.asked', asked(room.cashier.id)]], /was no operator/],
    [
      'asked for twice',
      () => [
        ['budget.asked', asked(room.operator.id)],
        ['budget.asked', asked(room.second.id)],
      ],
      /was asked for before/,
    ],
    [
      'that nobody asked for',
      () => [
        ['budget.transferred', { transfer: 'budget-2', series: 1, on: '2024-03-05', by: room.second.id }],
      ],
      /never asked for/,
    ],
    [
      'confirmed by who asked',
      () => [
        ['budget.asked', asked(room.operator.id)],
        ['budget.transferred', { transfer: 'budget-1', series: 1, on: '2024-03-05', by: room.operator.id }],
      ],
      /one person asked and confirmed/,
    ],
    [
      'done while the money is kept',
      () => [
        ['budget.asked', asked(room.operator.id)],
        ['budget.transferred', { transfer: 'budget-1', series: 1, on: '2024-03-05', by: room.second.id }],
      ],
      /the money was kept through 2027-09-30/,
    ],
    [
      'withdrawn by another than who asked',
      () => [
        ['budget.asked', asked(room.operator.id)],
        ['budget.withdrawn', { transfer: 'budget-1', by: room.second.id }],
      ],
      /did not ask for it/,
    ],
  ])('finds a transfer to the budget %s', (_, records, reason) => {
    for (const [type, body] of records()) forge(type, body);
    expect(verdict()).toMatchObject({
      ...{ ok: false, record: room.journal.size - 1 },
      reason: expect.stringMatching(reason),
    });
  });

  it('finds data erased that were never taken down', () => {
    forge('person.erased', { person: 'person-x', by: room.operator.id });
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(/no data to erase/) });
  });

  it.each([
    ['withdrawn', null, 'no claim was paid on'],
    ['void', 'an expertise that was none', 'no expertise did'],
  ] as const)('finds a bought ticket %s by nobody’s claim', (to, reason, words) => {
    const { place } = small[2]!;
    room.books.move({
      ...{ series: 1, to, ranges: [{ first: place, last: place }], distributor: null, isOfClaim: true },
      ...{ day: null, point: null, reason, by: room.operator.id },
    });
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
  });
});
