/** Entries that look like draw numbers on screen and can be none: their check digit is wrong. */
import { randomInt } from 'node:crypto';
import { BODY_DIGITS, checkDigit, DRAW_NUMBER_BODIES } from '../../engine/series/drawNumber.ts';

/** Different ones, ascending, one a line. @param count 1 to 1,000,000 */
export function madeUpEntries(count: number): Uint8Array {
  // One from each of `count` equal stretches of the numbers there can be.
  const stretch = Math.floor(DRAW_NUMBER_BODIES / count);
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const body = String(i * stretch + randomInt(stretch)).padStart(BODY_DIGITS, '0');
    lines.push(`${body}${(Number(checkDigit(body)) + 1 + randomInt(9)) % 10}\n`);
  }
  return new TextEncoder().encode(lines.join(''));
}
