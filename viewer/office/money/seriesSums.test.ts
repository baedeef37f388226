import { expect, test } from 'vitest';
import type { UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import type { SeriesBooks } from '../../../broadcast/protocol/tickets.ts';
import { seriesSums } from './seriesSums.ts';

const BOOKS = {
  ...{ series: 2, sold: 360, revenueTenge: 1_080_000 },
  prizes: {
    paid: { amountTenge: 19_000 },
    outstanding: { amountTenge: 4000 },
    draws: { paid: { amountTenge: 14_000_000 }, outstanding: { amountTenge: 1_000_000 } },
    atMostToCome: { amountTenge: 11_408_000 },
  },
} as unknown as SeriesBooks;

test('a draw’s prizes are counted with those of the tickets', () => {
  const report = {
    ...{ phase: 'kept', schedule: { keptThrough: '2027-09-30' } },
    totals: { paid: { tenge: 14_019_000 }, outstanding: { tenge: 11_400_000 }, toBudget: { tenge: 8000 } },
  } as unknown as UnclaimedReport;
  expect(seriesSums(BOOKS, report)).toEqual({
    ...{ series: 2, sold: 360, revenueTenge: 1_080_000, approvedTenge: 1_004_000 },
    ...{ paidTenge: 14_019_000, outstandingTenge: 11_400_000, toBudgetTenge: 8000 },
    ...{ phase: 'kept', keptThrough: '2027-09-30' },
  });
});

test('without a policy for its terms there are the books alone', () => {
  expect(seriesSums(BOOKS, null)).toMatchObject({
    ...{
      paidTenge: 14_019_000,
      outstandingTenge: 11_408_000,
      toBudgetTenge: 0,
      phase: null,
      keptThrough: null,
    },
  });
});
