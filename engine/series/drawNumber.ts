/**
 * The draw number under the latex: 11 random digits and a check digit. The server and the check page use this to
 * tell a slip of the finger from a number that was never printed.
 * Source: H. M. Damm, "Total anti-symmetrische Quasigruppen", dissertation, Marburg 2004: one check digit that
 * catches every single wrong digit and every swap of neighbours.
 */

/** Digits of a draw number, the check digit included. */
export const DRAW_NUMBER_DIGITS = 12;
/** Digits before the check digit. */
export const BODY_DIGITS = DRAW_NUMBER_DIGITS - 1;
/** Draw numbers there can be; the body is an integer below it. */
export const DRAW_NUMBER_BODIES = 10 ** BODY_DIGITS;

/** Damm's quasigroup of order 10 (p. 111): row = the interim digit, column = the next digit. */
const QUASIGROUP = Uint8Array.from(
  [
    '0317598642',
    '7092154863',
    '4206871359',
    '1750983426',
    '6123045978',
    '3674209581',
    '5869720134',
    '8945362017',
    '9438617205',
    '2581436790',
  ].join(''),
  Number,
);

/** One step of the check: the interim digit after `digit`. Start from 0; both are integers 0 to 9. */
export const dammStep = (interim: number, digit: number): number => QUASIGROUP[interim * 10 + digit]!;

/** The check digit of decimal digits. @throws RangeError for anything but digits */
export function checkDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) throw new RangeError(`digits: expected decimal digits, got "${digits}"`);
  let interim = 0;
  for (const digit of digits) interim = dammStep(interim, Number(digit));
  return String(interim);
}

export type DrawNumberVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'length' | 'digits' | 'check-digit' };

/** Whether a text can be a draw number: 12 digits, the last of which is right. Leading zeros are digits like any other. */
export function isDrawNumber(text: string): DrawNumberVerdict {
  if (!/^[0-9]*$/.test(text)) return { ok: false, reason: 'digits' };
  if (text.length !== DRAW_NUMBER_DIGITS) return { ok: false, reason: 'length' };
  const isRight = checkDigit(text.slice(0, BODY_DIGITS)) === text[BODY_DIGITS];
  return isRight ? { ok: true } : { ok: false, reason: 'check-digit' };
}
