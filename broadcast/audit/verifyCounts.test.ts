import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soldAsOf } from '../claims/soldWinners.ts';
import { type OfficeRoom, openOfficeRoom } from '../claims/testing/testOfficeRoom.ts';
import { ticketsOf } from '../claims/testing/tickets.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { verifyJournal } from './verifyJournal.ts';

const freshFolder = temporaryFolders();
let room: OfficeRoom;

beforeEach(async () => {
  room = await openOfficeRoom(freshFolder());
  room.acts(room.open(ticketsOf(3000)[0]!).claim, [room.cashier, { type: 'pay', form: 'cash', ofAge: true }]);
});
afterEach(() => room.close());

const verdict = () => verifyJournal(room.database, room.verifier);
/** A record that the rules never made, with its proofs in order. */
const forge = (type: string, body: object): void => {
  room.journal.transact(() => room.journal.append(type, body as never));
};

describe('the audit of counts', () => {
  const lots = [{ tier: 't3000', since: '2024-03-05', amountTenge: 3000, count: 1 }];
  const asked = (by: string) => ({ transfer: 'budget-1', series: 1, lots, by });

  const counted = (changes: object = {}) => {
    const { sale, payment } = soldAsOf(room.database, 1);
    const [{ unpaid }] = room.database
      .prepare('SELECT 600 - count(*) AS unpaid FROM payment WHERE series = 1')
      .all() as [{ unpaid: number }];
    const tiers = [{ tier: 't3000', count: 1 }];
    return {
      ...{ series: 1, on: '2024-03-05', by: room.operator.id, opened: unpaid, tiers, sale, payment },
      ...changes,
    };
  };
  /** The count comes first; then what it is built on. */
  it.each<[string, () => (readonly [string, object])[], RegExp]>([
    [
      'of more winners than were printed',
      () => [['unclaimed.counted', counted({ tiers: [{ tier: 't3000', count: 90 }] })]],
      /more winners of series 1 than were printed/,
    ],
    [
      'of other tickets than were sold and not paid',
      () => [['unclaimed.counted', counted({ opened: 12 })]],
      /it opened 12 tickets of series 1/,
    ],
    ['by a cashier', () => [['unclaimed.counted', counted({ by: room.cashier.id })]], /no operator/],
    [
      'of which a transfer takes more',
      () => {
        const more = [{ ...lots[0]!, count: 2 }];
        const index = room.journal.size;
        const body = { transfer: 'budget-1', series: 1, lots: more, by: room.operator.id, counted: index };
        return [
          ['unclaimed.counted', counted()],
          ['budget.asked', body],
        ];
      },
      /takes 2 prizes t3000, 1 were counted/,
    ],
    [
      'of somebody else’s',
      () => [
        ['unclaimed.counted', counted()],
        ['budget.asked', { ...asked(room.second.id), counted: room.journal.size }],
      ],
      /is no count of/,
    ],
    [
      'beside which a transfer names none',
      () => [
        ['unclaimed.counted', counted()],
        ['budget.asked', asked(room.operator.id)],
      ],
      /nobody counted the winners/,
    ],
    [
      'that the second person did not make',
      () => [
        ['unclaimed.counted', counted()],
        ['budget.asked', { ...asked(room.operator.id), counted: room.journal.size }],
        ['budget.transferred', { transfer: 'budget-1', series: 1, on: '2024-03-05', by: room.second.id }],
      ],
      /its second person did not count/,
    ],
    [
      'that differs from the first',
      () => [
        ['unclaimed.counted', counted()],
        ['budget.asked', { ...asked(room.operator.id), counted: room.journal.size }],
        ['unclaimed.counted', counted({ by: room.second.id, tiers: [{ tier: 't3000', count: 2 }] })],
        [
          'budget.transferred',
          {
            ...{ transfer: 'budget-1', series: 1, on: '2024-03-05', by: room.second.id },
            counted: room.journal.size + 2,
          },
        ],
      ],
      /two people counted differently/,
    ],
  ])('finds a count of winners %s', (_, records, reason) => {
    const list = records();
    for (const [type, body] of list) forge(type, body);
    expect(verdict()).toMatchObject({
      ...{ ok: false, record: room.journal.size - 1 },
      reason: expect.stringMatching(reason),
    });
  });

  it('finds a count that is stored otherwise, or gone', async () => {
    room.clock.nowMs = Date.parse('2027-10-01T05:00:00.000Z');
    await room.transfers.count(1, room.operator);
    expect(verdict()).toMatchObject({ ok: true });
    room.database.exec('UPDATE unclaimed_count SET opened = opened + 1');
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(/stored otherwise/) });
    room.database.exec('DELETE FROM unclaimed_count');
    expect(verdict()).toMatchObject({ ok: false, reason: expect.stringMatching(/count of winners is gone/) });
  });
});
