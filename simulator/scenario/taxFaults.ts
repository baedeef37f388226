/** A tax year of which the terms know no MRP or no rate. */
import type { CrossFault, KnownParts } from './crossFault.ts';

export function* taxFaults({ terms, tax }: KnownParts): Generator<CrossFault> {
  if (!terms || !tax) return;
  const path = ['tax', 'mrpYear'];
  const years = Object.keys(terms.tax.mrpTengeByYear);
  if (!years.includes(String(tax.mrpYear))) {
    yield {
      path,
      message: `expected a year whose MRP the terms give (${years.join(', ')}), got ${tax.mrpYear}`,
    };
  }
  for (const group of ['residents', 'nonResidents'] as const) {
    const { from } = terms.tax[group][0]!;
    if (from <= `${tax.mrpYear}-12-31`) continue;
    yield { path, message: `the terms have no rate for ${group} before ${from}, got ${tax.mrpYear}` };
  }
}
