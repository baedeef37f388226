/**
 * The tax law as it stands after the terms were agreed on. Clause 9.3 defers to the law of the day of payment, and the terms of a
 * series that was sold are never edited: an operator adds the MRP of a new year, new rates and a new threshold to the claims policy.
 */
import { z } from 'zod';
import { mrpByYearSchema, type TaxRate, type TaxTerms, taxRatesSchema } from '../terms/taxTerms.ts';
import { type Day, daySchema } from './day.ts';

export const taxLawSchema = z.strictObject({
  /** In tenge; a year that the terms have as well is corrected by it. */
  mrpTengeByYear: mrpByYearSchema.exactOptional(),
  /** A rate of the same day takes the place of the terms'. */
  residents: taxRatesSchema.exactOptional(),
  nonResidents: taxRatesSchema.exactOptional(),
  /** The largest untaxed prize in MRP, from the day it changes; before the first of them the terms' own. */
  thresholdMrp: z
    .array(z.strictObject({ from: daySchema, mrp: z.int().nonnegative().max(1_000_000) }))
    .min(1)
    .refine((steps) => steps.every((step, i) => i === 0 || steps[i - 1]!.from < step.from), {
      message: 'expected the thresholds in order of their days, each day once',
    })
    .exactOptional(),
});
export type TaxLaw = z.infer<typeof taxLawSchema>;

/** In order of their days, later words over earlier ones. */
function merged(terms: readonly TaxRate[], law: readonly TaxRate[] = []): TaxRate[] {
  const byDay = new Map([...terms, ...law].map((rate) => [rate.from, rate]));
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The terms' tax rules with what the law has added. @param on the day of payment: the threshold of that day holds */
export function taxInForce(terms: TaxTerms, law: TaxLaw | null, on: Day): TaxTerms {
  if (!law) return terms;
  return {
    ...terms,
    mrpTengeByYear: { ...terms.mrpTengeByYear, ...law.mrpTengeByYear },
    residents: merged(terms.residents, law.residents),
    nonResidents: merged(terms.nonResidents, law.nonResidents),
    thresholdMrp: law.thresholdMrp?.findLast(({ from }) => from <= on)?.mrp ?? terms.thresholdMrp,
  };
}
