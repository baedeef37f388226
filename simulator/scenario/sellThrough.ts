/**
 * Sell-through models: how many tickets of a series are sold, and by when. The shape of their JSON.
 * Shares are of the tickets of one series; months are counted from the launch, so that a series launched on the 15th ends
 * its first month on the 14th.
 */
import { z } from 'zod';

export const shareSchema = z.number().min(0).max(1);

/** How far a sum of probabilities may be from 1: they are decimals, which binary fractions hold only nearly. */
const SUM_TOLERANCE = 1e-9;

/** Whether the probabilities of all possible cases are given. */
export const addsUpToOne = (cases: readonly { probability: number }[]): boolean =>
  Math.abs(totalProbability(cases) - 1) <= SUM_TOLERANCE;

const totalProbability = (cases: readonly { probability: number }[]): number =>
  cases.reduce((sum, { probability }) => sum + probability, 0);

/** What `addsUpToOne` refuses, in words; ten digits hide what the tolerance forgives. */
export const sumMessage = (cases: readonly { probability: number }[]): string =>
  `expected probabilities that add up to 1, got ${Number(totalProbability(cases).toPrecision(10))}`;

const monthsSchema = z.int().min(1).max(120).meta({
  description: 'Months over which a series is sold, the month of its launch included; even sales by day.',
});

const either = (one: string, other: string, got: Record<string, unknown>): string =>
  `expected exactly one of "${one}" and "${other}", got ${got[one] === undefined ? 'neither' : 'both'}`;

/** The same in JSON Schema; each branch says all of itself, as strict readers want. */
const eitherSchema = (...keys: string[]): object[] =>
  keys.map((key) => ({ type: 'object', properties: { [key]: {} }, required: [key] }));

const fixedSellThroughSchema = z
  .strictObject({
    model: z.literal('fixed'),
    share: shareSchema.meta({ description: 'Share of the series that is sold.' }).exactOptional(),
    sold: z.int().nonnegative().meta({ description: 'Tickets of the series that are sold.' }).exactOptional(),
    months: monthsSchema,
  })
  .refine(({ share, sold }) => (share === undefined) !== (sold === undefined), {
    error: ({ input }) => either('share', 'sold', input as Record<string, unknown>),
  })
  .meta({
    title: 'Fixed sales',
    description:
      'A share of the series or a number of its tickets, exactly one of the two; even sales over the months.',
    oneOf: eitherSchema('share', 'sold'),
  });

const outcomeSchema = z.strictObject({
  share: shareSchema.meta({ description: 'Share of the series that is sold in this outcome.' }),
  probability: shareSchema,
});

const betaSchema = z
  .strictObject({ mean: z.number().gt(0).lt(1), sd: z.number().gt(0).lt(0.5) })
  .refine(({ mean, sd }) => !(mean > 0 && mean < 1) || sd * sd < mean * (1 - mean), {
    path: ['sd'],
    error: ({ input }) => {
      const { mean, sd } = input as { mean: number; sd: number };
      return `expected less than ${Math.sqrt(mean * (1 - mean))}, which is all that a share with the mean ${mean} can spread, got ${sd}`;
    },
  })
  .meta({ description: 'The final share is beta-distributed with this mean and standard deviation.' });

const distributionSellThroughSchema = z
  .strictObject({
    model: z.literal('distribution'),
    outcomes: z
      .array(outcomeSchema)
      .min(1)
      .max(1000)
      .refine(addsUpToOne, { error: ({ input }) => sumMessage(input as { probability: number }[]) })
      .meta({ description: 'Possible final shares; their probabilities add up to 1.' })
      .exactOptional(),
    beta: betaSchema.exactOptional(),
    months: monthsSchema,
  })
  .refine(({ outcomes, beta }) => (outcomes === undefined) !== (beta === undefined), {
    error: ({ input }) => either('outcomes', 'beta', input as Record<string, unknown>),
  })
  .meta({
    title: 'Uncertain sales',
    description:
      'The final share is one of the outcomes or beta-distributed, exactly one of the two, drawn anew for every series of every trial; even sales over the months.',
    oneOf: eitherSchema('outcomes', 'beta'),
  });

const curveSellThroughSchema = z
  .strictObject({
    model: z.literal('curve'),
    cumulativeShares: z
      .array(shareSchema)
      .min(1)
      .max(120)
      .superRefine((shares, context) => {
        for (const [i, share] of shares.entries()) {
          const before = shares[i - 1] ?? 0;
          if (share >= before) continue;
          const message = `expected at least the share of the month before (${before}), got ${share}; the shares are cumulative`;
          context.addIssue({ code: 'custom', path: [i], message });
        }
      })
      .meta({
        description:
          'Share of the series sold by the end of each month since its launch, never falling; even sales by day within a month.',
      }),
    uncertainty: z
      .strictObject({
        sd: z
          .number()
          .min(0)
          .max(2)
          .meta({ description: 'Standard deviation of the logarithm of the factor.' }),
      })
      .meta({
        description:
          'A log-normal factor with mean 1, drawn anew for every series of every trial, multiplies the whole curve; shares are cut at 1.',
      })
      .exactOptional(),
  })
  .meta({
    title: 'Curve of sales',
    description: 'Cumulative sales month by month, with or without uncertainty.',
  });

export const sellThroughSchema = z.discriminatedUnion('model', [
  fixedSellThroughSchema,
  distributionSellThroughSchema,
  curveSellThroughSchema,
]);
export type SellThrough = z.infer<typeof sellThroughSchema>;
