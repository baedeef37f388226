import { expect, test } from 'vitest';
import {
  isPlural,
  mixesAlphabets,
  placeholders,
  dictionaryTexts as texts,
} from '../../testing/dictionaryTexts.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

test.each([
  ['kk', kk],
  ['en', en],
])('%s has exactly the texts of the original, with the same values to fill in', (_, dictionary) => {
  const original = texts(ru);
  const translated = texts(dictionary);
  expect([...translated.keys()].sort()).toEqual([...original.keys()].sort());
  for (const [path, text] of translated) {
    expect(text, path).not.toBe('');
    expect(placeholders(text), path).toEqual(placeholders(original.get(path)!));
  }
});

test('Kazakh and Russian texts have no Latin look-alikes among their letters', () => {
  for (const dictionary of [kk, ru]) {
    for (const [path, text] of texts(dictionary))
      expect(mixesAlphabets(text), `${path}: ${text}`).toBe(false);
  }
});

test('every Russian plural has its four forms', () => {
  const walk = (value: object, path: string): void => {
    if (isPlural(value)) expect(Object.keys(value), path).toEqual(['one', 'few', 'many', 'other']);
    else
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'object') walk(inner, `${path}/${key}`);
      }
  };
  walk(ru, '');
});
