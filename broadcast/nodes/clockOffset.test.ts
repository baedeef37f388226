import { expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { askClock, ClockOffset } from './clockOffset.ts';

it('knows nothing at first, and then what the fastest answer says', () => {
  const offset = new ClockOffset();
  expect(offset.aheadMs).toBe(0);
  offset.add(1000, 400, 1100);
  expect(offset.aheadMs).toBe(650);
  offset.add(2000, 1500, 2004);
  expect(offset.aheadMs).toBe(502);
  offset.add(3000, 2400, 3200);
  expect(offset.aheadMs).toBe(502);
});

it('forgets old answers, so that a clock that drifts is followed', () => {
  const offset = new ClockOffset();
  offset.add(0, 0, 0);
  for (let i = 1; i <= 32; i++) offset.add(i * 1000, i * 1000 - 70, i * 1000 + 10);
  expect(offset.aheadMs).toBe(75);
});

it('takes no answer from before the question: our clock was set back', () => {
  const offset = new ClockOffset();
  offset.add(1000, 0, 900);
  expect(offset.aheadMs).toBe(0);
});

it('is wrong by half the fastest round trip at most, however uneven the ways', () => {
  const random = mersenneTwister(Uint32Array.of(7));
  for (let round = 0; round < 50; round++) {
    const offset = new ClockOffset();
    let fastestMs = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 32; i++) {
      const [there, back] = [uniform(random, 80), uniform(random, 80)];
      const askedMs = i * 1000;
      offset.add(askedMs, askedMs + there - 1234, askedMs + there + back);
      fastestMs = Math.min(fastestMs, there + back);
    }
    expect(Math.abs(offset.aheadMs - 1234)).toBeLessThanOrEqual(fastestMs / 2);
  }
});

it('reads the clock of Redis: seconds and microseconds, as text', async () => {
  const offset = new ClockOffset();
  let nowMs = 5_000_000;
  const redis = {
    async time() {
      nowMs += 10;
      return ['4999', '500000'];
    },
  };
  await askClock(redis, offset, () => nowMs);
  expect(offset.aheadMs).toBe(505);
});
