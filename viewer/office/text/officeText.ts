/** The office's texts in the language of the page. */
import { pageText } from '../../text/pageText.ts';
import type { OfficeDictionary } from './officeDictionary.ts';

export const { text: officeText, load: loadOfficeText } = pageText<OfficeDictionary>({
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
});
