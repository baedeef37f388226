import { expect, test } from 'vitest';
import { roomFor, seedPoint, seedRadius, seedSpacing } from './seeds.ts';

test('every seed lies in the disc, each further out than the one before', () => {
  let before = 0;
  for (let index = 0; index < 5_000; index++) {
    const { x, y } = seedPoint(index, 5_000);
    const radius = Math.hypot(x, y);
    expect(radius).toBeCloseTo(seedRadius(index, 5_000), 12);
    expect(radius).toBeGreaterThan(before);
    expect(radius).toBeLessThan(1);
    before = radius;
  }
});

test('no two seeds touch: the closest pair keeps a good part of the average room', () => {
  const points = Array.from({ length: 2_000 }, (_, index) => seedPoint(index, 2_000));
  let closest = Number.POSITIVE_INFINITY;
  for (const [i, a] of points.entries()) {
    for (const b of points.slice(i + 1)) closest = Math.min(closest, Math.hypot(a.x - b.x, a.y - b.y));
  }
  expect(closest).toBeGreaterThan(seedSpacing(2_000) * 0.75);
});

test('half the list fills half the area', () => {
  expect(seedRadius(50_000, 100_000) ** 2).toBeCloseTo(0.5, 4);
});

test('a growing list is laid out anew only now and then, and never beyond its room', () => {
  let room = 0;
  let layouts = 0;
  for (let count = 1; count <= 500_100; count += 37) {
    const next = roomFor(count, room);
    if (next !== room) layouts += 1;
    room = next;
    expect(room).toBeGreaterThanOrEqual(count);
  }
  expect(layouts).toBeLessThan(50);
});

test('a much shorter list takes a smaller room', () => {
  expect(roomFor(1_000, 500_100)).toBe(1_200);
});
