/**
 * A scenario: what a Monte Carlo run is told. The shape of its JSON; `parseScenario` adds what its parts must be to one
 * another. Shares and probabilities are numbers from 0 to 1; money is whole tenge; dates are calendar dates at Almaty.
 */
import { z } from 'zod';
import { idSchema, localTextSchema } from '../../engine/encoding/schemas.ts';
import { lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import { tengeSchema } from '../../engine/terms/tenge.ts';

export const SCENARIO_VERSION = 'tirazh/scenario/v1';

const shareSchema = z.number().min(0).max(1);
const dateSchema = z.iso.date();
/** Months over which a series is sold, launch included. */
const monthsSchema = z.int().min(1).max(120);

/** All of a share of the series, or a number of tickets, evenly over the months. */
const fixedSellThroughSchema = z.strictObject({
  model: z.literal('fixed'),
  /** Exactly one of the two. */
  share: shareSchema.exactOptional(),
  sold: z.int().nonnegative().exactOptional(),
  months: monthsSchema,
});

/** The final share is one of the outcomes, or beta-distributed; even sales over the months. */
const distributionSellThroughSchema = z.strictObject({
  model: z.literal('distribution'),
  outcomes: z
    .array(z.strictObject({ share: shareSchema, probability: shareSchema }))
    .min(1)
    .exactOptional(),
  beta: z.strictObject({ mean: z.number().gt(0).lt(1), sd: z.number().gt(0).lt(0.5) }).exactOptional(),
  months: monthsSchema,
});

/**
 * Cumulative shares at the end of each month since the launch, sales even within a month. `sd` is the standard deviation of
 * the logarithm of a factor (mean 1) that multiplies the whole curve of one series; shares are cut at 1.
 */
const curveSellThroughSchema = z.strictObject({
  model: z.literal('curve'),
  cumulativeShares: z.array(shareSchema).min(1).max(120),
  uncertainty: z.strictObject({ sd: z.number().min(0).max(2) }).exactOptional(),
});

export const sellThroughSchema = z.discriminatedUnion('model', [
  fixedSellThroughSchema,
  distributionSellThroughSchema,
  curveSellThroughSchema,
]);
export type SellThrough = z.infer<typeof sellThroughSchema>;

/** Part of the claimed prizes that is paid so many days after the winning ticket was sold (or the draw held). */
const delaySchema = z.strictObject({ days: z.int().min(0).max(3660), probability: shareSchema });

export const claimRuleSchema = z.strictObject({
  /** Ids of instant tiers or draw prizes; without it the rule is for every prize that no other rule names. */
  tiers: z.array(idSchema).min(1).exactOptional(),
  /** Probability that a prize is ever claimed. */
  share: shareSchema,
  /** Probabilities add up to 1. */
  delays: z.array(delaySchema).min(1).max(60),
});
export type ClaimRule = z.infer<typeof claimRuleSchema>;

export const scenarioSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  version: z.literal(SCENARIO_VERSION),
  name: localTextSchema,
  /** The terms themselves; in a file, also the path of a terms file beside it. */
  terms: lotteryTermsSchema,
  /** `terminal` looks at the end only, `path` at every checkpoint, `full` shuffles and sells whole series. */
  mode: z.enum(['terminal', 'path', 'full']),
  series: z
    .array(z.strictObject({ launchOn: dateSchema, sellThrough: sellThroughSchema.exactOptional() }))
    .min(1)
    .max(100),
  /** Of every series that has none of its own. */
  sellThrough: sellThroughSchema,
  checkpoints: z.union([
    z.strictObject({ every: z.enum(['day', 'week', 'month', 'quarter']), until: dateSchema }),
    z.strictObject({ dates: z.array(dateSchema).min(1).max(1000) }),
  ]),
  claims: z.array(claimRuleSchema).min(1),
  /** Clause 9.16: unclaimed money is kept so many years after the lottery ends, then goes to the state budget. */
  unclaimed: z.strictObject({ lotteryEndsOn: dateSchema, keptYears: z.int().min(0).max(30) }),
  draws: z.strictObject({
    /** Probability that the holder of a sold ticket registers it. */
    registrationShare: shareSchema,
    calendar: z
      .array(
        z.strictObject({
          /** 1 for the first of `series`. */
          series: z.int().min(1),
          on: dateSchema,
          /** Id of a prize of the draw fund. */
          prize: idSchema,
          winners: z.int().min(1).max(1000),
        }),
      )
      .max(1000),
  }),
  tax: z.strictObject({ residentsShare: shareSchema, mrpYear: z.int().min(2023).max(2100) }),
  fund: z.strictObject({
    openingTenge: tengeSchema,
    /** Of revenue, put into the prize fund as tickets are sold. */
    accrualShare: shareSchema,
    /** A year, simple within a step (actual/365), on a positive balance; rounded down to whole tenge at each checkpoint. */
    interestPerYear: z.number().min(0).max(1),
  }),
  trials: z.int().min(1).max(1_000_000_000),
  /** Public: any words. The key of every block of trials is derived from it. */
  seed: z.string().min(1).max(200),
});
export type Scenario = z.infer<typeof scenarioSchema>;
