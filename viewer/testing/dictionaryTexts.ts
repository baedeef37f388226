/** What the tests of the dictionaries ask of each: its texts by path, and the values that they fill in. */

const PLURAL_FORMS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Plural forms are named as in CLDR, and "other" is always there. */
export const isPlural = (value: object): boolean =>
  'other' in value && Object.keys(value).every((form) => PLURAL_FORMS.has(form));

/** Every text by its path; a plural's forms count as one text. */
export function dictionaryTexts(dictionary: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(dictionary)) {
    const at = `${path}/${key}`;
    if (typeof value === 'string') found.set(at, value);
    else if (isPlural(value)) found.set(at, Object.values(value).join(' '));
    else for (const [inner, text] of dictionaryTexts(value, at)) found.set(inner, text);
  }
  return found;
}

/** Each name once: a plural repeats its own in every form. */
export const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(([name]) => name))].sort();

/** Words with letters of both alphabets: a Latin "c" in a Cyrillic word looks right and is not. */
export const mixesAlphabets = (text: string): boolean =>
  /[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]/iu.test(text);
