import { expect, test } from 'vitest';
import { glide, ringOf } from './litRing.ts';

const scene = { count: 1000, isFixed: true, found: [] };

test('all and faint are the whole disc, a range is itself', () => {
  expect(ringOf({ ...scene, lit: 'all' })).toEqual({ from: 0, to: 1000 });
  expect(ringOf({ ...scene, lit: 'faint' })).toEqual({ from: 0, to: 1000 });
  expect(ringOf({ ...scene, lit: { from: 3, to: 9 } })).toEqual({ from: 3, to: 9 });
});

test('a glide begins where it was, ends exactly at its goal, and never leaves the way between', () => {
  const start = { from: 0, to: 1000 };
  const end = { from: 400, to: 500 };
  expect(glide(start, end, 0)).toEqual(start);
  expect(glide(start, end, 1)).toBe(end);
  expect(glide(start, end, Number.POSITIVE_INFINITY)).toBe(end);
  let before = start;
  for (let share = 0.05; share < 1; share += 0.05) {
    const now = glide(start, end, share);
    expect(now.from).toBeGreaterThan(before.from);
    expect(now.to).toBeLessThan(before.to);
    expect(now.from).toBeLessThan(400);
    expect(now.to).toBeGreaterThan(500);
    before = now;
  }
});
