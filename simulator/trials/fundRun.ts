/**
 * The prize fund step by step. All is whole tenge; a step ends at a checkpoint:
 *
 *     interest[c] = ⌊balance[c−1] · factor[c]⌋ if balance[c−1] > 0, else 0      (product in doubles)
 *     balance[c]  = balance[c−1] + interest[c] + flow[c]
 *     flow[c]     = accrual[c] − paid[c] − toBudget[c]
 *
 * with balance[−1] the opening balance and factor[c] = interestPerYear · days of the step ∕ 365.
 */
import type { Tenge } from '../../engine/terms/tenge.ts';

export interface FundRun {
  interestTenge: Tenge;
  lowestTenge: Tenge;
  closingTenge: Tenge;
}

const interestOn = (balanceTenge: Tenge, factor: number): Tenge =>
  balanceTenge > 0 ? Math.floor(balanceTenge * factor) : 0;

/**
 * @param flows of every checkpoint
 * @param factors of every checkpoint
 * @param balances overwritten: the balance at every checkpoint
 * @param run overwritten
 */
export function runFund(
  openingTenge: Tenge,
  flows: Float64Array,
  factors: Float64Array,
  balances: Float64Array,
  run: FundRun,
): void {
  let balance = openingTenge;
  run.interestTenge = 0;
  run.lowestTenge = Infinity;
  for (let c = 0; c < flows.length; c++) {
    const interest = interestOn(balance, factors[c]!);
    balance += interest + flows[c]!;
    balances[c] = balance;
    run.interestTenge += interest;
    if (balance < run.lowestTenge) run.lowestTenge = balance;
  }
  run.closingTenge = balance;
}

/**
 * The smallest opening balance with which the fund is negative at no checkpoint: from the last step to the first, the
 * smallest balance before the step that leaves what is needed after it.
 */
export function floatTenge(flows: Float64Array, factors: Float64Array): Tenge {
  let needed = 0;
  for (let c = flows.length - 1; c >= 0; c--) needed = neededBefore(needed - flows[c]!, factors[c]!);
  return needed;
}

/** The smallest balance, 0 or more, that is `grownTenge` or more with its interest. */
function neededBefore(grownTenge: Tenge, factor: number): Tenge {
  if (grownTenge <= 0) return 0;
  if (factor === 0) return grownTenge;
  // The estimate is off by the floor and the rounding of doubles only; the loops settle it.
  let balance = Math.ceil(grownTenge / (1 + factor));
  while (balance + interestOn(balance, factor) < grownTenge) balance++;
  while (balance > 0 && balance - 1 + interestOn(balance - 1, factor) >= grownTenge) balance--;
  return balance;
}
