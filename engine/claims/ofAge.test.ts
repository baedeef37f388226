import { expect, it } from 'vitest';
import { isOfAge } from './ofAge.ts';

it('is of age from the birthday itself (1.3)', () => {
  expect(isOfAge('2006-03-05', '2024-03-04', 18)).toBe(false);
  expect(isOfAge('2006-03-05', '2024-03-05', 18)).toBe(true);
  expect(isOfAge('1930-01-01', '2024-03-05', 18)).toBe(true);
});

it('is of age on 28 February where born on the 29th and the year has none', () => {
  expect(isOfAge('2008-02-29', '2026-02-27', 18)).toBe(false);
  expect(isOfAge('2008-02-29', '2026-02-28', 18)).toBe(true);
});
