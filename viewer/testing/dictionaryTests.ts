/** What every dictionary of a page is held to. Call it at the top of a test file. */
import { expect, test } from 'vitest';
import { dictionaryTexts, isPlural, mixesAlphabets, placeholders } from './dictionaryTexts.ts';

/** Every plural of a dictionary by its path. */
function pluralForms(value: object, path = ''): [path: string, forms: string[]][] {
  if (isPlural(value)) return [[path, Object.keys(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? pluralForms(inner, `${path}/${key}`) : [],
  );
}

/** @param ru the original */
export function dictionaryTests({ kk, ru, en }: Readonly<Record<'kk' | 'ru' | 'en', object>>): void {
  test.each([
    ['kk', kk],
    ['en', en],
  ])('%s has exactly the texts of the original, with the same values to fill in', (_, dictionary) => {
    const original = dictionaryTexts(ru);
    const translated = dictionaryTexts(dictionary);
    expect([...translated.keys()].sort()).toEqual([...original.keys()].sort());
    for (const [path, text] of translated) {
      expect(text, path).not.toBe('');
      expect(placeholders(text), path).toEqual(placeholders(original.get(path)!));
    }
  });

  test('Kazakh and Russian texts have no Latin look-alikes among their letters', () => {
    for (const dictionary of [kk, ru]) {
      for (const [path, text] of dictionaryTexts(dictionary)) {
        expect(mixesAlphabets(text), `${path}: ${text}`).toBe(false);
      }
    }
  });

  test('every Russian plural has its four forms', () => {
    for (const [path, forms] of pluralForms(ru)) {
      expect(forms, path).toEqual(['one', 'few', 'many', 'other']);
    }
  });
}
