import { expect, test } from 'vitest';
import { forwardOnly } from './forwardOnly.ts';

test('time goes on, and stands still where a fresh sample would turn it back a little', () => {
  expect(forwardOnly(1000, 1016)).toBe(1016);
  expect(forwardOnly(1000, 990)).toBe(1000);
});

test('a real correction is taken over', () => {
  expect(forwardOnly(10_000, 1000)).toBe(1000);
});
