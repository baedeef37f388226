import { expect, test } from 'vitest';
import type { RehearsalRequest } from '../../../broadcast/protocol/host.ts';
import { FIRST_REHEARSAL, type RehearsalForm, rehearsalRequest } from './rehearsalRequest.ts';

const prize = { name: { kk: 'Сыйлық', ru: 'Приз', en: 'Prize' }, amountTenge: 1 };

function requestOf(form: RehearsalForm): RehearsalRequest {
  const made = rehearsalRequest(form, prize);
  if (!made.ok) throw new Error([...made.faults].join(', '));
  return made.value;
}

test('an untouched form rehearses with made-up numbers, times in milliseconds', () => {
  expect(requestOf(FIRST_REHEARSAL)).toEqual({
    prizes: [prize],
    reserves: 2,
    entries: { kind: 'made-up', count: 500 },
    closeAfterMs: 30_000,
    startAfterMs: 60_000,
    automatic: false,
  });
  expect(requestOf({ ...FIRST_REHEARSAL, automatic: true }).automatic).toBe(true);
});

test('every winner wins the prize; entries may come from a list or from tickets', () => {
  const form = { ...FIRST_REHEARSAL, winners: '3', source: 'list-1' };
  expect(requestOf(form).prizes).toHaveLength(3);
  expect(requestOf(form).entries).toEqual({ kind: 'list', list: 'list-1' });
  expect(requestOf({ ...form, source: 'tickets' }).entries).toEqual({ kind: 'tickets' });
});

test('numbers that make no sense are named by their fields, all at once', () => {
  const slips = { winners: '0', count: '0', reserves: '', closeAfterSeconds: '0', startAfterSeconds: 'x' };
  for (const [field, text] of Object.entries(slips)) {
    const made = rehearsalRequest({ ...FIRST_REHEARSAL, [field]: text }, prize);
    expect(made).toEqual({ ok: false, faults: new Set([field]) });
  }
  expect(rehearsalRequest({ ...FIRST_REHEARSAL, ...slips }, prize)).toEqual({
    ...{ ok: false, faults: new Set(Object.keys(slips)) },
  });
  // How many made-up numbers there are is no matter where others are taken.
  expect(requestOf({ ...FIRST_REHEARSAL, source: 'tickets', count: 'x' }).entries.kind).toBe('tickets');
});
