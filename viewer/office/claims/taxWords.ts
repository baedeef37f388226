/** How the tax of a prize came about: the formula with its numbers, and what rounding to whole tenge did to it (clause 9.3). */
import type { PrizeTax } from '../../../engine/claims/prizeTax.ts';
import { grouped } from '../../format/tenge.ts';
import type { Language } from '../../text/language.ts';

export interface TaxWords {
  /** "(25 000 − 6 × 3 692) × 10 %", no-break spaces throughout. */
  readonly formula: string;
  /** "284,8" where that is no whole tenge, and so was rounded; null where nothing was. */
  readonly beforeRounding: string | null;
}

const BASIS = 10_000;
const decimalSign = (language: Language): string => (language === 'en' ? '.' : ',');

/** Hundredths of a percent as people write them: 1250 is "12,5 %". */
function percentWords(basisPoints: number, language: Language): string {
  return `${String(basisPoints / 100).replace('.', decimalSign(language))}\u00a0%`;
}

/** Null where nothing is taxed. @param grossTenge whole tenge */
export function taxWords(tax: PrizeTax, grossTenge: number, language: Language): TaxWords | null {
  if (tax.rate === null || tax.rate.base === 'win-minus-multiple-times-mrp') return null;
  const { rateBasisPoints, base } = tax.rate;
  const isExcess = base === 'excess-over-threshold';
  const multiple = grouped(tax.thresholdTenge / tax.mrpTenge);
  const taken = isExcess
    ? `(${grouped(grossTenge)}\u00a0−\u00a0${multiple}\u00a0×\u00a0${grouped(tax.mrpTenge)})`
    : grouped(grossTenge);
  const scaled = (grossTenge - (isExcess ? tax.thresholdTenge : 0)) * rateBasisPoints;
  const whole = Math.floor(scaled / BASIS);
  const rest = String(scaled % BASIS)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return {
    formula: `${taken}\u00a0×\u00a0${percentWords(rateBasisPoints, language)}`,
    beforeRounding: rest === '' ? null : `${grouped(whole)}${decimalSign(language)}${rest}`,
  };
}
