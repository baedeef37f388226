/** The texts of the stage and the overlay, apart from the dictionary that the live page loads on every phone. */
import { signal } from '@preact/signals';
import { language } from '../../text/currentText.ts';
import type { Language } from '../../text/language.ts';
import type { ShowDictionary } from './showDictionary.ts';

const loaders: Readonly<Record<Language, () => Promise<ShowDictionary>>> = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};

const dictionary = signal<ShowDictionary | null>(null);

/** The dictionary in use. @throws Error before `loadShowText` has finished */
export function showText(): ShowDictionary {
  if (!dictionary.value) throw new Error('showText: the dictionary is not loaded yet');
  return dictionary.value;
}

/** Loads the texts of the page's language, which `?lang=` has decided; a stage has no switch. */
export async function loadShowText(): Promise<void> {
  dictionary.value = await loaders[language.value]();
}
