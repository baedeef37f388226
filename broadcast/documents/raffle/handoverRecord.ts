/**
 * What a handover act is filled from (clauses 7, 9, 11 to 14). A null is a line to be written on by hand. Messages of faults say what is
 * expected and never what came: it is personal data.
 */
import { z } from 'zod';
import { daySchema } from '../../../engine/claims/day.ts';
import { idSchema, typedTextSchema } from '../../../engine/encoding/schemas.ts';
import { badInput } from '../../../engine/errors.ts';
import { checkBin } from '../../../engine/identity/bin.ts';
import { checkIin } from '../../../engine/identity/iin.ts';
import { codeSchema, SIGNINGS } from '../../../engine/raffle/aftermathSteps.ts';
import { monthSchema } from '../../../engine/raffle/raffleTerms.ts';

const words = (most: number) => typedTextSchema.max(most);

const documentSchema = z.strictObject({ number: words(40), issuedOn: daySchema, issuedBy: words(200) });

export const handoverSchema = z.strictObject({
  month: monthSchema,
  /** The draw that the winner comes from, and its day. */
  draw: idSchema,
  drawnOn: daySchema,
  code: codeSchema,
  /** The day the act is made out: the paper's own date. */
  madeOn: daySchema,
  /** The day of the handover; null: written by hand. */
  handedOn: daySchema.nullable(),
  place: words(120).nullable(),
  certificate: z.strictObject({ number: words(60).nullable(), validThrough: daySchema.nullable() }),
  winner: z.strictObject({
    /** Of the person, or of the enterprise. */
    name: words(300).nullable(),
    iinOrBin: z
      .string()
      .refine(
        (text) => checkIin(text).ok || checkBin(text).ok,
        'expected an IIN or BIN of twelve digits with a right check digit',
      )
      .nullable(),
    document: documentSchema.nullable(),
    address: words(400).nullable(),
    phone: words(40).nullable(),
    email: words(200).nullable(),
  }),
  /** Who comes instead with the original of a power of attorney (clause 14); null: the winner comes. */
  proxy: z
    .strictObject({
      name: words(300).nullable(),
      document: documentSchema.nullable(),
      power: z.strictObject({ number: words(60), issuedOn: daySchema, certifiedBy: words(200) }).nullable(),
    })
    .nullable(),
  handedBy: z.strictObject({ name: words(200).nullable(), post: words(200).nullable() }),
  /** Null: both ways are open, as the act is made out before it is signed. */
  signing: z.enum(SIGNINGS).nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;

/** @throws TirazhError BAD_INPUT naming every fault with its path, and nothing of what came */
export function readHandover(input: unknown): Handover {
  const parsed = handoverSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${z.core.toDotPath(path)}: ${message}`);
  throw badInput(`the act cannot be filled: ${faults.join('; ')}`);
}
