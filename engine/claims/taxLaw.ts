/**
 * The tax law as it stands after the terms were agreed on. Clause 9.3 defers to the law of the day of payment, and the terms of a
 * series that was sold are never edited: an operator adds the MRP of a new year, and new rates, to the claims policy.
 */
import { z } from 'zod';
import { mrpByYearSchema, type TaxRate, type TaxTerms, taxRatesSchema } from '../terms/taxTerms.ts';

export const taxLawSchema = z.strictObject({
  /** In tenge; a year that the terms have as well is corrected by it. */
  mrpTengeByYear: mrpByYearSchema.exactOptional(),
  /** A rate of the same day takes the place of the terms'. */
  residents: taxRatesSchema.exactOptional(),
  nonResidents: taxRatesSchema.exactOptional(),
});
export type TaxLaw = z.infer<typeof taxLawSchema>;

/** In order of their days, later words over earlier ones. */
function merged(terms: readonly TaxRate[], law: readonly TaxRate[] = []): TaxRate[] {
  const byDay = new Map([...terms, ...law].map((rate) => [rate.from, rate]));
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The terms' tax rules with what the law has added. */
export function taxInForce(terms: TaxTerms, law: TaxLaw | null): TaxTerms {
  if (!law) return terms;
  return {
    ...terms,
    mrpTengeByYear: { ...terms.mrpTengeByYear, ...law.mrpTengeByYear },
    residents: merged(terms.residents, law.residents),
    nonResidents: merged(terms.nonResidents, law.nonResidents),
  };
}
