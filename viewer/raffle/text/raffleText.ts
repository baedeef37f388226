/** The page's texts in the visitor's language; the Russian ones are the original. */
import type { Texts } from '../../text/dictionary.ts';
import { pageText } from '../../text/pageText.ts';
import type { ru } from './ru.ts';

export type RaffleDictionary = Texts<typeof ru>;

export const { text: raffleText, load: loadRaffleText } = pageText<RaffleDictionary>({
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
});
