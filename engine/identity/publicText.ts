/** Text that people type and everybody may read: it stands in the public journal for good, so it has no number of a person. */
import { typedTextSchema } from '../encoding/schemas.ts';
import { checkIin } from './iin.ts';

/** Twelve digits, however grouped: `900101 300077`, `900101-300077`. */
const TWELVE_DIGITS = /(?<!\d)\d(?:[ -]?\d){11}(?!\d)/g;

/** Whether any twelve digits of the text are an IIN. */
export const namesPerson = (text: string): boolean =>
  (text.match(TWELVE_DIGITS) ?? []).some((digits) => checkIin(digits.replace(/\D/g, '')).ok);

export const publicTextSchema = typedTextSchema.refine(
  (text) => !namesPerson(text),
  'expected no IIN: this stands in the public journal for good',
);
