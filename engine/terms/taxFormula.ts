/** The income tax on one prize by a formula of the terms (clause 9.3), the misprinted one included so that it can be shown wrong. */
import type { TaxBase } from './taxTerms.ts';
import type { Tenge } from './tenge.ts';

export interface TaxFormula {
  readonly base: TaxBase;
  /** Hundredths of a percent. */
  readonly rateBasisPoints: number;
}

export interface TaxThreshold {
  readonly thresholdMrp: number;
  /** MRP of the year of payment. */
  readonly mrpTenge: Tenge;
}

/** The largest prize that is not taxed. */
export const thresholdTenge = ({ thresholdMrp, mrpTenge }: TaxThreshold): Tenge => thresholdMrp * mrpTenge;

/**
 * Tax in whole tenge; 0 up to and including the threshold.
 * @param winTenge the gross prize
 * @param rounding of the fraction of a tenge
 */
export function taxTenge(
  formula: TaxFormula,
  winTenge: Tenge,
  threshold: TaxThreshold,
  rounding: 'half-up' | 'down',
): Tenge {
  if (winTenge <= thresholdTenge(threshold)) return 0;
  const scaled = taxedTenge(formula.base, winTenge, threshold) * BigInt(formula.rateBasisPoints);
  return Number((scaled + (rounding === 'half-up' ? 5_000n : 0n)) / 10_000n);
}

// BigInt: the misprint multiplies two amounts of money.
function taxedTenge(base: TaxBase, winTenge: Tenge, { thresholdMrp, mrpTenge }: TaxThreshold): bigint {
  const [win, count, mrp] = [BigInt(winTenge), BigInt(thresholdMrp), BigInt(mrpTenge)];
  switch (base) {
    case 'excess-over-threshold':
      return win - count * mrp;
    case 'whole-win':
      return win;
    case 'win-minus-multiple-times-mrp':
      return win > count ? (win - count) * mrp : 0n;
  }
}
