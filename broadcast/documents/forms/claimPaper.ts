/**
 * What a form of a claim is filled from: one record for all, of which each takes what it needs. A null is a line to be written on
 * by hand. Parts of the terms and of the quote are taken as they stand there (`terms.operator`, `quote.tax`, `quote.deadline`); what a
 * form does not print of them is passed over. Messages of faults say what is expected and never what came: it is personal data.
 */
import { z } from 'zod';
import { daySchema } from '../../../engine/claims/day.ts';
import type { DocumentId } from '../../../engine/claims/requiredDocuments.ts';
import { idSchema, typedTextSchema } from '../../../engine/encoding/schemas.ts';
import { badInput } from '../../../engine/errors.ts';
import { checkBin } from '../../../engine/identity/bin.ts';
import { positiveTengeSchema, tengeSchema } from '../../../engine/terms/tenge.ts';
import { personDataSchema } from '../../people/personData.ts';

const words = (most: number) => typedTextSchema.max(most);

/** Words of the terms in the papers' languages; without Kazakh ones the Russian stand in. */
const localSchema = z.object({ ru: words(400), kk: words(400).optional() });

const DOCUMENT_IDS = [
  ...(['ticket', 'identity', 'iin', 'bank-details', 'cash-order', 'transfer-request'] as const),
  ...(['expertise-request', 'consent', 'in-kind-statement', 'certificate'] as const),
  ...(['cash-equivalent-statement', 'tax-receipt'] as const),
] as const satisfies readonly DocumentId[];

const taxSchema = z.object({
  year: z.int().min(2000).max(2999),
  mrpTenge: positiveTengeSchema,
  /** The largest prize that is not taxed. */
  thresholdTenge: tengeSchema,
  /** Null where nothing is taxed. */
  rate: z.object({ rateBasisPoints: z.int().min(0).max(10_000) }).nullable(),
  taxTenge: tengeSchema,
});

export const claimPaperSchema = z.strictObject({
  /** Random id of the claim: it stands at the foot of every page. */
  claim: idSchema,
  /** The day it is made out, Asia/Almaty; the PDF's own date too. */
  madeOn: daySchema,
  /** The day it is signed; null: written beside the signature. */
  signedOn: daySchema.nullable(),
  /** `terms.operator`. */
  operator: z.object({
    name: localSchema,
    bin: z
      .string()
      .refine((bin) => checkBin(bin).ok, 'expected a BIN of twelve digits with a right check digit'),
    address: localSchema,
  }),
  lottery: z.strictObject({
    name: localSchema,
    /** The day its conditions were approved on, as the operator's details say: the document leaves it blank. Null: written by hand. */
    approvedOn: daySchema.nullable(),
  }),
  /** The ticket's serial as it stands on it. */
  ticket: z.string().regex(/^\d{3}-\d{5}-\d{2}$/, 'expected a serial such as 001-00042-07'),
  prize: z.strictObject({
    /** Of a thing; null: it is money. */
    name: localSchema.nullable(),
    /** Gross; of a thing its value. */
    amountTenge: positiveTengeSchema,
    inKind: z.boolean(),
    /** Make, colour, number of a thing; null: written by hand. */
    details: words(300).nullable(),
  }),
  /** The draw that it was won in; null: on the ticket itself. */
  draw: z.strictObject({ id: idSchema, heldOn: daySchema.nullable() }).nullable(),
  /** `quote.tax` of the day of payment; null: not settled yet. */
  tax: taxSchema.nullable(),
  /** What is to be said beside the tax: that its rate is not confirmed. */
  taxNote: words(300).nullable(),
  /** Of Kazakhstan; null: nobody has said. */
  resident: z.boolean().nullable(),
  /** What is left after tax, and what of it is handed over as money: 0 for a thing. */
  netTenge: tengeSchema.nullable(),
  payTenge: tengeSchema.nullable(),
  /** `quote.deadline`; null where there is no quote: written by hand. */
  deadline: z.object({ dueOn: daySchema.nullable(), outerOn: daySchema }).nullable(),
  person: personDataSchema.nullable(),
  /** Whether the winner's name may be published; null: ticked by hand. */
  publicationConsent: z.boolean().nullable(),
  /** Why the prize is not paid (9.11); null: the claim was not refused. */
  refusal: z
    .strictObject({
      ground: localSchema,
      clause: words(60),
      on: daySchema,
      /** The act of the expertise that it rests on. */
      act: z.strictObject({ number: words(40), on: daySchema }).nullable(),
    })
    .nullable(),
  /** Number of the cash order. */
  reference: words(40).nullable(),
  /** Accounts and code of the cash order. */
  accounting: z.strictObject({
    debit: words(40).nullable(),
    credit: words(40).nullable(),
    purpose: words(40).nullable(),
  }),
  /** Papers that lie behind the cash order: `claim.documents`; empty: written by hand. */
  attached: z.array(z.enum(DOCUMENT_IDS)),
  /** Who pays or takes the paper. */
  official: words(200).nullable(),
  /** Telephone of the contact centre. */
  contactCentre: words(60).nullable(),
  /** City where the paper is made out. */
  place: words(120).nullable(),
});

/** As it is given; `ClaimPaper` is what is printed. */
export type ClaimPaperInput = z.input<typeof claimPaperSchema>;
export type ClaimPaper = z.output<typeof claimPaperSchema>;
export type Person = NonNullable<ClaimPaper['person']>;

/** @throws TirazhError BAD_INPUT naming every fault with its path, and nothing of what came */
export function readClaimPaper(input: unknown): ClaimPaper {
  const parsed = claimPaperSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${z.core.toDotPath(path)}: ${message}`);
  throw badInput(`the form cannot be filled: ${faults.join('; ')}`);
}
