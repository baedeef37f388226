/**
 * The validation code under the latex: what a cashier keys in to prove that a ticket was opened and is the one in the
 * books. 50 random bits, so that a guess for a given serial holds once in 2⁵⁰.
 * Source of the alphabet: D. Crockford, "Base 32" (no I, L, O, U: nothing to misread).
 */

export const CROCKFORD_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a validation code, 5 bits each. */
export const VALIDATION_CODE_CHARACTERS = 10;
/** Characters drawn with one uniform integer: 25 bits. */
export const HALF_CHARACTERS = VALIDATION_CODE_CHARACTERS / 2;
/** The bound of half a code. */
export const HALF_CODES = 32 ** HALF_CHARACTERS;

const CODES = Uint8Array.from(CROCKFORD_ALPHABET, (char) => char.charCodeAt(0));

/** Writes half a code, most significant character first. @param half an integer in [0, 2²⁵) */
export function writeHalfCode(out: Uint8Array, at: number, half: number): void {
  for (let i = HALF_CHARACTERS - 1, rest = half | 0; i >= 0; i--, rest >>= 5) out[at + i] = CODES[rest & 31]!;
}

const VALUES = new Int8Array(256).fill(-1);
for (const [value, code] of CODES.entries()) VALUES[code] = value;

/** The value of one ASCII character of a code, 0 to 31, or −1 for one that is not in the alphabet. */
export const characterValue = (ascii: number): number => VALUES[ascii] ?? -1;
