/** Parsers of option values that several commands share. */
import { badInput } from '../engine/errors.ts';

/** A whole number of at least `least`. */
export const parseCount =
  (flag: string, least: number) =>
  (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least))
      throw badInput(`${flag}: expected a whole number of ${least} or more, got "${text}"`);
    return value;
  };

/** Gathers a repeated option. */
export const collect = (value: string, gathered: string[]): string[] => [...gathered, value];
