/** How the journal names a set of draw numbers without listing them. */
import { createHash } from 'node:crypto';
import { DRAW_NUMBER_DIGITS } from '../../engine/series/drawNumber.ts';

/** A draw number as it is printed. */
export const printedNumber = (number: number): string => String(number).padStart(DRAW_NUMBER_DIGITS, '0');

/** Numbers hashed at a time. */
const SLICE = 10_000;

/**
 * SHA-256, in hex, of the numbers one a line as they are printed.
 * @param numbers in the order that the digest is to fix, as a rule ascending
 */
export function numberDigest(numbers: ArrayLike<number>): string {
  const hash = createHash('sha256');
  for (let from = 0; from < numbers.length; from += SLICE) {
    let lines = '';
    const to = Math.min(from + SLICE, numbers.length);
    for (let i = from; i < to; i++) lines += `${printedNumber(numbers[i]!)}\n`;
    hash.update(lines);
  }
  return hash.digest('hex');
}
