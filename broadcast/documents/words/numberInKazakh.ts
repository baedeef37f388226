/** Numbers in Kazakh words: 1 200 000 is "бір миллион екі жүз мың". A single hundred is "жүз", a single thousand "бір мың". */
import { triads } from './triads.ts';

const ONES = ['', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'];
const TENS = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'];
const SCALES = ['', 'мың', 'миллион', 'миллиард', 'триллион', 'квадриллион'];

function group(value: number): string[] {
  const hundreds = Math.floor(value / 100);
  return [
    hundreds > 1 ? ONES[hundreds]! : '',
    hundreds > 0 ? 'жүз' : '',
    TENS[Math.floor(value / 10) % 10]!,
    ONES[value % 10]!,
  ];
}

/** @throws RangeError as `triads` does */
export function numberInKazakh(value: number): string {
  if (value === 0) return 'нөл';
  const words = triads(value).flatMap((triad, power) =>
    triad === 0 ? [] : [[...group(triad), SCALES[power]!]],
  );
  return words
    .toReversed()
    .flat()
    .filter((word) => word !== '')
    .join(' ');
}
