import { expect, test } from 'vitest';
import { heardEvent, IN_TIME, isLateAt, LATE_AFTER_MS, type Lateness, TIMELY_AFTER_MS } from './lateness.ts';

/** Characters a second apart, each so many milliseconds late. */
const heard = (delays: readonly number[], before: Lateness = IN_TIME, fromMs = 0): Lateness =>
  delays.reduce((state, lateMs, index) => heardEvent(state, lateMs, fromMs + index * 1000), before);

test('one character that stumbles is not news, nor a delay nobody can see', () => {
  expect(isLateAt(heard([900]), 60_000)).toBe(false);
  expect(isLateAt(heard([900, 900, 0, 900, 900]), 5_000)).toBe(false);
  expect(isLateAt(heard(Array(20).fill(150)), 20_000)).toBe(false);
});

test('a screen that stays late says so, and by how much', () => {
  const seconds = LATE_AFTER_MS / 1000;
  expect(isLateAt(heard(Array(seconds).fill(400)), LATE_AFTER_MS)).toBe(false);
  const late = heard([...Array(seconds).fill(400), 700]);
  expect(isLateAt(late, LATE_AFTER_MS)).toBe(true);
  expect(late.lateMs).toBe(700);
});

test('the notice stays until the screen has been in time for a while, without a flicker', () => {
  const late = heard(Array(10).fill(400));
  const better = heard([0, 0, 0], late, 10_000);
  expect(isLateAt(better, 10_000 + TIMELY_AFTER_MS - 1)).toBe(true);
  const worse = heard([400], better, 13_000);
  expect(isLateAt(heard([0], worse, 14_000), 10_000 + TIMELY_AFTER_MS)).toBe(true);
});

test('it goes away by itself when nothing more comes, and does not come back with the next character in time', () => {
  const timely = heard([0], heard(Array(10).fill(400)), 10_000);
  const laterMs = 10_000 + TIMELY_AFTER_MS;
  expect(isLateAt(timely, laterMs)).toBe(false);
  expect(isLateAt(heardEvent(timely, 0, laterMs), laterMs)).toBe(false);
  expect(isLateAt(heardEvent(timely, 400, laterMs), laterMs)).toBe(false);
});
