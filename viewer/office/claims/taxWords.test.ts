import { expect, test } from 'vitest';
import type { PrizeTax } from '../../../engine/claims/prizeTax.ts';
import { taxWords } from './taxWords.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const taxOf = (rate: PrizeTax['rate']): PrizeTax => ({
  ...{ year: 2024, mrpTenge: 3692, thresholdTenge: 22_152, taxTenge: 0, clause: '9.3' },
  rounding: 'half-up',
  rate,
});
const RESIDENT = { from: '2023-01-01', rateBasisPoints: 1000, base: 'excess-over-threshold' } as const;
const FOREIGN = { from: '2023-01-01', rateBasisPoints: 2000, base: 'whole-win' } as const;

test('a resident’s tax is shown with its numbers and with what was rounded', () => {
  const words = taxWords(taxOf(RESIDENT), 25_000, 'ru')!;
  expect(plain(words.formula)).toBe('(25 000 − 6 × 3 692) × 10 %');
  expect(words.beforeRounding).toBe('284,8');
  expect(taxWords(taxOf(RESIDENT), 25_000, 'en')?.beforeRounding).toBe('284.8');
});

test('a whole result says nothing of rounding, and a rate may have a fraction', () => {
  const words = taxWords(taxOf(FOREIGN), 25_000, 'kk')!;
  expect(plain(words.formula)).toBe('25 000 × 20 %');
  expect(words.beforeRounding).toBeNull();
  const odd = taxWords(taxOf({ ...FOREIGN, rateBasisPoints: 1275 }), 1001, 'en')!;
  expect(plain(odd.formula)).toBe('1 001 × 12.75 %');
  expect(odd.beforeRounding).toBe('127.6275');
});

test('what is not taxed has no formula', () => {
  expect(taxWords(taxOf(null), 3000, 'ru')).toBeNull();
});
