import { expect, test } from 'vitest';
import { checkTimes, defaultTimes } from './planTimes.ts';

const HOUR_MS = 3_600_000;

test('a plan begins with a full hour at least an hour away, and the draw half an hour later', () => {
  expect(defaultTimes(10 * HOUR_MS)).toEqual({ closesAtMs: 11 * HOUR_MS, startsAtMs: 11.5 * HOUR_MS });
  expect(defaultTimes(10 * HOUR_MS + 1).closesAtMs).toBe(12 * HOUR_MS);
});

test('times that make no sense are refused with the reason', () => {
  expect(checkTimes(200, 200, 100)).toEqual({ ok: true });
  expect(checkTimes(100, 200, 100)).toEqual({ ok: false, reason: 'past' });
  expect(checkTimes(200, 199, 100)).toEqual({ ok: false, reason: 'order' });
  expect(checkTimes(null, 199, 100)).toEqual({ ok: false, reason: 'missing' });
});
