/** Sums of money in words, as cash documents want them: "четырнадцать миллионов тенге", "он төрт миллион теңге". */
import { formatTenge, type Tenge } from '../../../engine/terms/tenge.ts';
import type { PaperLanguage } from '../printedDocument.ts';
import { numberInKazakh } from './numberInKazakh.ts';
import { numberInRussian } from './numberInRussian.ts';

/** @throws RangeError unless `amountTenge` is an integer, 0 to 2⁵³ − 1 */
export function amountInWords(amountTenge: Tenge, language: PaperLanguage): string {
  // In Russian tenge has one form for all numbers.
  return language === 'ru' ? `${numberInRussian(amountTenge)} тенге` : `${numberInKazakh(amountTenge)} теңге`;
}

/** "14 000 000 ₸ (четырнадцать миллионов тенге)" */
export const amountTwice = (amountTenge: Tenge, language: PaperLanguage): string =>
  `${formatTenge(amountTenge, language)} (${amountInWords(amountTenge, language)})`;
