/**
 * What a scanner types, or a person: the serial of a ticket, its code, or one after the other in one go. Case, blanks and any signs
 * between are passed over. A scanner presses keys, so with a Cyrillic layout switched on it sends Cyrillic letters: they are read as
 * the keys that they stand on (Russian "ЙЦУКЕН"; the row of digits of the Kazakh layout, ST RK 920).
 */
import { readValidationCode } from '../../../engine/claims/typedCode.ts';
import { SERIAL_CHARACTERS } from '../../../engine/series/serial.ts';
import { VALIDATION_CODE_CHARACTERS } from '../../../engine/series/validationCode.ts';

export type Scan =
  | { readonly kind: 'ticket'; readonly serial: string; readonly code: string }
  | { readonly kind: 'serial'; readonly serial: string }
  /** Neither: nothing is asked. */
  | { readonly kind: 'unread' };

/** Of a serial, without its two hyphens. */
const DIGITS = SERIAL_CHARACTERS - 2;

const CYRILLIC = 'йцукенгшщзфывапролдячсмитьәіңғүұқө';
const LATIN = 'qwertyuiopasdfghjklzxcvbnm2345890-';
/** Keys 6 and 7 of the Kazakh layout; anywhere else these are signs between. */
const KAZAKH_SIGNS: Readonly<Record<string, string>> = { '"': '1', ',': '6', '.': '7' };
const KAZAKH_DIGITS = /[әіңғүұқө"]/;

/** The keys that were pressed, as capitals of the Latin layout, signs left out. */
function keysOf(text: string): string {
  const lower = text.toLowerCase();
  const isKazakh = KAZAKH_DIGITS.test(lower);
  const keys = [...lower].map((char) => {
    const at = CYRILLIC.indexOf(char);
    return at >= 0 ? LATIN[at]! : ((isKazakh ? KAZAKH_SIGNS[char] : undefined) ?? char);
  });
  return keys
    .join('')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

const serialOf = (digits: string): string => `${digits.slice(0, 3)}-${digits.slice(3, 8)}-${digits.slice(8)}`;

/** The ten characters of a code; undefined for a text that is none. */
export const readCode = (text: string): string | undefined => readValidationCode(keysOf(text));

export function readScan(text: string): Scan {
  const keys = keysOf(text);
  const [digits, rest] = [keys.slice(0, DIGITS), keys.slice(DIGITS)];
  if (!/^\d{10}$/.test(digits)) return { kind: 'unread' };
  if (rest === '') return { kind: 'serial', serial: serialOf(digits) };
  const code = rest.length === VALIDATION_CODE_CHARACTERS ? readValidationCode(rest) : undefined;
  return code === undefined ? { kind: 'unread' } : { kind: 'ticket', serial: serialOf(digits), code };
}
