import { expect, test } from 'vitest';
import { selectTickets } from '../../../engine/tickets/selectTickets.ts';
import type { Held } from '../tickets/allHoldings.ts';
import { stopSaleSteps } from './stopSale.ts';

const held = (first: string, last: string, tickets: number, state: Held['state']): Held => ({
  ...{ first, last, tickets, state, record: 1 },
  distributor: state === 'issued' ? 'd1' : null,
});
const RUN = [
  held('002-00001-01', '002-00002-30', 60, 'sold'),
  held('002-00003-01', '002-00003-30', 30, 'issued'),
  held('002-00004-01', '002-00004-01', 1, 'stolen'),
  held('002-00004-02', '002-00004-02', 1, 'issued'),
  held('002-00004-03', '002-00005-30', 58, 'received'),
  held('002-00006-01', '002-00006-30', 30, 'returned'),
];

test('distributors give back first, then what is in the warehouse is unsold', () => {
  expect(stopSaleSteps(RUN)).toEqual([
    {
      ...{ to: 'returned', clause: '11.8', tickets: 31 },
      selection: '002-00003-01..002-00003-30\n002-00004-02',
    },
    {
      ...{ to: 'unsold', clause: '7.2', tickets: 88 },
      selection: '002-00004-03..002-00005-30\n002-00006-01..002-00006-30',
    },
  ]);
});

test('the books read the selection as exactly the tickets that it counts', () => {
  for (const { selection, tickets } of stopSaleSteps(RUN)) {
    const read = selectTickets(selection, { series: 2, tickets: 600, packTickets: 30 });
    expect(read.ok && read.ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(tickets);
  }
});

test('where nothing can be bought nothing is proposed', () => {
  expect(stopSaleSteps(RUN.slice(0, 1))).toEqual([]);
});
