import { expect, test } from 'vitest';
import { dayWords, instantWords } from './dayWords.ts';

test('a day is short, an instant is Almaty’s', () => {
  expect(dayWords('2026-11-21')).toBe('21.11.2026');
  expect(instantWords('2026-11-21T20:45:00.000Z')).toBe('22.11.2026, 01:45');
});

test('what is no day stays as it was written', () => {
  expect(dayWords('1 ноября')).toBe('1 ноября');
});
