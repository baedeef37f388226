import { beforeAll, expect, test } from 'vitest';
import { language } from '../text/currentText.ts';
import { amountWords } from './amountWords.ts';
import { loadShowText } from './text/showText.ts';

async function inLanguage(next: 'kk' | 'ru' | 'en'): Promise<void> {
  language.value = next;
  await loadShowText();
}

beforeAll(() => inLanguage('ru'));

test('a round sum is said in words, with the plural its number takes', async () => {
  expect(amountWords(600_000)).toBe('600 тысяч тенге');
  expect(amountWords(1_000_000)).toBe('1 миллион тенге');
  expect(amountWords(3_000_000)).toBe('3 миллиона тенге');
  expect(amountWords(14_000_000)).toBe('14 миллионов тенге');
  expect(amountWords(1_250_000)).toBe('1,25 миллиона тенге');
  expect(amountWords(2_000_000_000)).toBe('2 миллиарда тенге');
  await inLanguage('kk');
  expect(amountWords(600_000)).toBe('600 мың теңге');
  await inLanguage('en');
  expect(amountWords(1_250_000)).toBe('1.25 million tenge');
  await inLanguage('ru');
});

test('a sum that its digits say better is not said in words', () => {
  expect(amountWords(1_234_567)).toBeNull();
  expect(amountWords(7_250)).toBeNull();
  expect(amountWords(500)).toBeNull();
  expect(amountWords(0)).toBeNull();
});
