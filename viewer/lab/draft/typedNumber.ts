/**
 * Numbers as people type them in their language: "12 500" and "12,5" in Russian and Kazakh, "12,500" and "12.5" in English.
 * What is no number stays the text it is, so that the scenario's own check can name it.
 */
import type { Language } from '../../text/language.ts';
import type { Json } from './json.ts';

const NO_BREAK_SPACE = '\u00a0';
const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const ENGLISH_GROUPS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** With a point and without groups. Spaces of every kind are groups in any language. */
function plain(text: string, language: Language): string {
  const digits = text.replace(/[\s_\u00a0\u202f]/gu, '');
  if (language !== 'en') return digits.replace(',', '.');
  return ENGLISH_GROUPS.test(digits) ? digits.replaceAll(',', '') : digits;
}

/** A number, or the text itself. */
export function typedNumber(text: string, language: Language): number | string {
  const digits = plain(text, language);
  return DECIMAL.test(digits) ? Number(digits) : text;
}

/** "12,5" is the share 0.125: the nearest double, without the error of a division. */
export function typedPercent(text: string, language: Language): number | string {
  const digits = plain(text, language);
  return DECIMAL.test(digits) ? Number(`${digits}e-2`) : text;
}

/** What a text field shows of a value of any kind. */
export const shownText = (value: Json | undefined): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** A number with its thousands apart and the language's decimal mark. */
export function shownNumber(value: Json | undefined, language: Language): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return shownText(value);
  const text = String(value);
  if (text.includes('e')) return text;
  const [whole = '', part] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : NO_BREAK_SPACE);
  return part === undefined ? groups : `${groups}${language === 'en' ? '.' : ','}${part}`;
}

/** A share in percent; 0.07 is "7", not "7.000000000000001". */
export function shownPercent(share: Json | undefined, language: Language): string {
  if (typeof share !== 'number') return shownText(share);
  const text = String(share);
  return shownNumber(
    text.includes('e') ? Number((share * 100).toPrecision(15)) : Number(`${text}e2`),
    language,
  );
}
