/** One metric's distribution: the trials as bars, the exact law as a curve over them, the median and the tail marked. */
import * as Plot from '@observablehq/plot';
import type { Metric } from '../trials/simulationResult.ts';
import { BOTTOM, valueAxisX, valueAxisY } from './axes.ts';
import { type ChartFrame, drawChart, tipStyle } from './chartFrame.ts';
import { chartKey, type KeyItem } from './chartKey.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import { type ChartBin, chartBins, type ExactBin } from './histogramBins.ts';
import { type Marker, markerHeight, markerLines } from './markerLines.ts';
import { percent, shortValue } from './shortNumber.ts';

export interface DistributionData {
  readonly metric: Metric;
  /** The exact law on the bins of the metric's histogram, as `exactBins` makes it; null where none is known. */
  readonly exact: readonly ExactBin[] | null;
  /** Without it, the median and the 99.5 % quantile. */
  readonly markers?: readonly Marker[];
}

const HEIGHT = 340;
/** Pixels that a bar must have at least. */
const BAR = 5;

const trialsOf = ({ histogram }: Metric): number =>
  histogram.counts.reduce((total, count) => total + count, 0);

/** The estimate of one of the result's quantiles. @throws RangeError for a probability that has none */
export function quantileOf(metric: Metric, probability: number): number {
  const found = metric.quantiles.find((quantile) => quantile.probability === probability);
  if (!found) throw new RangeError(`${metric.id}: no quantile at ${probability}`);
  return found.value;
}

/** What the chart shows, in one or two sentences. */
export function describeDistribution({ metric }: DistributionData, text: ChartText): string {
  const said = (value: number): string => shortValue(value, metric.unit, text.language);
  const trials = trialsOf(metric);
  if (trials === 0) return text.noTrials;
  if (metric.minimum === metric.maximum) return text.sameInEveryTrial(said(metric.minimum));
  const sentence = text.describe.distribution({
    trials: text.trials(trials),
    mean: said(metric.mean.value),
    median: said(quantileOf(metric, 0.5)),
    low: said(quantileOf(metric, 0.005)),
    high: said(quantileOf(metric, 0.995)),
  });
  const { exact } = metric.mean;
  return exact === null ? sentence : `${sentence} ${text.describe.exactMean(said(exact))}`;
}

/** The median and the 99.5 % quantile; `tail` names the latter. */
export function usualMarkers(metric: Metric, text: ChartText, tail = ''): Marker[] {
  const said = (value: number): string => shortValue(value, metric.unit, text.language);
  const [median, high] = [quantileOf(metric, 0.5), quantileOf(metric, 0.995)];
  return [
    { value: median, label: `${text.median} ${said(median)}` },
    { value: high, label: `${tail ? `${tail} ` : ''}${percent(0.995, text.language)}: ${said(high)}` },
  ];
}

/** Bars of the trials with the exact curve. */
export function distributionChart(data: DistributionData, frame: ChartFrame): SVGSVGElement {
  const { metric } = data;
  const { text } = frame;
  const words = {
    title: text.title.distribution(text.metric[metric.id]),
    description: describeDistribution(data, text),
  };
  if (trialsOf(metric) === 0 || metric.minimum === metric.maximum) {
    return emptyChart(words.description, frame, words);
  }
  const bins = chartBins(metric.histogram, data.exact, Math.max(20, Math.floor((frame.width - 60) / BAR)));
  return drawChart(distributionPlot(bins, data, frame), frame, words);
}

function distributionPlot(bins: readonly ChartBin[], data: DistributionData, frame: ChartFrame) {
  const { metric } = data;
  const { theme, text, width } = frame;
  const height = frame.height ?? HEIGHT;
  const from = Math.min(bins[0]!.from, ...(data.markers ?? []).map(({ value }) => value));
  const to = Math.max(bins.at(-1)!.to, ...(data.markers ?? []).map(({ value }) => value));
  const top = Math.max(...bins.map(({ share, exact }) => Math.max(share, exact ?? 0)));
  const markers = data.markers ?? usualMarkers(metric, text);
  const key = chartKey(keyItems(bins, data, frame), 4, width);
  const marginTop = key.height + markerHeight(markers.length) + 8;
  const unit = metric.unit;
  return {
    height,
    marginTop,
    marginLeft: 44,
    marginRight: 12,
    marginBottom: BOTTOM,
    x: { domain: [from, to] },
    y: { domain: [0, top * 1.02] },
    marks: [
      ...valueAxisY(0, top, 'share', frame, 4).marks,
      valueAxisX(from, to, unit, text.metric[metric.id], frame),
      Plot.rectY(bins, {
        x1: 'from',
        x2: 'to',
        y: 'share',
        fill: theme.series,
        fillOpacity: 0.75,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      data.exact &&
        Plot.lineY(bins, {
          x: middleOf,
          y: (bin: ChartBin) => bin.exact,
          stroke: theme.accent,
          strokeWidth: 2,
          strokeLinejoin: 'round' as const,
        }),
      Plot.ruleY([0], { stroke: theme.inkSecond }),
      markerLines(markers, key.height, theme),
      key.mark,
      frame.interactive && tips(bins, metric, frame),
    ].filter((mark) => mark !== null && mark !== false),
  };
}

const middleOf = ({ from, to }: ChartBin): number => (from + to) / 2;

function keyItems(
  bins: readonly ChartBin[],
  { metric, exact }: DistributionData,
  { theme, text }: ChartFrame,
): KeyItem[] {
  const { from, to } = bins[0]!;
  const trials: KeyItem = {
    shape: 'block',
    colour: theme.series,
    opacity: 0.75,
    ink: theme.seriesInk,
    label: `${text.trials(trialsOf(metric))}, ${text.sharePerBin(shortValue(to - from, metric.unit, text.language))}`,
  };
  const law: KeyItem = { shape: 'line', colour: theme.accent, ink: theme.accentInk, label: text.exact };
  return exact ? [trials, law] : [trials];
}

function tips(bins: readonly ChartBin[], { unit }: Metric, frame: ChartFrame) {
  const { language } = frame.text;
  const title = ({ from, to, count, share, exact }: ChartBin): string =>
    [
      `${shortValue(from, unit, language)} – ${shortValue(to, unit, language)}`,
      `${frame.text.trials(count)}: ${percent(share, language)}`,
      ...(exact === null ? [] : [`${frame.text.exact}: ${percent(exact, language)}`]),
    ].join('\n');
  return Plot.tip(bins, Plot.pointerX({ x: middleOf, y: 'share', title, ...tipStyle(frame) }));
}
