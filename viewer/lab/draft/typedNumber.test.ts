import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../text/language.ts';
import { shownNumber, shownPercent, typedNumber, typedPercent } from './typedNumber.ts';

test('numbers are read as people write them in their language', () => {
  for (const language of LANGUAGES) {
    expect(typedNumber('500 100', language)).toBe(500_100);
    expect(typedNumber('1\u00a0500\u202f300\u00a0000', language)).toBe(1_500_300_000);
    expect(typedNumber('12.5', language)).toBe(12.5);
    expect(typedNumber(' -3 ', language)).toBe(-3);
  }
  expect(typedNumber('12,5', 'ru')).toBe(12.5);
  expect(typedNumber('12,500', 'kk')).toBe(12.5);
  expect(typedNumber('12,500', 'en')).toBe(12_500);
  expect(typedNumber('1,500,300.25', 'en')).toBe(1_500_300.25);
  // No group and no decimal mark: it might be either.
  expect(typedNumber('12,5', 'en')).toBe('12,5');
});

test('what is no number stays the text that was typed', () => {
  for (const text of ['', 'abc', '1e9', '0x10', '1,2,3', '5 %', 'Infinity', '.', '--1']) {
    for (const language of LANGUAGES) {
      expect(typedNumber(text, language)).toBe(text);
      expect(typedPercent(text, language)).toBe(text);
    }
  }
});

test('percents have no dust in either direction', () => {
  expect(typedPercent('7', 'en')).toBe(0.07);
  expect(typedPercent('66,03', 'ru')).toBe(0.6603);
  expect(shownPercent(0.07, 'ru')).toBe('7');
  expect(shownPercent(0.6603, 'ru')).toBe('66,03');
  expect(shownPercent(0.6603, 'en')).toBe('66.03');
  expect(shownPercent(1e-7, 'en')).toBe('0.00001');
  expect(shownPercent('abc', 'en')).toBe('abc');
  expect(shownPercent(undefined, 'en')).toBe('');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(...LANGUAGES),
      (millionths, language) => {
        const share = Number(`${millionths}e-6`);
        expect(typedPercent(shownPercent(share, language), language)).toBe(share);
      },
    ),
  );
});

test('a shown number is read back as itself, in any language', () => {
  expect(shownNumber(1_500_300_000, 'kk')).toBe('1\u00a0500\u00a0300\u00a0000');
  expect(shownNumber(1234.5678, 'ru')).toBe('1\u00a0234,5678');
  expect(shownNumber(1234.5678, 'en')).toBe('1,234.5678');
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...LANGUAGES), (value, language) => {
      expect(typedNumber(shownNumber(value, language), language)).toBe(value);
    }),
  );
});
