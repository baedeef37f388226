/**
 * The exact law of a scenario's instant prizes, where there is one to be had at once: one series whose final sales are fixed or
 * one of a few outcomes. The law is then the outcomes' laws, each with its probability.
 */
import { type PayoutDistribution, payoutDistribution } from '../exact/payoutDistribution.ts';
import { prizeUrnOf } from '../exact/prizeUrn.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { sellThroughPlan } from '../scenario/sellThroughPlan.ts';
import { timelineOf } from '../scenario/timeline.ts';

/** Each takes a fraction of a second; with more of them a chart is not worth the wait. */
const MOST_OUTCOMES = 24;

/** The probability that `instantWonTenge` is in [from, to); null where it is not known exactly. */
export function exactPayoutLaw(scenario: Scenario): ((fromTenge: number, toTenge: number) => number) | null {
  if (scenario.series.length !== 1) return null;
  const { finalLaw } = sellThroughPlan(scenario, timelineOf(scenario), 0);
  if (!finalLaw || finalLaw.length > MOST_OUTCOMES) return null;
  const urn = prizeUrnOf(scenario.terms);
  const laws = finalLaw.map(({ sold, probability }): [PayoutDistribution, number] => [
    payoutDistribution(urn, sold),
    probability,
  ]);
  return (fromTenge, toTenge) =>
    laws.reduce((mass, [law, probability]) => mass + probability * law.massBetween(fromTenge, toTenge), 0);
}
