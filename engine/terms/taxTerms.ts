/**
 * Income tax on prizes as data: the rates with the date each begins, the threshold in monthly calculation indices
 * (MRP, месячный расчётный показатель), the index by year, and the formula as printed beside the one in use.
 */
import { z } from 'zod';
import { textSchema } from '../encoding/schemas.ts';
import { clauseSchema, localizedTextSchema } from './localizedText.ts';
import { positiveTengeSchema } from './tenge.ts';

/**
 * What a rate is applied to, for a prize above the threshold:
 * `excess-over-threshold` win − k × MRP; `whole-win` win; `win-minus-multiple-times-mrp` (win − k) × MRP, a misprint.
 */
export const taxBaseSchema = z.enum(['excess-over-threshold', 'whole-win', 'win-minus-multiple-times-mrp']);
export type TaxBase = z.infer<typeof taxBaseSchema>;

const rateSchema = z.strictObject({
  /** The first day it holds, in the lottery's time zone. */
  from: z.iso.date('expected a day of the calendar such as "2023-01-01"'),
  /** Hundredths of a percent: 10 % is 1000. */
  rateBasisPoints: z.int().nonnegative().max(10_000),
  base: taxBaseSchema,
});
export type TaxRate = z.infer<typeof rateSchema>;

const printedFormulaSchema = z.strictObject({
  text: textSchema,
  rateBasisPoints: z.int().nonnegative().max(10_000),
  base: taxBaseSchema,
});

export const taxRatesSchema = z
  .array(rateSchema)
  .min(1)
  .refine((rates) => rates.every((rate, i) => i === 0 || rates[i - 1]!.from < rate.from), {
    message: 'expected the rates in order of their dates, each date once',
  });

/** MRP in tenge by calendar year. */
export const mrpByYearSchema = z
  .record(z.string().regex(/^\d{4}$/, 'expected a year of four digits, such as "2024"'), positiveTengeSchema)
  .refine((years) => Object.keys(years).length > 0, { message: 'expected at least one year' });

export const taxTermsSchema = z.strictObject({
  /** Prizes up to and including this many MRP are not taxed. */
  thresholdMrp: z.int().nonnegative().max(1_000_000),
  mrpTengeByYear: mrpByYearSchema,
  residents: taxRatesSchema,
  nonResidents: taxRatesSchema,
  /** The document fixes no rounding; `half-up` to the whole tenge is the reading in use. */
  rounding: z.enum(['half-up', 'down']),
  printed: z.strictObject({ residents: printedFormulaSchema, nonResidents: printedFormulaSchema }),
  /** How the printed formula is read, and why. */
  reading: localizedTextSchema,
  /** Where the rates and the MRP of the years come from. */
  source: localizedTextSchema,
  clause: clauseSchema,
});
export type TaxTerms = z.infer<typeof taxTermsSchema>;
