import { expect, test } from 'vitest';
import { CHECK_NAMES } from '../checkNames.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** Every text by its path. */
function texts(dictionary: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(dictionary)) {
    const at = `${path}/${key}`;
    if (typeof value === 'string') found.set(at, value);
    else for (const [inner, text] of texts(value, at)) found.set(inner, text);
  }
  return found;
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

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
  const mixed = /[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]/iu;
  for (const dictionary of [kk, ru]) {
    for (const [path, text] of texts(dictionary)) expect(mixed.test(text), `${path}: ${text}`).toBe(false);
  }
});

test('each check of the page has its words', () => {
  for (const { checks } of [kk, ru, en]) expect(Object.keys(checks)).toEqual([...CHECK_NAMES]);
});
