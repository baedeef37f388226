import { expect, test } from 'vitest';
import { FIRST_REHEARSAL, rehearsalRequest } from './rehearsalRequest.ts';

const prize = { name: { kk: 'Сыйлық', ru: 'Приз', en: 'Prize' }, amountTenge: 1 };

test('an untouched form rehearses with made-up numbers, times in milliseconds', () => {
  expect(rehearsalRequest(FIRST_REHEARSAL, prize)).toEqual({
    prizes: [prize],
    reserves: 2,
    entries: { kind: 'made-up', count: 500 },
    closeAfterMs: 30_000,
    startAfterMs: 60_000,
  });
});

test('every winner wins the prize; entries may come from a list or from tickets', () => {
  const form = { ...FIRST_REHEARSAL, winners: '3', source: 'list-1' };
  expect(rehearsalRequest(form, prize)?.prizes).toHaveLength(3);
  expect(rehearsalRequest(form, prize)?.entries).toEqual({ kind: 'list', list: 'list-1' });
  expect(rehearsalRequest({ ...form, source: 'tickets' }, prize)?.entries).toEqual({ kind: 'tickets' });
});

test('numbers that make no sense are no request', () => {
  for (const slip of [
    { winners: '0' },
    { count: '0' },
    { reserves: '' },
    { closeAfterSeconds: '0' },
    { startAfterSeconds: 'x' },
  ]) {
    expect(rehearsalRequest({ ...FIRST_REHEARSAL, ...slip }, prize), JSON.stringify(slip)).toBeNull();
  }
});
