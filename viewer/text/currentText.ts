/** The texts on screen now, as signals: changing the language redraws the page in place. */
import { signal } from '@preact/signals';
import type { LocalText } from '../../engine/encoding/schemas.ts';
import type { Dictionary } from './dictionary.ts';
import { chooseLanguage, type Language } from './language.ts';

const STORAGE_KEY = 'tirazh.language';

const loaders: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};

/** Storage can be forbidden (private windows, policies): the choice then lasts as long as the page. */
function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function store(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // The address keeps it as well.
  }
}

export const language = signal<Language>('kk');
/** Null only until the first dictionary has come; pages are mounted after that. */
const dictionary = signal<Dictionary | null>(null);

/** The dictionary in use. @throws Error before `loadText` has finished */
export function text(): Dictionary {
  if (!dictionary.value) throw new Error('text: the dictionary is not loaded yet');
  return dictionary.value;
}

export const local = (texts: LocalText): string => texts[language.value];

async function use(next: Language): Promise<void> {
  const loaded = await loaders[next]();
  language.value = next;
  dictionary.value = loaded;
  document.documentElement.lang = next;
}

/** Loads the visitor's language. */
export const loadText = (): Promise<void> =>
  use(chooseLanguage(new URLSearchParams(location.search).get('lang'), stored(), navigator.languages));

/** Changes the language, and remembers it in the address and on the machine. */
export async function changeLanguage(next: Language): Promise<void> {
  await use(next);
  store(next);
  const address = new URL(location.href);
  address.searchParams.set('lang', next);
  history.replaceState(null, '', address);
}
