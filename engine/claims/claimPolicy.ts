/**
 * What the operator has settled where the terms leave it open or contradict themselves. Each choice carries the clauses it
 * stands between and the reading it follows, so that every answer can show them.
 */
import { z } from 'zod';
import { describeIssue, dotPath } from '../encoding/describeIssue.ts';
import { idSchema } from '../encoding/schemas.ts';
import { clauseSchema, localizedTextSchema } from '../terms/localizedText.ts';
import type { TermsFault } from '../terms/lotteryTerms.ts';
import { positiveTengeSchema } from '../terms/tenge.ts';
import { daySchema } from './day.ts';
import { taxLawSchema } from './taxLaw.ts';

export const CLAIM_POLICY_VERSION = 'tirazh/claims-policy/v1';

/** Three years: no money is kept longer (9.7). */
const MOST_DAYS = 1096;

const settled = <T extends z.ZodType>(choice: T) =>
  z.strictObject({ choice, clause: clauseSchema, reading: localizedTextSchema });

export const claimPolicySchema = z.strictObject({
  version: z.literal(CLAIM_POLICY_VERSION),
  /** Id of the terms that it belongs to. */
  terms: idSchema,
  /** Whether the winner of a thing may take its value in money instead: 9.16 l allows it, Annex 6 forbids it. */
  cashEquivalent: settled(z.enum(['refuse', 'allow'])),
  /** Whether an expertise runs within the working days of payment (9.6 е) or is added to them (9.5). */
  expertisePeriod: settled(z.enum(['included', 'added'])),
  /** Whether a ticket may still be presented while unclaimed money is kept (9.7), or only while the lottery lasts (9.5). */
  lateClaims: settled(z.enum(['refuse', 'allow'])),
  /** Two people approve what is above this gross amount, and every thing. A rule of the house: no clause asks for it. */
  secondPersonAboveTenge: settled(positiveTengeSchema),
  /** The last day of the lottery as the operator prolonged it (5.1); null where it was not. */
  prolongedThrough: settled(daySchema.nullable()),
  /**
   * For how many days after its draw a draw's prize is taken, where that is longer than tickets are (14.7 against 9.5); null, or left out:
   * no longer. Never beyond the years for which money is kept (9.7).
   */
  drawPrizeDays: settled(z.int().min(1).max(MOST_DAYS).nullable()).exactOptional(),
  /** From which day on the operator has lost its status (8.4 б): nothing is sold, and winnings are paid within three months. */
  statusLostOn: settled(daySchema.nullable()).exactOptional(),
  /** The last day for which the tax rates of the terms were compared with the law (9.3 defers to the law of the day). */
  taxConfirmedThrough: settled(daySchema),
  /** What the law has added to the terms' tax rules (9.3); left out: nothing. */
  taxLaw: settled(taxLawSchema).exactOptional(),
});
export type ClaimPolicy = z.infer<typeof claimPolicySchema>;

export type ParsedClaimPolicy =
  | { readonly ok: true; readonly policy: ClaimPolicy }
  | { readonly ok: false; readonly faults: readonly TermsFault[] };

/** Checks any JSON value and names every fault, not only the first. */
export function parseClaimPolicy(json: unknown): ParsedClaimPolicy {
  const parsed = claimPolicySchema.safeParse(json, { error: describeIssue });
  if (parsed.success) return { ok: true, policy: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map(({ path, message }) => ({ path: dotPath(path), message })),
  };
}
