/**
 * Month names as they stand after a day: "21 ноября". Ours, because Chromium ships no Kazakh date names and would write "M11", and because
 * words on paper must not change with a machine's locale data.
 */
import type { LocalText } from '../encoding/schemas.ts';

export const MONTHS_AFTER_DAY: Readonly<Record<keyof LocalText, readonly string[]>> = {
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
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
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
