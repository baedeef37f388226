/** When a series is sold, by day: from its launch to the end of its last month. */
import { addMonths, type Day, dayNumber } from './calendar.ts';
import type { Scenario, SellThrough } from './scenario.ts';

/** The model of one series, by index from 0: its own, or that of the scenario. */
export const sellThroughOf = (
  { series, sellThrough }: Pick<Scenario, 'series' | 'sellThrough'>,
  seriesIndex: number,
): SellThrough => series[seriesIndex]!.sellThrough ?? sellThrough;

const monthsOf = (model: SellThrough): number =>
  model.model === 'curve' ? model.cumulativeShares.length : model.months;

/** The first day of each month of sales and, last, the day after the last sale: one more than there are months. */
export function monthStarts(launchOn: string, model: SellThrough): Day[] {
  const launch = dayNumber(launchOn);
  return Array.from({ length: monthsOf(model) + 1 }, (_, month) => addMonths(launch, month));
}

/** The last day on which tickets of a series are sold by plan. */
export const lastSalesDay = (launchOn: string, model: SellThrough): Day =>
  addMonths(dayNumber(launchOn), monthsOf(model)) - 1;
