import { expect, test } from 'vitest';
import type { Act, Role, SignedIn } from '../../../broadcast/protocol/host.ts';
import { mayAct, mayConfirm, mayPlan, mayWithdraw, secondRole } from './may.ts';

const person = (role: Role, n = 1): SignedIn => ({ id: `${role}-${n}`, name: `${role} ${n}`, role });
const host = person('host');
const member = person('commission');
const HOUSE = [host, person('host', 2), member, person('operator'), person('auditor')];

const asked = (askedBy: SignedIn, more: Partial<Act> = {}): Act => ({
  ...{ act: 'act-1', draw: 'draw-1', kind: 'start', reason: null, excluded: [], askedBy },
  ...{ askedAt: '2026-11-21T10:00:00.000Z', state: 'asked', confirmedBy: null, confirmedAt: null },
  ...more,
});

test('a host’s act is confirmed by the commission, and the other way round; nobody else confirms', () => {
  const confirmers = (act: Act) => HOUSE.filter((me) => mayConfirm(me, act, HOUSE)).map(({ id }) => id);
  expect(confirmers(asked(host))).toEqual(['commission-1']);
  expect(confirmers(asked(member))).toEqual(['host-1', 'host-2']);
  expect(confirmers(asked(host, { state: 'done' }))).toEqual([]);
});

test('in a house without a commission another host is the second person, never the same one', () => {
  const house = [host, person('host', 2), person('auditor')];
  expect(secondRole(host, house)).toBe('host');
  expect(house.filter((me) => mayConfirm(me, asked(host), house)).map(({ id }) => id)).toEqual(['host-2']);
});

test('only who asked takes it back, and a pause is not taken back', () => {
  expect(HOUSE.filter((me) => mayWithdraw(me, asked(host)))).toEqual([host]);
  expect(mayWithdraw(host, asked(host, { kind: 'pause' }))).toBe(false);
});

test('operators and auditors read only', () => {
  expect(HOUSE.filter(mayAct).map(({ role }) => role)).toEqual(['host', 'host', 'commission']);
  expect(HOUSE.filter(mayPlan).map(({ role }) => role)).toEqual(['host', 'host']);
});
