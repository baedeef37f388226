/** Words of a terms document in its languages. Clause 11.2: everything on a ticket is said in Kazakh and Russian. */
import { z } from 'zod';

export type Language = 'en' | 'ru' | 'kk';

/** One line of words. Control characters are refused: the words reach terminals and tickets as they stand. */
export const textSchema = z
  .string()
  .min(1, 'expected words, got an empty text')
  .max(2000)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'expected printable characters only, got a control character or half of one');

/** Where the document says it, in the document's own numbering, such as `13.4` or `Annex 6`; several are joined by `; `. */
export const clauseSchema = textSchema;

/** A name that must exist in all three languages. */
export const localizedNameSchema = z.strictObject({ kk: textSchema, ru: textSchema, en: textSchema });
export type LocalizedName = z.infer<typeof localizedNameSchema>;

/** A remark; the Kazakh wording may be missing, and then the Russian one stands in. */
export const localizedTextSchema = z.strictObject({
  en: textSchema,
  ru: textSchema,
  kk: textSchema.exactOptional(),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** The words in one language; without Kazakh words, the Russian ones. */
export const inLanguage = (text: LocalizedText, language: Language): string => text[language] ?? text.ru;
