/** The office's texts in the language of the page, apart from the other pages' dictionaries; a change of language shows once they have come. */
import { effect, signal } from '@preact/signals';
import { language } from '../../text/currentText.ts';
import type { Language } from '../../text/language.ts';
import type { OfficeDictionary } from './officeDictionary.ts';

const loaders: Readonly<Record<Language, () => Promise<OfficeDictionary>>> = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};

const dictionary = signal<OfficeDictionary | null>(null);

/** The dictionary in use. @throws Error before `loadOfficeText` has finished */
export function officeText(): OfficeDictionary {
  if (!dictionary.value) throw new Error('officeText: the dictionary is not loaded yet');
  return dictionary.value;
}

/** Loads the texts, and follows the page's language from then on. */
export async function loadOfficeText(): Promise<void> {
  dictionary.value = await loaders[language.value]();
  effect(() => {
    const asked = language.value;
    void loaders[asked]().then((loaded) => {
      // Two quick changes: the later one counts.
      if (asked === language.peek()) dictionary.value = loaded;
    });
  });
}
