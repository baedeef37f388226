import { expect, test } from 'vitest';
import { nextStart } from './nextStart.ts';

const at = (hour: number): string => `2026-11-21T${hour}:00:00.000Z`;
const draws = [
  { draw: 'late', phase: 'open', startsAt: at(20) },
  { draw: 'soon', phase: 'frozen', startsAt: at(15) },
  { draw: 'own', phase: 'completed', startsAt: at(14) },
  { draw: 'unplanned', phase: 'open', startsAt: null },
  { draw: 'off', phase: 'aborted', startsAt: at(16) },
] as const;
const nowMs = Date.parse(at(14));

test('the next start is the earliest still to come of another draw that is not over', () => {
  expect(nextStart(draws, 'own', nowMs)).toBe(at(15));
  expect(nextStart(draws, 'soon', nowMs)).toBe(at(20));
  expect(nextStart(draws, 'own', Date.parse(at(17)))).toBe(at(20));
  expect(nextStart(draws, 'late', Date.parse(at(21)))).toBeNull();
  expect(nextStart([], 'own', nowMs)).toBeNull();
});
