/** The numbers of each chart as a table: for the reader who wants them, and for the CSV file. */
import type { CompareData } from '../../../simulator/charts/compareChart.ts';
import type { ConvergenceData } from '../../../simulator/charts/convergenceChart.ts';
import type { DistributionData } from '../../../simulator/charts/distributionChart.ts';
import type { FanData } from '../../../simulator/charts/fanChart.ts';
import type { JackpotData } from '../../../simulator/charts/jackpotChart.ts';
import type { RemainingData } from '../../../simulator/charts/remainingChart.ts';
import { fill } from '../../text/fill.ts';
import type { Cell } from '../export/csv.ts';
import { levelText } from '../results/figureText.ts';
import type { LabDictionary } from '../text/labDictionary.ts';
import type { ChartTable } from './ChartFigure.tsx';

/** In the order of `quantilesTenge`. */
const FAN_PROBABILITIES = [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995];

export function distributionTable(
  { metric, exact }: DistributionData,
  { charts, results }: LabDictionary,
): ChartTable {
  const { from, width, counts } = metric.histogram;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    heads: [charts.from, charts.to, charts.count, charts.share, ...(exact ? [results.exact] : [])],
    rows: counts.map((count, i) => [
      ...[from + i * width, from + (i + 1) * width, count, total === 0 ? 0 : count / total],
      ...(exact ? [exact[i]?.probability ?? null] : []),
    ]),
  };
}

export const fanTable = ({ fan }: FanData, { charts, results, figures }: LabDictionary): ChartTable => ({
  heads: [charts.date, results.mean, ...FAN_PROBABILITIES.map(levelText), figures.ruin.name],
  rows: fan.map(({ on, mean, quantilesTenge, negative }) => [
    on,
    mean.value,
    ...quantilesTenge,
    negative.share,
  ]),
});

export const remainingTable = (
  { tiers, checkpoints }: RemainingData,
  { results }: LabDictionary,
): ChartTable => ({
  heads: [results.tier, results.printed, ...checkpoints],
  rows: tiers.map(({ amountTenge, printed, remainingByCheckpoint }) => [
    amountTenge,
    printed,
    ...remainingByCheckpoint,
  ]),
});

export const convergenceTable = (
  { convergence }: ConvergenceData,
  { charts, results, figures }: LabDictionary,
): ChartTable => ({
  heads: [charts.trialsSoFar, results.mean, figures.standardError.name],
  rows: convergence.map(({ trials, meanTenge, standardError }) => [trials, meanTenge, standardError]),
});

export function jackpotTable({ jackpots, checkpoints }: JackpotData, { charts }: LabDictionary): ChartTable {
  const shareOn = (shares: readonly { on: string; share: number }[], on: string): Cell =>
    shares.find((each) => each.on === on)?.share ?? 0;
  return {
    heads: [
      charts.date,
      ...jackpots.flatMap(({ series }) => {
        const name = fill(charts.seriesOf, { series });
        return [`${name}: ${charts.first.toLowerCase()}`, `${name}: ${charts.last.toLowerCase()}`];
      }),
    ],
    rows: checkpoints.map((on) => [
      on,
      ...jackpots.flatMap(({ firstSoldOn, lastSoldOn }) => [
        shareOn(firstSoldOn, on),
        shareOn(lastSoldOn, on),
      ]),
    ]),
  };
}

export function compareTable({ a, b }: CompareData, { charts }: LabDictionary): ChartTable {
  const rowsOf = ({ name, metric: { histogram } }: CompareData['a']): Cell[][] => {
    const total = histogram.counts.reduce((sum, count) => sum + count, 0);
    return histogram.counts.map((count, i) => [
      name,
      histogram.from + i * histogram.width,
      histogram.from + (i + 1) * histogram.width,
      total === 0 ? 0 : count / total,
    ]);
  };
  return { heads: ['', charts.from, charts.to, charts.share], rows: [...rowsOf(a), ...rowsOf(b)] };
}
