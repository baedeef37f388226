/** A clause reference in a reader's language: the terms file writes `Annex 5`, a Russian reader expects `приложение №5`. */
import type { Language } from './localizedText.ts';

const WORDS: Record<Exclude<Language, 'en'>, (clause: string) => string> = {
  ru: (clause) =>
    clause
      .replace(/Annex (\d+)/g, 'приложение №$1')
      .replace('title page', 'титульный лист')
      .replace('contents', 'оглавление'),
  kk: (clause) =>
    clause
      .replace(/Annex (\d+)/g, '$1-қосымша')
      .replace('title page', 'титулдық бет')
      .replace('contents', 'мазмұны'),
};

/** The reference with its words translated; numbers and letters stay as the document prints them. */
export const clauseInLanguage = (clause: string, language: Language): string =>
  language === 'en' ? clause : WORDS[language](clause);
