import { describe, expect, it } from 'vitest';
import { policyWith } from '../../fixtures/claimRules.ts';
import { temporaryFolders } from '../testing/temporaryFolder.ts';
import { remainingPrizes } from '../tickets/remainingPrizes.ts';
import { readSales } from '../tickets/salesFile.ts';
import { importSales, previewSales } from '../tickets/salesImport.ts';
import { packSales } from '../tickets/salesRead.ts';
import { type OfficeRoom, openOfficeRoom, TUESDAY_MS } from './testing/testOfficeRoom.ts';

const freshFolder = temporaryFolders();
const AFTER_MS = Date.parse('2024-10-02T07:00:00.000Z');

/** The small run with nothing sold, under the fixture's policy with these choices. */
async function unsold(choices: Parameters<typeof policyWith>[0], nowMs = TUESDAY_MS): Promise<OfficeRoom> {
  const room = await openOfficeRoom(freshFolder(), policyWith(choices));
  const { record } = room.books.holdings.movements(1, Number.MAX_SAFE_INTEGER, 1)[0]!;
  room.books.undo(1, record, room.operator.id);
  room.clock.nowMs = nowMs;
  return room;
}

const sell = (room: OfficeRoom, day: string | null) =>
  room.books.move({
    ...{ series: 1, to: 'sold', ranges: [{ first: 0, last: 29 }], distributor: null, day },
    ...{ point: null, reason: null, by: room.operator.id },
  });
const read = (room: OfficeRoom, text: string) =>
  packSales(readSales(Buffer.from(text), room.books.seriesOf(1).shape, room.clock.nowMs, () => false));

describe('a sale', () => {
  it('is of a day of the lottery (5.1): not before it, not after it, whether the day is said or is today', async () => {
    const room = await unsold({}, AFTER_MS);
    for (const day of ['2023-09-30', '2024-10-01', null]) {
      expect(() => sell(room, day), String(day)).toThrow(
        /sold from 2023-10-01 through 2024-09-30 \(clause 5\.1\)/,
      );
    }
    expect(sell(room, '2024-09-30').tickets).toBe(30);
    room.close();
  });

  it('goes on where the operator has prolonged the lottery', async () => {
    const room = await unsold({ prolongedThrough: '2024-12-31' }, AFTER_MS);
    expect(sell(room, null).day).toBe('2024-10-02');
    room.close();
  });

  it('is refused from the day on which the status is lost (8.4 б), and so says the public page', async () => {
    const policy = { statusLostOn: '2024-03-01' };
    const room = await unsold(policy);
    expect(() => sell(room, null)).toThrow(/lost on 2024-03-01.*8\.4 б/);
    expect(sell(room, '2024-02-29').tickets).toBe(30);
    const left = (nowMs: number) =>
      remainingPrizes(room.books, room.ledger, 1, nowMs, policyWith(policy)).statusLost;
    expect(left(TUESDAY_MS)).toEqual({ on: '2024-03-01', payThrough: '2024-06-01' });
    expect(left(Date.parse('2024-02-29T07:00:00.000Z'))).toBeNull();
    expect(remainingPrizes(room.books, room.ledger, 1, TUESDAY_MS, null).statusLost).toBeNull();
    room.close();
  });

  it('in a file is named with its row, and nothing of the file is taken', async () => {
    const room = await unsold({}, AFTER_MS);
    const file = read(room, 'tickets;day\n1;2024-09-30\n2,4;2024-10-01\n3;2023-09-01\n5;\n');
    const { faults, faultCount } = previewSales(room, 1, file);
    expect(faults.map(({ row, reason, word }) => [row, reason, word])).toEqual([
      [3, 'sale-outside', '2024-10-01'],
      [4, 'sale-outside', '2023-09-01'],
      [5, 'sale-outside', '2024-10-02'],
    ]);
    expect(faultCount).toBe(3);
    expect(() => importSales(room, 1, file, room.operator.id)).toThrow(/3 faults, nothing was taken/);
    const good = read(room, 'tickets;day\n1;2024-09-30\n');
    expect(importSales(room, 1, good, room.operator.id)).toHaveLength(1);
    room.close();
  });
});
