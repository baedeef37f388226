import { expect, test } from 'vitest';
import type { StateCounts } from '../../../broadcast/protocol/tickets.ts';
import { EMPTY_FORM, faultsOf, requestOf } from './movementForm.ts';

const COUNTS = { series: 1, tickets: 600, packTickets: 30 } as StateCounts;
const fields = (changes: Partial<typeof EMPTY_FORM>) =>
  faultsOf({ ...EMPTY_FORM, ...changes }, COUNTS).map(({ field }) => field);

test('an empty form says all that it lacks', () => {
  expect(fields({})).toEqual(['tickets', 'distributor']);
  expect(fields({ to: 'stolen' })).toEqual(['tickets', 'reason']);
});

test('every wrong name of tickets is a fault of its own', () => {
  const faults = faultsOf({ ...EMPTY_FORM, to: 'returned', tickets: '1-2, 21, 001-00001-31' }, COUNTS);
  expect(faults.map((each) => each.field === 'tickets' && each.fault?.word)).toEqual(['21', '001-00001-31']);
});

test('a point of sale is a code, a reason is more than two letters', () => {
  expect(fields({ to: 'sold', tickets: '1', point: 'Магазин 7' })).toEqual(['point']);
  expect(fields({ to: 'sold', tickets: '1', point: 'almaty-7' })).toEqual([]);
  expect(fields({ to: 'lost', tickets: '1', reason: ' no ' })).toEqual(['reason']);
  expect(fields({ to: 'lost', tickets: '1', reason: 'fire' })).toEqual([]);
});

test('the request has only what the movement takes', () => {
  const form = { ...EMPTY_FORM, to: 'lost' as const, tickets: '1', point: 'almaty-7', reason: ' fire ' };
  expect(requestOf(form)).toEqual({ to: 'lost', tickets: '1', reason: 'fire' });
  expect(requestOf({ ...EMPTY_FORM, tickets: '1-20', distributor: 'dist-1', day: '2026-11-20' })).toEqual({
    ...{ to: 'issued', tickets: '1-20', distributor: 'dist-1', day: '2026-11-20' },
  });
});
