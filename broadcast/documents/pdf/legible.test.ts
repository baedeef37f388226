import { expect, test } from 'vitest';
import { legible } from './legible.ts';
import { TYPEFACE_NAMES, typeface } from './typefaces.ts';

const all = (): boolean => true;

test('line breaks and odd spaces become spaces', () => {
  expect(legible('а\nб\tв\u2028г\u2003д', all)).toBe('а б в г д');
  expect(legible('14\u00a0000', all)).toBe('14\u00a0000');
});

test('what cannot be seen is shown by its number', () => {
  expect(legible('\u0007a\u202eb\u200bc\ufeff', all)).toBe('[U+0007]a[U+202E]b[U+200B]c[U+FEFF]');
  expect(legible('\ud800', all)).toBe('[U+D800]');
  expect(legible('中🎁', typeface('regular').holds)).toBe('[U+4E2D][U+1F381]');
});

test('every typeface holds Kazakh, Russian and Latin letters, figures, and the signs of our texts', () => {
  const letters =
    'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789₸№«»–—…·“”’\u00a0()[]{}<>&+=/:;,.-_#@%';
  for (const name of TYPEFACE_NAMES) {
    expect(legible(letters, typeface(name).holds), name).toBe(letters);
  }
});
