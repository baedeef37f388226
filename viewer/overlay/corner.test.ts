import { expect, test } from 'vitest';
import { CORNERS, cornerOf } from './corner.ts';

test('each corner is taken by its name', () => {
  for (const corner of CORNERS) expect(cornerOf(corner)).toBe(corner);
});

test('an address without a corner, or with an unknown one, means the lower third', () => {
  expect(cornerOf(null)).toBe('bottom');
  expect(cornerOf('')).toBe('bottom');
  expect(cornerOf('left')).toBe('bottom');
});
