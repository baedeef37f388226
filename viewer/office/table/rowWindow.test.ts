import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSight } from './rowWindow.ts';

test('what is in sight is drawn, and little more, wherever one scrolls', () => {
  const some = fc.record({
    scrolledPx: fc.nat(800_000),
    heightPx: fc.integer({ min: 44, max: 2000 }),
    count: fc.nat(16_670),
  });
  fc.assert(
    fc.property(some, ({ scrolledPx, heightPx, count }) => {
      const { from, to } = inSight(scrolledPx, heightPx, 44, count);
      const reachable = Math.min(scrolledPx, Math.max(0, count * 44 - heightPx));
      expect(from).toBeLessThanOrEqual(Math.floor(reachable / 44));
      expect(to).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((reachable + heightPx) / 44)));
      expect(to - from).toBeLessThanOrEqual(Math.ceil(heightPx / 44) + 24);
    }),
  );
});

test('a filter that leaves few rows shows all of them, though one had scrolled far down', () => {
  expect(inSight(700_000, 440, 44, 3)).toEqual({ from: 0, to: 3 });
});
