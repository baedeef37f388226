/** Plural forms by the rules of each language (Unicode CLDR, through Intl). */
import { grouped } from '../format/tenge.ts';
import type { Language } from './language.ts';

/** Forms by CLDR category; `#` stands for the number. Whole numbers never need the rest. */
export interface PluralForms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const rules = new Map<Language, Intl.PluralRules>();

function rulesOf(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known;
}

/** "1 номер", "2 номера", "5 номеров". */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = rulesOf(language).select(count);
  const form = category === 'one' || category === 'few' || category === 'many' ? forms[category] : undefined;
  return (form ?? forms.other).replace('#', grouped(count));
}
