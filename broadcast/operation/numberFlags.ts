/** Numbers among a server’s flags; a fault names the flag, its bounds and what stood there. */
import { badInput } from '../../engine/errors.ts';

/** Reads a number within bounds. */
export function numberFlag(flag: string, least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw badInput(`${flag}: expected a number from ${least} to ${most}, got "${text}"`);
    }
    return value;
  };
}

/** Reads a whole number within bounds. */
export function wholeNumberFlag(flag: string, least: number, most: number) {
  const parse = numberFlag(flag, least, most);
  return (text: string): number => {
    const value = parse(text);
    if (!Number.isInteger(value)) throw badInput(`${flag}: expected a whole number, got "${text}"`);
    return value;
  };
}
