/** Text from somebody's spreadsheet, without what cannot be seen and what spreadsheets put around it. */

/** Zero-width and direction marks, soft hyphens. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** `="0123"` and `'0123`: how people make Excel keep zeros. */
const KEPT_AS_TEXT = /^(?:="(.*)"|'(.*))$/su;

/** A cell on one line: compatibility characters folded (NFKC), no-break spaces made spaces, spaces joined. */
export function cleanText(cell: string | undefined): string {
  const text = (cell ?? '')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const kept = KEPT_AS_TEXT.exec(text);
  return (kept?.[1] ?? kept?.[2] ?? text).trim();
}

/** Cyrillic letters that look like Latin ones in print, small. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c' },
  ...{ т: 't', у: 'y', х: 'x', і: 'i', ї: 'i', ѕ: 's', ј: 'j', һ: 'h' },
};

/** Small letters with Cyrillic look-alikes written as Latin: two spellings that print alike fold alike. */
export const foldLookAlikes = (text: string): string =>
  cleanText(text)
    .toLowerCase()
    .replace(/[а-яёіїѕјһ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);

const SHORT = 3;

/** Whether a folded text has a word or the beginning of one in it; a short word only by itself: `бин` is no part of a cabinet. */
export const hasWord = (text: string, word: string): boolean =>
  word.length > SHORT ? text.includes(word) : text.split(/[^\p{L}]+/u).includes(word);
