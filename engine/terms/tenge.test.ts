import { expect, it } from 'vitest';
import { formatInteger, formatTenge, tengeSchema } from './tenge.ts';

it('separates thousands by the custom of the language', () => {
  expect(formatTenge(1_500_300_000)).toBe('1,500,300,000\u00a0₸');
  expect(formatTenge(1_500_300_000, 'ru')).toBe('1\u00a0500\u00a0300\u00a0000\u00a0₸');
  expect(['0', '999', '1,000', '100,000']).toEqual([0, 999, 1000, 100_000].map((n) => formatInteger(n)));
});

it('refuses fractions, debts and numbers past 2⁵³', () => {
  for (const wrong of [0.5, -1, 2 ** 53, '3', null]) expect(tengeSchema.safeParse(wrong).success).toBe(false);
  expect(tengeSchema.safeParse(Number.MAX_SAFE_INTEGER).success).toBe(true);
});
