/** Running words of a form from its text: `{name}` in the text becomes the part of that name. */
import type { Field, Part } from '../formBlock.ts';

export type Parts = Readonly<Record<string, Part | readonly Part[]>>;

/** A value, or a line of at least so many millimetres. */
export const field = (value: string | null, mm: number): Field => ({ value, mm });

/** @throws RangeError for a place that has no part: a text and its use have parted */
export function prose(text: string, parts: Parts): Part[] {
  // Odd pieces are names of places.
  return text.split(/\{(\w+)\}/).flatMap((piece, i): readonly Part[] => {
    // A number sign is not left behind at the end of a line.
    if (i % 2 === 0) return piece === '' ? [] : [piece.replaceAll('№ ', '№\u00a0')];
    const part = parts[piece];
    if (part === undefined) throw new RangeError(`prose: "${text}" wants {${piece}}`);
    return Array.isArray(part) ? part : [part as Part];
  });
}
