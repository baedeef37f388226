/** Every prize of a scenario, instant tiers first, then draw prizes: its amount, its tax, its rule of claims. */
import { badInput } from '../../engine/errors.ts';
import { taxTenge } from '../../engine/terms/taxFormula.ts';
import type { TaxRate } from '../../engine/terms/taxTerms.ts';
import type { Tenge } from '../../engine/terms/tenge.ts';
import { type ClaimRule, claimRuleOf } from '../scenario/claimRule.ts';
import type { Scenario } from '../scenario/scenario.ts';

export interface PrizePlan {
  readonly id: string;
  readonly amountTenge: Tenge;
  readonly residentTaxTenge: Tenge;
  readonly nonResidentTaxTenge: Tenge;
  readonly rule: ClaimRule;
}

/** The rate in force on the first day of the year, or the first there is for a year before it. */
export const rateOfYear = (rates: readonly TaxRate[], year: number): TaxRate =>
  rates.findLast(({ from }) => from <= `${year}-01-01`) ?? rates[0]!;

function taxOf({ terms, tax }: Scenario): (amountTenge: Tenge) => readonly [Tenge, Tenge] {
  const mrpTenge = terms.tax.mrpTengeByYear[tax.mrpYear];
  if (mrpTenge === undefined) {
    throw badInput(`tax.mrpYear: the terms have no MRP of ${tax.mrpYear}; add it to tax.mrpTengeByYear`);
  }
  const threshold = { thresholdMrp: terms.tax.thresholdMrp, mrpTenge };
  const rates = [terms.tax.residents, terms.tax.nonResidents] as const;
  const [resident, other] = rates.map((group) => rateOfYear(group, tax.mrpYear));
  const { rounding } = terms.tax;
  return (amountTenge) => [
    taxTenge(resident!, amountTenge, threshold, rounding),
    taxTenge(other!, amountTenge, threshold, rounding),
  ];
}

/**
 * In the order of the terms.
 * @throws TirazhError BAD_INPUT for a scenario that `parseScenario` would refuse
 */
export function prizePlans(scenario: Scenario): PrizePlan[] {
  const tax = taxOf(scenario);
  const { instantTiers, drawFund } = scenario.terms;
  return [...instantTiers, ...drawFund.prizes].map(({ id, amountTenge }) => {
    const [residentTaxTenge, nonResidentTaxTenge] = tax(amountTenge);
    return { id, amountTenge, residentTaxTenge, nonResidentTaxTenge, rule: claimRuleOf(scenario.claims, id) };
  });
}
