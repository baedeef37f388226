/** What the operator fills into every form: telephone, city, accounts of the cash order. From a file of its own; without it the lines are blank. */
import { z } from 'zod';
import { daySchema } from '../../engine/claims/day.ts';
import { describeIssue, dotPath } from '../../engine/encoding/describeIssue.ts';
import { typedTextSchema } from '../../engine/encoding/schemas.ts';
import { badInput } from '../../engine/errors.ts';
import { readJson } from '../../terminal/files.ts';

export const FORM_DETAILS_VERSION = 'tirazh/form-details/v1';

const words = (most: number) => typedTextSchema.trim().max(most);

const formDetailsSchema = z.strictObject({
  version: z.literal(FORM_DETAILS_VERSION),
  /** Telephone of the contact centre, as it is printed (9.16 h). */
  contactCentre: words(60)
    .refine((text) => /\d{3}/.test(text), 'expected a telephone number, such as "+7 727 000 00 00"')
    .nullable(),
  /** The city where papers are made out, such as "г. Алматы" and "Алматы қ."; without Kazakh words the Russian ones stand in. */
  place: z.strictObject({ ru: words(120), kk: words(120).exactOptional() }).nullable(),
  /** The day the conditions were approved on; left out: the document in hand leaves it blank, and so does the form. */
  approvedOn: daySchema.exactOptional(),
  /** Accounts and code that stand on every cash order (form KO-2, Annex 1). */
  cashOrder: z.strictObject({
    debit: words(40).nullable(),
    credit: words(40).nullable(),
    purpose: words(40).nullable(),
  }),
});
export type FormDetails = z.infer<typeof formDetailsSchema>;

/** Every line is written by hand. */
export const NO_FORM_DETAILS: FormDetails = {
  version: FORM_DETAILS_VERSION,
  contactCentre: null,
  place: null,
  cashOrder: { debit: null, credit: null, purpose: null },
};

/** @throws TirazhError BAD_INPUT naming every fault with its path */
export async function readFormDetails(path: string): Promise<FormDetails> {
  const parsed = formDetailsSchema.safeParse(await readJson(path), { error: describeIssue });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: where, message }) => `${dotPath(where)}: ${message}`);
  throw badInput(`--form-details ${path}: ${faults.join('; ')}`);
}
