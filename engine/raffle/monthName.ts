/** A raffle's month in words, as the title of its draw has it. */
import type { LocalText } from '../encoding/schemas.ts';
import type { Month } from './almatyDay.ts';

const NAMES: LocalTextLists = {
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
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
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
type LocalTextLists = Readonly<Record<keyof LocalText, readonly string[]>>;

/** "2024 жылғы наурыз", "март 2024", "March 2024". */
export function monthName(month: Month): LocalText {
  const [year, number] = month.split('-');
  const name = (language: keyof LocalText): string => NAMES[language][Number(number) - 1]!;
  return { kk: `${year} жылғы ${name('kk')}`, ru: `${name('ru')} ${year}`, en: `${name('en')} ${year}` };
}
