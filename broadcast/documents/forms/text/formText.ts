/** The forms' words by language. */
import type { PaperLanguage } from '../../printedDocument.ts';
import { kk } from './kk.ts';
import { type FormText, ru } from './ru.ts';

const TEXTS: Readonly<Record<PaperLanguage, FormText>> = { kk, ru };

export const formText = (language: PaperLanguage): FormText => TEXTS[language];
