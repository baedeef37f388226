/**
 * The desk's texts in the language of the page. They are apart from the other pages' dictionary, which the live page
 * loads on every phone; a change of language shows once both have come.
 */
import { effect, signal } from '@preact/signals';
import { language } from '../../text/currentText.ts';
import type { Language } from '../../text/language.ts';
import type { HostDictionary } from './hostDictionary.ts';

const loaders: Readonly<Record<Language, () => Promise<HostDictionary>>> = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};

const dictionary = signal<HostDictionary | null>(null);

/** The dictionary in use. @throws Error before `loadHostText` has finished */
export function hostText(): HostDictionary {
  if (!dictionary.value) throw new Error('hostText: the dictionary is not loaded yet');
  return dictionary.value;
}

/** Loads the texts, and follows the page's language from then on. */
export async function loadHostText(): Promise<void> {
  dictionary.value = await loaders[language.value]();
  effect(() => {
    const asked = language.value;
    void loaders[asked]().then((loaded) => {
      // Two quick changes: the later one counts.
      if (asked === language.peek()) dictionary.value = loaded;
    });
  });
}
