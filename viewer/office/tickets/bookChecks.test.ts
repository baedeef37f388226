import { expect, test } from 'vitest';
import type { SeriesBooks } from '../../../broadcast/protocol/tickets.ts';
import { bookChecks } from './bookChecks.ts';

const BOOKS = {
  ...{ tickets: 600, sold: 90, undistributed: 509, destroyed: 1, revenueTenge: 270_000 },
  states: { received: 360, issued: 149, sold: 90, destroyed: 1 },
  byDistributor: [{ revenueTenge: 200_000 }, { revenueTenge: 70_000 }],
  prizes: {
    printed: { tickets: 2, amountTenge: 9000 },
    paid: { tickets: 1, amountTenge: 3000 },
    atMostToCome: { tickets: 1, amountTenge: 6000 },
    draws: { paid: { tickets: 2, amountTenge: 14_500_000 } },
  },
  // A car, its tax paid by the winner; half a million less its tax; a ticket of 3000.
  payments: { grossTenge: 14_503_000, paidTenge: 455_215, taxWithheldTenge: 47_785, inKindTenge: 14_000_000 },
} as unknown as SeriesBooks;

const broken = (books: SeriesBooks, priceTenge = 3000): string[] =>
  bookChecks(books, priceTenge)
    .filter(({ left, right }) => left !== right)
    .map(({ name }) => name);

test('books that agree break no check', () => {
  expect(broken(BOOKS)).toEqual([]);
});

test('one ticket or one tenge that is missing breaks the check that it belongs to', () => {
  expect(broken({ ...BOOKS, undistributed: 508 })).toEqual(['places']);
  expect(broken({ ...BOOKS, states: { ...BOOKS.states, issued: 148 } })).toEqual(['states']);
  expect(broken(BOOKS, 3001)).toEqual(['revenue']);
  expect(broken({ ...BOOKS, byDistributor: BOOKS.byDistributor.slice(1) })).toEqual(['distributors']);
  const paid = { tickets: 1, amountTenge: 3001 };
  expect(broken({ ...BOOKS, prizes: { ...BOOKS.prizes, paid } })).toEqual(['prizes', 'payments']);
  const draws = { ...BOOKS.prizes.draws, paid: { tickets: 1, amountTenge: 500_000 } };
  expect(broken({ ...BOOKS, prizes: { ...BOOKS.prizes, draws } })).toEqual(['payments']);
  const payments = { ...BOOKS.payments, inKindTenge: 0 };
  expect(broken({ ...BOOKS, payments })).toEqual(['forms']);
});
