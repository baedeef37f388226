/** A raffle's month in words, as the title of its draw has it. */
import type { LocalText } from '../encoding/schemas.ts';
import type { Month } from './almatyDay.ts';
import { MONTHS_AFTER_DAY } from './monthsAfterDay.ts';

/** Kazakh and English names are the same wherever they stand. */
const ALONE: Readonly<Record<keyof LocalText, readonly string[]>> = {
  ...MONTHS_AFTER_DAY,
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
};

/** "2024 жылғы наурыз", "март 2024", "March 2024". */
export function monthName(month: Month): LocalText {
  const [year, number] = month.split('-');
  const name = (language: keyof LocalText): string => ALONE[language][Number(number) - 1]!;
  return { kk: `${year} жылғы ${name('kk')}`, ru: `${name('ru')} ${year}`, en: `${name('en')} ${year}` };
}
