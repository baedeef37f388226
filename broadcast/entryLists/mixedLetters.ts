/**
 * Latin letters among Cyrillic ones that look alike, or the other way round: on paper the same entry, in a list another one,
 * and whoever looks it up does not find it.
 */

const LATIN_TWINS = 'ABCEHKMOPTXYaceopxyi';
const CYRILLIC_TWINS = 'АВСЕНКМОРТХУасеорхуіІҮүҺһ';

const letters = (script: string): RegExp => new RegExp(`\\p{Script=${script}}`, 'gu');
const LATIN = letters('Latin');
const CYRILLIC = letters('Cyrillic');

const areAll = (found: readonly string[], twins: string): boolean =>
  found.every((letter) => twins.includes(letter));

/** Whether a word has letters of both scripts, and those of one could all be of the other. Words end at anything but letters and digits. */
export function hasMixedLetters(text: string): boolean {
  return text.split(/[^\p{L}\p{N}\p{M}]+/u).some((word) => {
    const latin = word.match(LATIN);
    const cyrillic = latin && word.match(CYRILLIC);
    return cyrillic !== null && (areAll(latin!, LATIN_TWINS) || areAll(cyrillic, CYRILLIC_TWINS));
  });
}
