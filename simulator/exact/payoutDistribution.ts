/**
 * The whole law of the instant prizes on the tickets sold: exact up to the rounding of doubles, for any number sold.
 * See README.md for the method and its errors.
 */
import type { Tenge } from '../../engine/terms/tenge.ts';
import { drawnSample } from './drawnSample.ts';
import { greatestCommonDivisor } from './greatestCommonDivisor.ts';
import { payoutMoments } from './payoutMoments.ts';
import { payoutSplit } from './payoutSplit.ts';
import { payoutSupport, type WorthGroup } from './payoutSupport.ts';
import { checkDrawn, type PrizeUrn, winnersOf } from './prizeUrn.ts';
import { smallestWhere } from './smallestWhere.ts';
import { pointLaw, splitLaw, type UnitLaw } from './unitLaw.ts';

/** One bin of a curve: its middle and the probability of the whole bin. */
export interface DensityPoint {
  readonly xTenge: number;
  readonly probability: number;
}

export interface PayoutDistribution {
  /** The greatest common divisor of the amounts: every total is a multiple of it. */
  readonly unitTenge: Tenge;
  readonly minimumTenge: Tenge;
  readonly maximumTenge: Tenge;
  readonly meanTenge: number;
  /** P(S ≤ x). */
  cdf(xTenge: number): number;
  /** P(S > x), with its own digits where it is small. */
  exceedance(xTenge: number): number;
  /**
   * The smallest multiple x of the unit with P(S ≤ x) ≥ p: the value at risk at p.
   * @param p 0 to 1 @throws RangeError outside
   */
  quantile(p: number): Tenge;
  /**
   * The mean of the worst 1 − p of outcomes, (1 ∕ (1 − p)) ∫ₚ¹ quantile(u) du: coherent also where an atom sits at the
   * quantile; the maximum for p = 1.
   * @param p 0 to 1 @throws RangeError outside
   */
  tailValueAtRisk(p: number): number;
  /** P(from ≤ S < to). */
  massBetween(fromTenge: number, toTenge: number): number;
  /**
   * The law in at most `points` bins of equal width, a multiple of the unit, from the 10⁻⁶-quantile to the one at
   * 1 − 10⁻⁶.
   * @param points integer, 1 or more
   */
  density(points: number): DensityPoint[];
}

/**
 * Probabilities are computed to about 10⁻¹⁵, and a decimal such as 0.05 is itself no exact double: a quantile counts a
 * probability as reached that misses p by less than this.
 */
const tieAt = (p: number): number => 4e-15 + 1e-12 * Math.min(p, 1 - p);

/** Share of the law that `density` leaves out at each end. */
const CURVE_END = 1e-6;

/**
 * @param sold integer, 0 to the urn's tickets
 * @throws RangeError for another number; TirazhError BAD_INPUT for a table that would take too long (many tiers
 * without a common divisor, hardly any tickets)
 */
export function payoutDistribution(urn: PrizeUrn, sold: number): PayoutDistribution {
  checkDrawn(urn, sold, 'sold');
  const unitTenge =
    urn.tiers.reduce((divisor, { amountTenge }) => greatestCommonDivisor(amountTenge, divisor), 0) || 1;
  const groups = unitGroups(urn, unitTenge);
  const [least, most] = payoutSupport(groups, sold, sold);
  const law = least === most ? pointLaw(least) : exactLaw(groups, urn.tickets, sold);
  const { meanTenge } = payoutMoments(urn, sold);
  return distributionOf(law, { unitTenge, least, most, meanTenge });
}

/** The urn's tickets by worth in units; tiers of one amount are one group. */
function unitGroups(urn: PrizeUrn, unitTenge: Tenge): WorthGroup[] {
  const counts = new Map<number, number>([[0, urn.tickets - winnersOf(urn)]]);
  for (const { amountTenge, count } of urn.tiers) {
    const worth = amountTenge / unitTenge;
    counts.set(worth, (counts.get(worth) ?? 0) + count);
  }
  return [...counts].map(([worth, count]) => ({ worth, count })).filter(({ count }) => count > 0);
}

function exactLaw(groups: readonly WorthGroup[], tickets: number, sold: number): UnitLaw {
  const sample = drawnSample(tickets, sold);
  return splitLaw(payoutSplit(groups, sample), sample);
}

interface Frame {
  readonly unitTenge: Tenge;
  /** The support, in units. */
  readonly least: number;
  readonly most: number;
  readonly meanTenge: number;
}

function distributionOf(law: UnitLaw, { unitTenge, least, most, meanTenge }: Frame): PayoutDistribution {
  const atMost = (units: number): number => (units < least ? 0 : units >= most ? 1 : law.atMost(units));
  const above = (units: number): number => (units < least ? 1 : units >= most ? 0 : law.above(units));
  const between = (from: number, to: number): number =>
    // The smaller tail keeps its digits.
    Math.max(0, atMost(from - 1) < 0.5 ? atMost(to - 1) - atMost(from - 1) : above(from - 1) - above(to - 1));
  const quantileUnits = (p: number): number => {
    checkProbability(p);
    const reached = p - tieAt(p);
    return smallestWhere(least, most, (units) => atMost(units) >= reached);
  };
  return {
    unitTenge,
    minimumTenge: least * unitTenge,
    maximumTenge: most * unitTenge,
    meanTenge,
    cdf: (xTenge) => atMost(Math.floor(xTenge / unitTenge)),
    exceedance: (xTenge) => above(Math.floor(xTenge / unitTenge)),
    quantile: (p) => quantileUnits(p) * unitTenge,
    tailValueAtRisk: (p) => {
      if (p === 1) return most * unitTenge;
      const units = quantileUnits(p);
      // E (S − v)⁺ = mean − v + Σ of F below v.
      const excess = meanTenge / unitTenge - units + law.sumOfAtMost(units - 1);
      return Math.min(most, units + Math.max(0, excess) / (1 - p)) * unitTenge;
    },
    massBetween: (fromTenge, toTenge) =>
      between(Math.ceil(fromTenge / unitTenge), Math.ceil(toTenge / unitTenge)),
    density: (points) => {
      const from = quantileUnits(CURVE_END);
      const width = Math.ceil((quantileUnits(1 - CURVE_END) - from + 1) / points);
      const bins = Math.ceil((quantileUnits(1 - CURVE_END) - from + 1) / width);
      return Array.from({ length: bins }, (_, i) => ({
        xTenge: (from + i * width + (width - 1) / 2) * unitTenge,
        probability: between(from + i * width, from + (i + 1) * width),
      }));
    },
  };
}

function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: expected a probability 0 to 1, got ${p}`);
}
