/**
 * A scenario: what a Monte Carlo run is told. The shape of its JSON, with the words that an editor shows beside each field;
 * `parseScenario` adds what its parts must be to one another. Shares and probabilities are numbers from 0 to 1; money is
 * whole tenge; dates are calendar dates at Almaty, and what happens on a date has happened by the end of that day.
 */
import { z } from 'zod';
import { idSchema, localTextSchema, textSchema } from '../../engine/encoding/schemas.ts';
import { lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import { tengeSchema } from '../../engine/terms/tenge.ts';
import { claimRuleSchema } from './claimRule.ts';
import { sellThroughSchema, shareSchema } from './sellThrough.ts';

export type { ClaimRule } from './claimRule.ts';
export type { SellThrough } from './sellThrough.ts';

export const SCENARIO_VERSION = 'tirazh/scenario/v1';

/** Of a grid as of a list: more would make a fan chart no finer, and every one costs memory in every worker. */
export const MAX_CHECKPOINTS = 1000;

const [FIRST_DATE, LAST_DATE] = ['2000-01-01', '2199-12-31'];

const dateSchema = z.iso
  .date({
    error: ({ code }) =>
      code === 'invalid_type' ? undefined : 'expected a day of the calendar such as "2026-01-31"',
  })
  .refine((date) => date >= FIRST_DATE && date <= LAST_DATE, {
    error: ({ input }) => `expected a day from ${FIRST_DATE} to ${LAST_DATE}, got ${input}`,
  });

const seriesSchema = z
  .strictObject({
    launchOn: dateSchema.meta({ description: 'The first day on which tickets of the series are sold.' }),
    sellThrough: sellThroughSchema
      .meta({ description: 'Sales of this series, where they differ from those of the others.' })
      .exactOptional(),
  })
  .meta({ title: 'Series' });

const gridSchema = z
  .strictObject({
    every: z.enum(['day', 'week', 'month', 'quarter']),
    until: dateSchema.meta({ description: 'The last checkpoint; it may cut the last period short.' }),
  })
  .meta({
    title: 'Grid',
    description: `The last day of every period counted from the first launch, and "until". At most ${MAX_CHECKPOINTS}.`,
  });

const checkpointsSchema = z.union([
  gridSchema,
  z
    .strictObject({ dates: z.array(dateSchema).min(1).max(MAX_CHECKPOINTS) })
    .meta({ title: 'List', description: 'Ascending, each date once.' }),
]);

const plannedDrawSchema = z
  .strictObject({
    series: z.int().min(1).meta({ description: 'Whose draw it is: 1 for the first of "series".' }),
    on: dateSchema,
    prize: idSchema.meta({ description: 'Id of a prize of the draw fund of the terms.' }),
    winners: z.int().min(1).max(1000),
  })
  .meta({ title: 'Draw' });

export const scenarioSchema = z.strictObject({
  version: z.literal(SCENARIO_VERSION),
  name: localTextSchema.meta({ description: 'What the scenario is called, in Kazakh, Russian and English.' }),
  terms: lotteryTermsSchema.meta({ title: 'Terms', description: 'The terms of the lottery.' }),
  mode: z.enum(['terminal', 'path', 'full']).meta({
    description:
      '"terminal" looks at the last checkpoint only, "path" at every checkpoint, "full" shuffles whole series and sells them pack by pack.',
  }),
  series: z.array(seriesSchema).min(1).max(100),
  sellThrough: sellThroughSchema.meta({
    title: 'Sell-through',
    description: 'Sales of every series that has none of its own.',
  }),
  checkpoints: checkpointsSchema.meta({
    title: 'Checkpoints',
    description: 'The days at whose end the fund is looked at.',
  }),
  claims: z.array(claimRuleSchema).min(1).max(1000).meta({
    title: 'Claims',
    description:
      'Each prize of the terms has exactly one rule: the one that names it, or the one without "tiers".',
  }),
  unclaimed: z
    .strictObject({
      lotteryEndsOn: dateSchema.meta({ description: 'Not before the last sale and the last draw.' }),
      keptYears: z.int().min(0).max(30).meta({ description: '3 by clause 9.7.' }),
    })
    .meta({
      title: 'Unclaimed money',
      description:
        'It is kept so many years after the lottery ends, then goes to the state budget (clause 9.7).',
    }),
  draws: z
    .strictObject({
      registrationShare: shareSchema.meta({
        description: 'Probability that the holder of a sold ticket registers its draw number.',
      }),
      calendar: z.array(plannedDrawSchema).max(1000),
    })
    .meta({
      title: 'Draws',
      description: 'The draws of each series; their prizes stay within its draw fund (clause 14.7).',
    }),
  tax: z
    .strictObject({
      residentsShare: shareSchema.meta({ description: 'Probability that a winner is a resident.' }),
      mrpYear: z.int().min(2000).max(2199).meta({
        description: 'The year whose MRP and rates hold for every payment; the terms give its MRP.',
      }),
    })
    .meta({ title: 'Tax' }),
  fund: z
    .strictObject({
      openingTenge: tengeSchema.meta({ description: 'In the prize fund before the first sale.' }),
      accrualShare: shareSchema.meta({
        description: 'Share of revenue put into the prize fund as tickets are sold.',
      }),
      interestPerYear: z.number().min(0).max(1).meta({
        description:
          'Simple within a step (actual/365), on a positive balance, rounded down to whole tenge at each checkpoint.',
      }),
    })
    .meta({ title: 'Prize fund' }),
  trials: z.int().min(1).max(1_000_000_000),
  seed: textSchema
    .max(200)
    .meta({ description: 'Public, any words: the key of every block of trials is derived from it.' }),
});
export type Scenario = z.infer<typeof scenarioSchema>;
