/** Encodings that many of our JSON documents share, as zod schemas. */
import { z } from 'zod';

/** A SHA-256 hash or a 32-byte secret: 64 lower-case hex digits. */
export const hex32Schema = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits');

/** An identifier of ours: lower-case letters, digits and hyphens, 1 to 64 characters, no hyphen at either end. */
export const idSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'expected 1 to 64 lower-case letters, digits and inner hyphens',
  );

/** `Date.parse` takes 31 February and 24 o'clock for other instants; text order must be time order. */
function isWrittenBack(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/** An instant: UTC with milliseconds, as `Date.prototype.toISOString` writes it. Compares as text. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'expected an instant such as 2026-01-31T09:00:00.000Z')
  .refine(isWrittenBack, 'expected an instant that exists');

/** One line of words. Control characters are refused: the words reach terminals, screens and tickets as they stand. */
export const textSchema = z
  .string()
  .min(1, 'expected words, got an empty text')
  .max(2000)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'expected printable characters only, got a control character or half of one');

/**
 * One line of words that somebody types here and others read there: of `textSchema`, what shows. Characters that hide, join or
 * turn text round (Unicode Cf, Zl, Zp: U+200B, U+202E, U+FEFF …) would let it look like another.
 */
export const typedTextSchema = textSchema.regex(
  /^[^\p{Cf}\p{Zl}\p{Zp}]*$/u,
  'expected visible characters only, got one that hides or turns text round; type it anew',
);

/** `typedTextSchema` in the three languages of the project. */
export const typedLocalTextSchema = z.strictObject({
  kk: typedTextSchema,
  ru: typedTextSchema,
  en: typedTextSchema,
});

/** A text in the three languages of the project. */
export const localTextSchema = z.strictObject({ kk: textSchema, ru: textSchema, en: textSchema });
export type LocalText = z.infer<typeof localTextSchema>;
