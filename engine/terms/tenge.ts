/** Money: whole tenge (₸), never a fraction and never a float. */
import { z } from 'zod';
import type { Language } from './localizedText.ts';

/** An integer number of tenge, safe in a double. */
export type Tenge = number;

/** Tenge, 0 to 2⁵³ − 1. */
export const tengeSchema = z.int().nonnegative();

/** More than nothing. */
export const positiveTengeSchema = z.int().positive();

const SEPARATORS: Record<Language, string> = { en: ',', ru: '\u00a0', kk: '\u00a0' };

/** An integer with its thousands separated: `500,100` in English, `500 100` (no-break spaces) in Russian and Kazakh. */
export const formatInteger = (value: number | bigint, language: Language = 'en'): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, SEPARATORS[language]);

/** Money for people: `1,500,300,000 ₸`. */
export const formatTenge = (amountTenge: Tenge, language: Language = 'en'): string =>
  `${formatInteger(amountTenge, language)}\u00a0₸`;
