/**
 * The check digit that Kazakhstan's individual and business identification numbers share.
 * Source: Rules of forming an identification number, Government Decree No. 565 of 11 June 2003 and No. 406 of 22 May 2007.
 */

/** Digits of an identification number, the check digit included. */
export const IDENTIFICATION_DIGITS = 12;

const MODULUS = 11;
/** A remainder that is no digit: the weights are turned by two places and the sum is taken again. */
const NO_DIGIT = 10;
const SECOND_PASS_TURN = 2;

/** Weights 1 … 11 from place `turn`: 1, 2, …, 11 on the first pass; 3, 4, …, 11, 1, 2 on the second. */
function remainder(digits: string, turn: number): number {
  let sum = 0;
  for (let place = 0; place < IDENTIFICATION_DIGITS - 1; place++) {
    sum += (digits.charCodeAt(place) - 48) * (((place + turn) % MODULUS) + 1);
  }
  return sum % MODULUS;
}

/**
 * The check digit of the first eleven digits, 0 to 9; undefined where both passes leave 10: such a number is never issued.
 * @param digits at least eleven decimal digits; what follows them is not looked at
 */
export function checkDigitOf(digits: string): number | undefined {
  const first = remainder(digits, 0);
  if (first !== NO_DIGIT) return first;
  const second = remainder(digits, SECOND_PASS_TURN);
  return second === NO_DIGIT ? undefined : second;
}

/** Whether twelve decimal digits end in their check digit. */
export const endsInCheckDigit = (number: string): boolean => checkDigitOf(number) === Number(number.at(-1));
