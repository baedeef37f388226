import { expect, test } from 'vitest';
import { dictionaryTests } from '../testing/dictionaryTests.ts';
import { en } from './en.ts';
import { fill } from './fill.ts';
import { kk } from './kk.ts';
import { chooseLanguage } from './language.ts';
import { plural } from './plural.ts';
import { ru } from './ru.ts';

dictionaryTests({ kk, ru, en });

test('Russian numbers take four forms', () => {
  const forms = ru.schedule.entries;
  expect(plural('ru', 1, forms)).toBe('1 номер');
  expect(plural('ru', 2, forms)).toBe('2 номера');
  expect(plural('ru', 5, forms)).toBe('5 номеров');
  expect(plural('ru', 11, forms)).toBe('11 номеров');
  expect(plural('ru', 21, forms)).toBe('21 номер');
  expect(plural('ru', 48_213, forms)).toBe('48\u00a0213 номеров');
});

test('Kazakh nouns do not change after a number, English ones do', () => {
  expect(plural('kk', 1, kk.header.viewers)).toBe('1 көрермен');
  expect(plural('kk', 1285, kk.header.viewers)).toBe('1\u00a0285 көрермен');
  expect(plural('en', 1, en.header.viewers)).toBe('1 viewer');
  expect(plural('en', 0, en.header.viewers)).toBe('0 viewers');
});

test('a value that is missing is a fault, not a gap on screen', () => {
  expect(fill('{a} of {b}', { a: 1, b: 'two' })).toBe('1 of two');
  expect(() => fill('{a} of {b}', { a: 1 })).toThrow(RangeError);
});

test('the address decides the language, then the choice of before, then the browser', () => {
  expect(chooseLanguage('ru', 'en', ['kk'])).toBe('ru');
  expect(chooseLanguage(null, 'en', ['kk'])).toBe('en');
  expect(chooseLanguage(null, null, ['de-DE', 'ru-KZ', 'en'])).toBe('ru');
  expect(chooseLanguage('xx', 'yy', ['de'])).toBe('kk');
});
