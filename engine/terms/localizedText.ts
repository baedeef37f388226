/** Words of a terms document in its languages. Clause 11.2: everything on a ticket is said in Kazakh and Russian. */
import { z } from 'zod';
import { textSchema } from '../encoding/schemas.ts';

export type Language = 'en' | 'ru' | 'kk';

/** Where the document says it, in the document's own numbering, such as `13.4` or `Annex 6`; several are joined by `; `. */
export const clauseSchema = textSchema;

/** A remark; the Kazakh wording may be missing, and then the Russian one stands in. */
export const localizedTextSchema = z.strictObject({
  en: textSchema,
  ru: textSchema,
  kk: textSchema.exactOptional(),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** The words in one language; without Kazakh words, the Russian ones. */
export const inLanguage = (text: LocalizedText, language: Language): string => text[language] ?? text.ru;
