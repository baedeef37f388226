/**
 * A validation code as a person types or a scanner sends it, brought to the form that is printed.
 * Source: D. Crockford, "Base 32": letters of either case, O read as 0, I and L as 1, hyphens passed over.
 */
import { characterValue, VALIDATION_CODE_CHARACTERS } from '../series/validationCode.ts';

/** Codes that a ticket may have: so many guesses would find a given ticket's for certain. */
export const GUESS_SPACE = 2 ** 50;

/**
 * The chance that so many different guesses at one ticket's code find it. A thousand counters that guess ten times a minute for three
 * years make 1.6 × 10¹⁰ guesses, a chance of 1 in 71,000 for one ticket; a counter is stopped long before (rate limit).
 */
export const chanceOfGuess = (guesses: number): number => Math.min(1, guesses / GUESS_SPACE);

/** Ten characters of the alphabet, or undefined for a text that is no code. Blanks and hyphens anywhere are passed over. */
export function readValidationCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (code.length !== VALIDATION_CODE_CHARACTERS) return undefined;
  return [...code].every((char) => characterValue(char.charCodeAt(0)) >= 0) ? code : undefined;
}
