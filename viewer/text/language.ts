/** Which language the page speaks: the address, else what was chosen before, else what the browser asks for. */

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

/** On the switch, where room is short. */
export const LANGUAGE_MARKS: Readonly<Record<Language, string>> = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' };

const asLanguage = (text: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === text?.slice(0, 2).toLowerCase());

/**
 * @param asked `?lang=` of the address
 * @param stored the visitor's choice of before
 * @param preferred the browser's languages, best first
 */
export const chooseLanguage = (
  asked: string | null,
  stored: string | null,
  preferred: readonly string[],
): Language =>
  asLanguage(asked) ??
  asLanguage(stored) ??
  preferred.map(asLanguage).find((language) => language !== undefined) ??
  'kk';
