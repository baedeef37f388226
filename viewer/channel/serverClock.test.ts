import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ServerClock } from './serverClock.ts';

test('it knows nothing before the first answer', () => {
  const clock = new ServerClock(() => 5);
  expect(clock.now()).toBeNull();
  expect(clock.errorMs).toBe(Number.POSITIVE_INFINITY);
});

test('the offset comes from the middle of the round trip', () => {
  let localMs = 0;
  const clock = new ServerClock(() => localMs);
  clock.add(100, 10_050, 140);
  localMs = 200;
  expect(clock.now()).toBe(10_050 - 120 + 200);
  expect(clock.errorMs).toBe(20);
});

test('the sample with the shortest round trip wins, whenever it came', () => {
  const clock = new ServerClock(() => 0);
  clock.add(0, 1000, 80);
  clock.add(100, 1110, 104);
  clock.add(200, 1300, 290);
  expect(clock.best?.roundTripMs).toBe(4);
});

test('a sample older than two minutes gives way to a worse one that is fresh', () => {
  const clock = new ServerClock(() => 0);
  clock.add(0, 1000, 2);
  clock.add(130_000, 131_020, 130_040);
  expect(clock.best?.roundTripMs).toBe(40);
});

test('after a sleep earlier samples count no more, but time goes on until the next answer', () => {
  const clock = new ServerClock(() => 0);
  clock.add(0, 1000, 2);
  clock.distrust();
  expect(clock.now()).toBe(999);
  clock.add(10, 5000, 60);
  expect(clock.best?.roundTripMs).toBe(50);
});

test('answers that cannot be are passed over', () => {
  const clock = new ServerClock(() => 0);
  clock.add(10, 1000, 5);
  clock.add(10, Number.NaN, 15);
  expect(clock.best).toBeNull();
});

test('the error is never more than half the round trip, however the trip is split', () => {
  const delays = fc.record({ thereMs: fc.nat(500), backMs: fc.nat(500) });
  fc.assert(
    fc.property(fc.array(delays, { minLength: 1, maxLength: 12 }), fc.integer(), (trips, trueOffsetMs) => {
      const clock = new ServerClock(() => 0);
      for (const [index, { thereMs, backMs }] of trips.entries()) {
        const sentAtMs = index * 1000;
        clock.add(sentAtMs, sentAtMs + thereMs + trueOffsetMs, sentAtMs + thereMs + backMs);
      }
      expect(Math.abs(clock.best!.offsetMs - trueOffsetMs)).toBeLessThanOrEqual(clock.errorMs);
    }),
  );
});
