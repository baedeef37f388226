import { expect, test } from 'vitest';
import { fullNumber, signedScore } from './fullNumber.ts';

test('money is whole tenge with its thousands apart', () => {
  expect(fullNumber(495_288_988.7, 'tenge', 'en')).toBe('495,288,989');
  expect(fullNumber(-366_604, 'tenge', 'ru')).toBe('\u2212366\u00a0604');
});

test('a share has thousandths of a percent, a mean of tickets hundredths', () => {
  expect(fullNumber(0.66027, 'share', 'en')).toBe('66.027\u00a0%');
  expect(fullNumber(7793.253, 'tickets', 'en')).toBe('7,793.25');
  expect(fullNumber(250_050, 'tickets', 'en')).toBe('250,050');
});

test('what is not known is a dash', () => {
  expect(fullNumber(null, 'tenge', 'en')).toBe('—');
  expect(signedScore(null, 'en')).toBe('—');
});

test('a score has its sign and two decimals', () => {
  expect([0.391, -1.084, 0].map((z) => signedScore(z, 'en'))).toEqual(['+0.39', '\u22121.08', '0.00']);
  expect(signedScore(2.25, 'ru')).toBe('+2,25');
});
