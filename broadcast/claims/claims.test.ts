import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyWith } from '../../fixtures/claimRules.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { Identifications } from '../tickets/identification.ts';
import type { MovementOrder } from '../tickets/ticketBooks.ts';
import { referenceSchema } from './claimActSchema.ts';
import { openClaimOffice } from './claimOffice.ts';
import { cursorText, readCursor } from './claimViews.ts';
import { readSerial } from './counterLookUp.ts';
import { demoClaimPolicy, ownClaimPolicy, readClaimPolicy } from './policyFile.ts';
import { openOfficeRoom } from './testing/testOfficeRoom.ts';
import { ticketsOf } from './testing/tickets.ts';

const freshFolder = temporaryFolders();
const [first, second] = ticketsOf(3000);

describe('the store of claims', () => {
  it('leaves nothing of an act that fails half-way: no record, no payment, no movement', async () => {
    const room = await openOfficeRoom(freshFolder());
    const { claim } = room.open(first!);
    room.acts(claim, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
    const { size } = room.journal;
    room.database.exec(
      `CREATE TRIGGER no_room BEFORE INSERT ON movement BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    expect(() => room.acts(claim, [room.cashier, { type: 'withdraw-ticket' }])).toThrow(/no room/);
    expect([room.claims.get(claim).content.state, room.journal.size]).toEqual(['paid', size]);
    expect(room.books.holdings.at(1, first!.place)!.state).toBe('sold');
    room.close();
  });

  it('has one payment a prize, whoever writes it', async () => {
    const room = await openOfficeRoom(freshFolder());
    const { claim } = room.open(first!);
    const paid = room.acts(claim, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
    const again = { reference: null, record: 1, atMs: 1 };
    expect(() => room.claims.store.addPayment(paid, paid.content.payment!, again)).toThrow(/UNIQUE/);
    room.close();
  });

  it('opens nothing after tickets have ceased to be taken, unless the lottery was prolonged', async () => {
    const over = Date.parse('2024-09-30T19:00:00.000Z');
    const room = await openOfficeRoom(freshFolder(), ownClaimPolicy(), over);
    expect(() => room.open(first!)).toThrow(/taken through 2024-09-30/);
    room.close();
    const prolonged = policyWith({ prolongedThrough: '2024-12-31' });
    const later = await openOfficeRoom(freshFolder(), prolonged, over);
    expect(later.open(first!).content.presentedOn).toBe('2024-10-01');
    later.close();
  });

  it('is read where the policy given belongs to other terms, and nothing is done to it', async () => {
    const room = await openOfficeRoom(freshFolder());
    const { claim } = room.open(first!);
    const office = openClaimOffice({
      ...{ ...room, now: () => room.clock.nowMs, identifications: new Identifications(room) },
      ...{ policy: { ...ownClaimPolicy(), terms: 'another-lottery' }, stateOf: () => null },
    });
    const today = office.claims.today();
    const all = { states: [], due: null, ticket: null, after: null, limit: 10 } as const;
    expect(office.views.page(all, today).claims).toMatchObject([{ claim, serial: first!.serial }]);
    const detail = office.views.detail(office.claims.get(claim), today, room.operator);
    expect(detail).toMatchObject({ quote: { ok: false, fault: { reason: 'policy-missing' } }, acts: [] });
    expect(office.views.desk(today).schedules).toEqual([{ series: 1, schedule: null }]);
    expect(() =>
      office.claims.act(claim, { act: { type: 'pay', form: 'cash', ofAge: true }, seq: 0 }, room.cashier),
    ).toThrow(/no claims policy belongs to its terms/);
    room.close();
  });

  it('names the year and the file where nobody has confirmed the rates of the day', async () => {
    const late = Date.parse('2027-01-11T06:00:00.000Z');
    const room = await openOfficeRoom(freshFolder(), policyWith({ prolongedThrough: '2027-12-31' }), late);
    const { claim } = room.open(first!);
    const pay = { act: { type: 'pay', form: 'cash', ofAge: true }, seq: 0 } as const;
    expect(() => room.claims.act(claim, pay, room.cashier)).toThrow(
      'rate not confirmed for 2027: add it to taxLaw of the claims policy (--claims-policy)',
    );
    room.close();
  });

  it('puts a policy on record before the first act under it, and once', async () => {
    const room = await openOfficeRoom(freshFolder());
    const set = (): number =>
      room.journal.readRange(0, 500).filter(({ record }) => record.type === 'claims.policy-set').length;
    expect(set()).toBe(0);
    room.acts(room.open(first!).claim, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
    room.open(second!);
    expect(set()).toBe(1);
    room.close();
  });

  it('nobody but an expertise makes its ticket void, and then nothing is paid on it', async () => {
    const room = await openOfficeRoom(freshFolder());
    const { claim } = room.open(first!);
    const tampered: MovementOrder = {
      ...{ series: 1, to: 'void', ranges: [{ first: first!.place, last: first!.place }], distributor: null },
      ...{ day: null, point: null, reason: 'tampered with', by: room.operator.id },
    };
    expect(() => room.books.move(tampered)).toThrow(/cannot become void \(clause 9\.12\)/);
    room.books.move({ ...tampered, isOfClaim: true });
    expect(() => room.acts(claim, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }])).toThrow(
      /as void/,
    );
    room.close();
  });
});

describe('what comes in', () => {
  it('serials are read with and without hyphens, anything else stays what it is', () => {
    expect(['001-00007-01', ' 001 00007 01 ', '0010000701'].map(readSerial)).toEqual(
      Array(3).fill('001-00007-01'),
    );
    expect(readSerial('1-7-1')).toBe('1-7-1');
  });

  it('numbers of papers are no names and no IIN', () => {
    for (const good of ['118', 'КО-2/118', 'PP-7', '2026/000118'])
      expect(referenceSchema.safeParse(good).success).toBe(true);
    for (const bad of ['', 'Иванов-1', 'АБ', '900215400023', '1'.repeat(33), '7 8']) {
      expect(referenceSchema.safeParse(bad).success).toBe(false);
    }
  });

  it('a cursor is read back, and nothing else is one', () => {
    const cursor = { due: '2024-04-22', record: 17 };
    expect(readCursor(cursorText(cursor))).toEqual(cursor);
    for (const bad of ['', '2024-04-22', '17', "2024-04-22.1' OR 1"]) expect(readCursor(bad)).toBeUndefined();
  });

  it('a policy from a file is taken whole, or refused with every fault and its path', async () => {
    const path = join(freshFolder(), 'policy.json');
    writeFileSync(path, JSON.stringify(demoClaimPolicy(2026)));
    expect((await readClaimPolicy(path)).prolongedThrough.choice).toBe('2027-12-31');
    const { lateClaims: _, ...rest } = ownClaimPolicy();
    writeFileSync(path, JSON.stringify({ ...rest, terms: 'No Id' }));
    await expect(readClaimPolicy(path)).rejects.toThrow(/terms: .*; lateClaims: /);
  });
});
