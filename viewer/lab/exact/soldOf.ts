/** Which share of a series a scenario plans to sell: what the exact figures begin at. */
import type { Scenario, SellThrough } from '../../../simulator/scenario/scenario.ts';

function shareOf(model: SellThrough, tickets: number): number {
  switch (model.model) {
    case 'fixed':
      return model.share ?? (model.sold ?? tickets) / tickets;
    case 'distribution':
      if (model.beta) return model.beta.mean;
      return (model.outcomes ?? []).reduce((sum, { share, probability }) => sum + share * probability, 0);
    case 'curve':
      return model.cumulativeShares.at(-1) ?? 1;
  }
}

/** Of the first series: known, or the mean or the curve's end of what is random. */
export const soldOf = ({ series, sellThrough, terms }: Scenario): number =>
  Math.min(1, shareOf(series[0]?.sellThrough ?? sellThrough, terms.series.tickets));
