import { expect, test } from 'vitest';
import { HandTimers } from '../testing/handTimers.ts';
import { startClockSync } from './clockSync.ts';
import { ServerClock } from './serverClock.ts';

function setUp(roundTripMs: (question: number) => number) {
  const timers = new HandTimers();
  const clock = new ServerClock(() => timers.nowMs);
  let questions = 0;
  const sync = startClockSync({
    clock,
    localNow: () => timers.nowMs,
    timers,
    ask(reply) {
      const trip = roundTripMs(questions);
      questions += 1;
      timers.after(trip / 2, () => {
        const serverMs = timers.nowMs + 7000;
        timers.after(trip / 2, () => reply(serverMs));
      });
    },
  });
  return { timers, clock, sync, questions: () => questions };
}

test('a burst of six is asked at once, then three every half minute', () => {
  const { timers, sync, questions } = setUp(() => 20);
  sync.resync();
  timers.advance(5_000);
  expect(questions()).toBe(6);
  timers.advance(30_000);
  expect(questions()).toBe(9);
  timers.advance(30_000);
  expect(questions()).toBe(12);
});

test('it settles on the quickest answer of the burst', () => {
  const { timers, clock, sync } = setUp((question) => [90, 60, 8, 70, 120, 40][question] ?? 99);
  sync.resync();
  timers.advance(2_000);
  expect(clock.best?.roundTripMs).toBe(8);
  expect(clock.now()! - timers.nowMs).toBe(7000);
});

test('while its clock may be far off it asks sooner, and ever less soon', () => {
  const { timers, sync, questions } = setUp((question) => (question < 9 ? 400 : 20));
  sync.resync();
  timers.advance(2_000);
  expect(questions()).toBe(6);
  // 2 s after the burst of six three slow ones, 4 s later three quick ones, and from then on each half minute.
  timers.advance(1_500);
  expect(questions()).toBe(9);
  timers.advance(5_000);
  expect(questions()).toBe(12);
  timers.advance(25_000);
  expect(questions()).toBe(12);
  timers.advance(8_000);
  expect(questions()).toBe(15);
});

test('a line that is always slow is asked over every half minute in the end', () => {
  const { timers, sync, questions } = setUp(() => 600);
  sync.resync();
  timers.advance(120_000);
  const settled = questions();
  timers.advance(300_000);
  expect(questions() - settled).toBeLessThanOrEqual(3 * 10);
});

test('asking again in the middle of a burst does not double it', () => {
  const { timers, sync, questions } = setUp(() => 20);
  sync.resync();
  timers.advance(100);
  sync.resync();
  timers.advance(5_000);
  expect(questions()).toBe(7);
});

test('once stopped it asks no more', () => {
  const { timers, sync, questions } = setUp(() => 20);
  sync.resync();
  sync.stop();
  timers.advance(100_000);
  expect(questions()).toBe(1);
});
