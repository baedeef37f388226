/**
 * Shares, odds and averages of whole numbers, by integer division: nothing here passes through a float.
 * Rounding is half up at the last digit shown.
 */
import type { Language } from './localizedText.ts';
import { formatInteger } from './tenge.ts';

/** A fraction in lowest terms. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

const divideHalfUp = (numerator: bigint, denominator: bigint): number =>
  Number((2n * numerator + denominator) / (2n * denominator));

/**
 * part ÷ whole in thousandths of a percent: 66.027 % is 66027.
 * @param part an integer, 0 or more
 * @param whole an integer, 1 or more
 */
export const per100000 = (part: number, whole: number): number =>
  divideHalfUp(BigInt(part) * 100_000n, BigInt(whole));

/** The N of "1 in N", in hundredths: 1 in 2.81 is 281. @param chances an integer, 1 or more */
export const oneInHundredths = (chances: number, outOf: number): number =>
  divideHalfUp(BigInt(outOf) * 100n, BigInt(chances));

/** part ÷ whole in lowest terms. @param whole an integer, 1 or more */
export function fraction(part: number, whole: number): Fraction {
  let [divisor, rest] = [whole, part];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return { numerator: part / divisor, denominator: whole / divisor };
}

/** `66.027 %` for 66027; with a decimal comma in Russian and Kazakh. */
export const formatPer100000 = (value: number, language: Language = 'en'): string =>
  `${decimals(value, 3, language)} %`;

/** `2.81` for 281; with a decimal comma in Russian and Kazakh. */
export const formatHundredths = (value: number, language: Language = 'en'): string =>
  decimals(value, 2, language);

function decimals(value: number, places: number, language: Language): string {
  const digits = String(value).padStart(places + 1, '0');
  const whole = formatInteger(BigInt(digits.slice(0, -places)), language);
  return `${whole}${language === 'en' ? '.' : ','}${digits.slice(-places)}`;
}
