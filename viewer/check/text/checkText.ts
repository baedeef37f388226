/** The check page's texts in the language of the page: apart from those that the live page loads on every phone. */
import { effect, signal } from '@preact/signals';
import { language } from '../../text/currentText.ts';
import type { Language } from '../../text/language.ts';
import type { CheckDictionary } from './checkDictionary.ts';

const loaders: Readonly<Record<Language, () => Promise<CheckDictionary>>> = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};

const dictionary = signal<CheckDictionary | null>(null);

/** The dictionary in use. @throws Error before `loadCheckText` has finished */
export function checkText(): CheckDictionary {
  if (!dictionary.value) throw new Error('checkText: the dictionary is not loaded yet');
  return dictionary.value;
}

/** Loads the texts, and follows the page's language from then on. */
export async function loadCheckText(): Promise<void> {
  dictionary.value = await loaders[language.value]();
  effect(() => {
    const asked = language.value;
    void loaders[asked]().then((loaded) => {
      // Two quick changes: the later one counts.
      if (asked === language.peek()) dictionary.value = loaded;
    });
  });
}
