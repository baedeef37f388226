/** Claim rules: which share of the prizes is ever claimed and how long it takes. The shape of their JSON, and which rule holds for a prize. */
import { z } from 'zod';
import { idSchema } from '../../engine/encoding/schemas.ts';
import { addsUpToOne, shareSchema, sumMessage } from './sellThrough.ts';

const delaySchema = z.strictObject({
  days: z
    .int()
    .min(0)
    .max(3660)
    .meta({ description: 'Days from the sale of the winning ticket, or from the draw, to the payment.' }),
  probability: shareSchema.meta({
    description: 'Share of the claimed prizes that are paid after so many days.',
  }),
});

export const claimRuleSchema = z
  .strictObject({
    tiers: z
      .array(idSchema)
      .min(1)
      .meta({
        description:
          'Ids of instant tiers or draw prizes of the terms. Without it, the rule is for every prize that no other rule names.',
      })
      .exactOptional(),
    share: shareSchema.meta({ description: 'Probability that a prize is ever claimed.' }),
    delays: z
      .array(delaySchema)
      .min(1)
      .max(60)
      .refine(addsUpToOne, { error: ({ input }) => sumMessage(input as { probability: number }[]) })
      .superRefine((delays, context) => {
        const taken = new Set<number>();
        for (const [i, { days }] of delays.entries()) {
          const message = `expected each number of days once, ${days} has another entry`;
          if (taken.has(days)) context.addIssue({ code: 'custom', path: [i, 'days'], message });
          taken.add(days);
        }
      })
      .meta({ description: 'When the claimed prizes are paid; the probabilities add up to 1.' }),
  })
  .meta({ title: 'Claim rule' });
export type ClaimRule = z.infer<typeof claimRuleSchema>;

/**
 * The rule of one instant tier or draw prize: the rule that names it, or else the one that names none.
 * @throws TypeError without either, which a parsed scenario does not have
 */
export function claimRuleOf(claims: readonly ClaimRule[], prizeId: string): ClaimRule {
  const rule =
    claims.find(({ tiers }) => tiers?.includes(prizeId)) ?? claims.find(({ tiers }) => tiers === undefined);
  if (!rule) throw new TypeError(`claimRuleOf: no rule for the prize "${prizeId}"`);
  return rule;
}
