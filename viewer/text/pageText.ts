/** A page's own texts in its language, apart from the dictionary that all pages share; a change of language shows once they have come. */
import { effect, signal } from '@preact/signals';
import { language } from './currentText.ts';
import type { Language } from './language.ts';

export interface PageText<Dictionary> {
  /** The dictionary in use. @throws Error before `load` has finished */
  readonly text: () => Dictionary;
  /** Loads the texts, and follows the page's language from then on. */
  readonly load: () => Promise<void>;
}

export function pageText<Dictionary>(
  loaders: Readonly<Record<Language, () => Promise<Dictionary>>>,
): PageText<Dictionary> {
  const dictionary = signal<Dictionary | null>(null);
  return {
    text() {
      if (!dictionary.value) throw new Error('pageText: the dictionary is not loaded yet');
      return dictionary.value;
    },
    async load() {
      dictionary.value = await loaders[language.value]();
      effect(() => {
        const asked = language.value;
        void loaders[asked]().then((loaded) => {
          // Two quick changes: the later one counts.
          if (asked === language.peek()) dictionary.value = loaded;
        });
      });
    },
  };
}
