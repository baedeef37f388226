/** The raffle papers' words by language. */
import type { PaperLanguage } from '../../printedDocument.ts';
import { kk } from './kk.ts';
import { type RaffleText, ru } from './ru.ts';

const TEXTS: Readonly<Record<PaperLanguage, RaffleText>> = { kk, ru };

export const raffleText = (language: PaperLanguage): RaffleText => TEXTS[language];
