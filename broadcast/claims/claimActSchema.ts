/** An act on a claim as it comes over the interface: every word of it is one of a list, so that nothing personal can slip in. */
import { z } from 'zod';
import type { ClaimAct } from '../../engine/claims/claimAct.ts';
import { daySchema } from '../../engine/claims/day.ts';
import type { PayoutForm } from '../../engine/claims/payoutForms.ts';
import { REFUSAL_GROUNDS, type RefusalGround } from '../../engine/claims/refusalGrounds.ts';
import type { DocumentId } from '../../engine/claims/requiredDocuments.ts';
import { checkIin } from '../../engine/identity/iin.ts';

const FORMS = ['cash', 'transfer', 'in-kind'] as const satisfies readonly PayoutForm[];
const DOCUMENTS = [
  ...(['ticket', 'identity', 'iin', 'bank-details', 'cash-order', 'transfer-request'] as const),
  ...(['expertise-request', 'consent', 'in-kind-statement', 'certificate'] as const),
  ...(['cash-equivalent-statement', 'tax-receipt'] as const),
] as const satisfies readonly DocumentId[];
const FINDINGS = ['genuine', 'damaged', 'forged'] as const;
/** The longest prolongation that one act may give. */
const MOST_WORKING_DAYS = 250;

const formSchema = z.enum(FORMS);
const bare = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

/** Number of a paper. It stands in the journal: five letters in a row could be a name, twelve digits an IIN. */
export const referenceSchema = z
  .string()
  .max(32)
  .regex(
    /^(?!.*\p{L}{5})(?=.*\d)[\d\p{L}/-]+$/u,
    'expected the number of a paper: digits, "/", "-", and no more than four letters in a row',
  )
  .refine((text) => !checkIin(text).ok, 'expected the number of a paper, got an IIN');

/** Left out in records from before papers were asked for; `claims.ts` asks for them. */
const paperSchema = z.strictObject({ number: referenceSchema, on: daySchema }).exactOptional();

export const claimActSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('choose'),
    resident: z.boolean().nullable(),
    wishes: z.strictObject({
      form: formSchema.exactOptional(),
      cashEquivalent: z.boolean().exactOptional(),
      expertise: z.boolean().exactOptional(),
    }),
  }),
  z.strictObject({
    type: z.literal('give-documents'),
    documents: z.array(z.enum(DOCUMENTS)).min(1).max(DOCUMENTS.length),
  }),
  bare('consent-to-processing'),
  z.strictObject({ type: z.literal('consent-to-publication'), given: z.boolean() }),
  bare('visit-head-office'),
  bare('send-to-expertise'),
  z.strictObject({
    type: z.literal('extend-expertise'),
    workingDays: z.int().max(MOST_WORKING_DAYS),
    holderNotified: z.boolean(),
    paper: paperSchema,
  }),
  z.strictObject({ type: z.literal('close-expertise'), finding: z.enum(FINDINGS), paper: paperSchema }),
  z.strictObject({
    type: z.literal('hand-to-police'),
    presenter: z.literal('unknown').exactOptional(),
    paper: paperSchema,
  }),
  z.strictObject({ type: z.literal('approve'), residencyConfirmed: z.literal(true).exactOptional() }),
  z.strictObject({ type: z.literal('record-tax'), taxTenge: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('refund-tax'), paper: paperSchema }),
  z.strictObject({ type: z.literal('show-original'), paper: paperSchema }),
  z.strictObject({ type: z.literal('close-case'), paper: paperSchema }),
  z.strictObject({ type: z.literal('pay'), form: formSchema, ofAge: z.literal(true).exactOptional() }),
  bare('withdraw-ticket'),
  bare('destroy-ticket'),
  z.strictObject({
    type: z.literal('refuse'),
    ground: z.enum(Object.keys(REFUSAL_GROUNDS) as [RefusalGround, ...RefusalGround[]]),
  }),
  bare('return-ticket'),
]) satisfies z.ZodType<Exclude<ClaimAct, { type: 'expire' }>>;
