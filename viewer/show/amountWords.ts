/** A round sum as people say it: "14 миллионов тенге", "600 тысяч тенге", "1,25 миллиона тенге". */
import { language } from '../text/currentText.ts';
import { plural } from '../text/plural.ts';
import { showText } from './text/showText.ts';

const SCALES = [
  ['billion', 1_000_000_000],
  ['million', 1_000_000],
  ['thousand', 1_000],
] as const;
/** Of its largest unit a sum is said to the hundredth; thousands are said whole. */
const HUNDREDTHS = 100;

/** @returns null for a sum that its digits say better */
export function amountWords(amountTenge: number): string | null {
  const found = SCALES.find(([, scale]) => amountTenge >= scale);
  if (!found) return null;
  const [name, scale] = found;
  if ((amountTenge * (name === 'thousand' ? 1 : HUNDREDTHS)) % scale !== 0) return null;
  const words = plural(language.value, amountTenge / scale, showText().amount[name]);
  return language.value === 'en' ? words : words.replace('.', ',');
}
