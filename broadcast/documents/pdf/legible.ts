/**
 * Words as they may stand on paper. Titles, reasons and entries come from outside: nothing in them may break a line, turn
 * the reading direction, or vanish because the typeface has no picture of it.
 */

/** Spaces of all kinds that end a line or measure differently, but not the no-break spaces, which typefaces hold. */
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029\u2000-\u200a\u205f\u3000]/u;
/** Controls, invisible formatting (with all that turns the direction), halves of pairs, private and unassigned. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

const named = (codePoint: number): string => `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;

/** Every character that cannot be seen is shown by its number, such as `[U+202E]`, so that nothing is left out in silence. */
export function legible(text: string, holds: (codePoint: number) => boolean): string {
  let words = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (SPACES.test(character)) words += ' ';
    else if (UNSEEN.test(character) || !holds(codePoint)) words += named(codePoint);
    else words += character;
  }
  return words;
}
