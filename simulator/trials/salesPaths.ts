/** The ways in which one series can be sold, where they can be listed: tickets sold at the end of each of the sales days. */
import type { DoubleSource } from '../samplers/randomDoubles.ts';
import { sellThroughOf } from '../scenario/salesPeriod.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { SellThrough } from '../scenario/sellThrough.ts';
import { sellThroughPlan } from '../scenario/sellThroughPlan.ts';
import type { Timeline } from '../scenario/timeline.ts';

export interface SalesPath {
  readonly probability: number;
  /** By sales day. */
  readonly sold: Int32Array;
}

/** For sales that take no random number. */
const NO_RANDOMNESS: DoubleSource = {
  next: () => {
    throw new Error('sellThroughPlan: fixed sales drew a random number');
  },
  nextDouble: () => NO_RANDOMNESS.next(),
};

function pathOf(scenario: Scenario, sales: Timeline, series: number, probability: number): SalesPath {
  const sold = new Int32Array(sales.checkpoints.length);
  sellThroughPlan(scenario, sales, series).sample(NO_RANDOMNESS, sold);
  return { probability, sold };
}

const withSales = (scenario: Scenario, index: number, sellThrough: SellThrough): Scenario => ({
  ...scenario,
  series: scenario.series.map((series, i) => (i === index ? { ...series, sellThrough } : series)),
});

/**
 * Every path with its probability; one path for fixed sales. Null where there are too many to list (beta, uncertain curve).
 * @param series from 0
 */
export function salesPaths(scenario: Scenario, sales: Timeline, series: number): SalesPath[] | null {
  if (sellThroughPlan(scenario, sales, series).isFixed) return [pathOf(scenario, sales, series, 1)];
  const model = sellThroughOf(scenario, series);
  if (model.model !== 'distribution' || !model.outcomes) return null;
  const total = model.outcomes.reduce((sum, { probability }) => sum + probability, 0);
  return model.outcomes.map(({ share, probability }) => {
    const fixed = withSales(scenario, series, { model: 'fixed', share, months: model.months });
    return pathOf(fixed, sales, series, probability / total);
  });
}
