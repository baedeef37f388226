/** The papers' words by language. */
import type { PaperLanguage } from '../printedDocument.ts';
import { kk } from './kk.ts';
import { type PaperText, ru } from './ru.ts';

const TEXTS: Readonly<Record<PaperLanguage, PaperText>> = { kk, ru };

export const paperText = (language: PaperLanguage): PaperText => TEXTS[language];
