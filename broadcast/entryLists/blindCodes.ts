/**
 * Codes that stand for values and say nothing of them: the first ten characters of Crockford's base 32 of an HMAC-SHA-256
 * under a key that is made here, used once and forgotten. Who holds the list of both can tell which is whose.
 */
import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: two of a million values meet with a chance of one in 2,000, and then all are made anew. */
export const CODE_CHARACTERS = 10;

/** @param key 32 bytes */
export function blindCode(key: Uint8Array, value: string): string {
  const mac = createHmac('sha256', key).update(value).digest();
  let bits = mac.readUIntBE(0, 6) * 4 + (mac[6]! >> 6);
  let code = '';
  for (let i = 0; i < CODE_CHARACTERS; i++) {
    code = ALPHABET[bits % 32]! + code;
    bits = Math.floor(bits / 32);
  }
  return code;
}

/** A code for each value, no two alike. @param values distinct */
export function blindCodes(values: readonly string[]): string[] {
  for (;;) {
    const key = randomBytes(32);
    const codes = values.map((value) => blindCode(key, value));
    if (new Set(codes).size === codes.length) return codes;
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Values and codes as CSV, UTF-8 with its mark, so that a spreadsheet shows Kazakh letters. */
export function codeTable(values: readonly string[], codes: readonly string[]): string {
  const rows = values.map((value, i) => `${quoted(value)},${codes[i]}\r\n`);
  return `\uFEFFvalue,code\r\n${rows.join('')}`;
}
