/** Numbers in Russian words, in the masculine as they stand before "тенге": 21 is "двадцать один". */
import { triads } from './triads.ts';

const ONES = [
  ...['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  ...['десять', 'одиннадцать', 'двенадцать', 'тринадцать', 'четырнадцать', 'пятнадцать'],
  ...['шестнадцать', 'семнадцать', 'восемнадцать', 'девятнадцать'],
];
const TENS = [
  ...['', '', 'двадцать', 'тридцать', 'сорок', 'пятьдесят'],
  ...['шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто'],
];
const HUNDREDS = [
  ...['', 'сто', 'двести', 'триста', 'четыреста'],
  ...['пятьсот', 'шестьсот', 'семьсот', 'восемьсот', 'девятьсот'],
];
/** With 1, with 2 to 4, with all others. */
const SCALES = [
  null,
  ['тысяча', 'тысячи', 'тысяч'],
  ['миллион', 'миллиона', 'миллионов'],
  ['миллиард', 'миллиарда', 'миллиардов'],
  ['триллион', 'триллиона', 'триллионов'],
  ['квадриллион', 'квадриллиона', 'квадриллионов'],
] as const;
/** "тысяча" is feminine. */
const FEMININE: Record<string, string> = { один: 'одна', два: 'две' };

function formOf(group: number, [one, few, many]: readonly [string, string, string]): string {
  const units = group % 10;
  const isTeen = Math.floor(group / 10) % 10 === 1;
  if (isTeen || units === 0 || units > 4) return many;
  return units === 1 ? one : few;
}

function group(value: number, isFeminine: boolean): string[] {
  const below = value % 100;
  const last = below < 20 ? ONES[below]! : ONES[below % 10]!;
  const tens = below < 20 ? '' : TENS[Math.floor(below / 10)]!;
  return [HUNDREDS[Math.floor(value / 100)]!, tens, isFeminine ? (FEMININE[last] ?? last) : last];
}

/** @throws RangeError as `triads` does */
export function numberInRussian(value: number): string {
  if (value === 0) return 'ноль';
  const words = triads(value).flatMap((triad, power) => {
    if (triad === 0) return [];
    const scale = SCALES[power];
    return [[...group(triad, power === 1), scale ? formOf(triad, scale) : '']];
  });
  return words
    .toReversed()
    .flat()
    .filter((word) => word !== '')
    .join(' ');
}
