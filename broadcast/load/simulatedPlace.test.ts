import { expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { HERE, somewhere } from './simulatedPlace.ts';

const generator = mersenneTwister(Uint32Array.of(9));
const random = (): number => uniform(generator, 2 ** 32) / 2 ** 32;
const START_MS = Date.UTC(2027, 0, 15);

it('clocks are off by up to an hour, drift by up to 50 ppm, and can be read backwards', () => {
  const offsets: number[] = [];
  for (let i = 0; i < 200; i++) {
    const place = somewhere(random);
    const offMs = place.localAt(START_MS) - START_MS;
    const hourLaterMs = place.localAt(START_MS + 3_600_000);
    expect(Math.abs(hourLaterMs - START_MS - 3_600_000 - offMs)).toBeLessThanOrEqual(180.01);
    expect(place.instantOf(hourLaterMs)).toBeCloseTo(START_MS + 3_600_000, 2);
    offsets.push(offMs);
  }
  expect(Math.max(...offsets.map(Math.abs))).toBeLessThanOrEqual(3_600_000);
  expect(Math.max(...offsets) - Math.min(...offsets)).toBeGreaterThan(3_600_000);
});

it('the ways are uneven, jitter, and lose a message in two hundred', () => {
  let lost = 0;
  let uneven = 0;
  for (let i = 0; i < 500; i++) {
    const place = somewhere(random);
    const ups = Array.from({ length: 40 }, () => place.upMs());
    const downs = Array.from({ length: 40 }, () => place.downMs());
    expect(Math.min(...ups, ...downs)).toBeGreaterThanOrEqual(3);
    lost += [...ups, ...downs].filter((ms) => ms > 200).length;
    if (Math.min(...ups) - Math.min(...downs) > 10) uneven += 1;
  }
  // 40,000 messages at 5 in 1,000: 200, and beyond five standard deviations once in two million seeds.
  expect(Math.abs(lost - 200)).toBeLessThan(71);
  expect(uneven).toBeGreaterThan(100);
});

it('here is neither off nor late', () => {
  expect([HERE.localAt(5), HERE.instantOf(5), HERE.upMs(), HERE.downMs(), HERE.frameMs()]).toEqual([
    5, 5, 0, 0, 0,
  ]);
});
