/** The exact law of a run's instant prizes, for the curve over its bars: where there is one series with a known law of sales. */
import { type ExactBin, exactBins } from '../../../simulator/charts/histogramBins.ts';
import { payoutDistribution } from '../../../simulator/exact/payoutDistribution.ts';
import { prizeUrnOf } from '../../../simulator/exact/prizeUrn.ts';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import { sellThroughPlan } from '../../../simulator/scenario/sellThroughPlan.ts';
import { timelineOf } from '../../../simulator/scenario/timeline.ts';
import type { Histogram } from '../../../simulator/trials/simulationResult.ts';

/** Each outcome of the sales costs a distribution. */
const MOST_OUTCOMES = 12;

/** The probability of [fromTenge, toTenge). */
export type ExactLaw = (fromTenge: number, toTenge: number) => number;

/** Null where the law is not known: several series, or sales without a finite law. */
export function exactLawOf(scenario: Scenario): ExactLaw | null {
  if (scenario.series.length !== 1) return null;
  const { finalLaw } = sellThroughPlan(scenario, timelineOf(scenario), 0);
  if (!finalLaw || finalLaw.length > MOST_OUTCOMES) return null;
  const urn = prizeUrnOf(scenario.terms);
  const parts = finalLaw.map(({ sold, probability }) => ({
    probability,
    distribution: payoutDistribution(urn, sold),
  }));
  return (fromTenge, toTenge) =>
    parts.reduce(
      (sum, { probability, distribution }) =>
        sum + probability * distribution.massBetween(fromTenge, toTenge),
      0,
    );
}

/** The law on the bins of a histogram of `instantWonTenge`. */
export const exactCurve = (law: ExactLaw, histogram: Histogram): ExactBin[] => exactBins(histogram, law);
