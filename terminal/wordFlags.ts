/** 32-bit words as flags carry them: decimal or 0x hexadecimal, one or a comma-separated list. */

import { badInput } from '../engine/errors.ts';
import { KEY_BYTES } from '../engine/random/deriveKey.ts';

const WORD = /^(?:[0-9]+|0[xX][0-9a-fA-F]+)$/;
const MAX_WORD = 2 ** 32 - 1;

/** One word, an integer in [0, 2³²). @throws TirazhError BAD_INPUT naming the flag */
export function parseWord(text: string, flag: string): number {
  const value = WORD.test(text) ? Number(text) : Number.NaN;
  if (!(value <= MAX_WORD)) {
    throw badInput(
      `${flag}: expected an integer 0 to ${MAX_WORD} (decimal, or hexadecimal after 0x), got "${text}"`,
    );
  }
  return value;
}

/** The words of a key, 1 or more. @throws TirazhError BAD_INPUT naming the flag and the word's place */
export function parseWords(text: string, flag: string): Uint32Array {
  const parts = text.split(',').map((part) => part.trim());
  return Uint32Array.from(parts, (part, i) => parseWord(part, `${flag}, word ${i + 1} of ${parts.length}`));
}

/** An integer from `from` to `toInclusive`. @throws TirazhError BAD_INPUT naming the flag */
export function parseWithin(text: string, flag: string, from: number, toInclusive: number): number {
  const value = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= toInclusive)) {
    throw badInput(`${flag}: expected an integer ${from} to ${toInclusive}, got "${text}"`);
  }
  return value;
}

/** The 64 bytes of a key of Randomness v1. @throws TirazhError BAD_INPUT naming the flag */
export function parseKeyBytes(text: string, flag: string): Uint8Array {
  const digits = KEY_BYTES * 2;
  const stray = text.match(/[^0-9a-fA-F]/);
  if (stray) {
    throw badInput(
      `${flag}: expected ${digits} hexadecimal digits, got "${stray[0]}" at place ${stray.index! + 1}`,
    );
  }
  if (text.length !== digits) {
    throw badInput(
      `${flag}: expected ${digits} hexadecimal digits (a key of Randomness v1 is ${KEY_BYTES} bytes), got ${text.length}`,
    );
  }
  return Uint8Array.from({ length: KEY_BYTES }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
