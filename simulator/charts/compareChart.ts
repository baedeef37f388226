/** Two prize tables' distributions over one another, each as a density, so that different bins compare. */
import * as Plot from '@observablehq/plot';
import type { Metric } from '../trials/simulationResult.ts';
import { BOTTOM, valueAxisX } from './axes.ts';
import { type ChartFrame, drawChart } from './chartFrame.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import { chartBins } from './histogramBins.ts';
import { markerHeight, markerLines } from './markerLines.ts';
import { shortValue } from './shortNumber.ts';

export interface CompareSide {
  /** What the reader calls it. */
  readonly name: string;
  readonly metric: Metric;
}

/** The same metric of two runs. */
export interface CompareData {
  readonly a: CompareSide;
  readonly b: CompareSide;
}

const HEIGHT = 320;
const BINS = 60;

const saidOf =
  ({ unit }: Metric, text: ChartText) =>
  (value: number): string =>
    shortValue(value, unit, text.language);

/** What the chart shows, in two sentences. */
export function describeCompare({ a, b }: CompareData, text: ChartText): string {
  const [sayA, sayB] = [saidOf(a.metric, text), saidOf(b.metric, text)];
  return text.describe.compare({
    a: a.name,
    b: b.name,
    meanA: sayA(a.metric.mean.value),
    meanB: sayB(b.metric.mean.value),
    sdA: sayA(a.metric.sd.value),
    sdB: sayB(b.metric.sd.value),
  });
}

interface Corner {
  readonly x: number;
  readonly density: number;
}

/** The outline of a histogram of area 1: up at the first bin's left edge, down at the last one's right. */
function outline({ histogram }: Metric): Corner[] {
  const bins = chartBins(histogram, null, BINS);
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return [];
  const tops = bins.flatMap(({ from, to, share }) => {
    const density = share / (to - from);
    return [
      { x: from, density },
      { x: to, density },
    ];
  });
  return [{ x: first.from, density: 0 }, ...tops, { x: last.to, density: 0 }];
}

export function compareChart(data: CompareData, frame: ChartFrame): SVGSVGElement {
  const { text } = frame;
  const { metric } = data.a;
  const words = {
    title: text.title.compare(text.metric[metric.id]),
    description: describeCompare(data, text),
  };
  const outlines = [outline(data.a.metric), outline(data.b.metric)] as const;
  if (outlines.some((corners) => corners.length === 0)) return emptyChart(text.noTrials, frame, words);
  return drawChart(comparePlot(data, outlines, frame), frame, words);
}

function comparePlot({ a, b }: CompareData, outlines: readonly [Corner[], Corner[]], frame: ChartFrame) {
  const { theme, text } = frame;
  const corners = outlines.flat();
  const [from, to] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
  const top = Math.max(...corners.map(({ density }) => density));
  const markers = [a, b].map(({ name, metric }, i) => ({
    ink: i === 0 ? theme.seriesInk : theme.accentInk,
    value: metric.mean.value,
    label: `${name}: ${text.mean} ${saidOf(metric, text)(metric.mean.value)}`,
  }));
  return {
    height: frame.height ?? HEIGHT,
    marginTop: markerHeight(markers.length) + 12,
    marginLeft: 12,
    marginRight: 12,
    marginBottom: BOTTOM,
    x: { domain: [from, to] },
    y: { domain: [0, top * 1.02], axis: null },
    marks: [
      valueAxisX(from, to, a.metric.unit, text.metric[a.metric.id], frame),
      ...outlines.flatMap((shape, i) => sideMarks(shape, i === 0 ? theme.series : theme.accent, i === 1)),
      Plot.ruleY([0], { stroke: theme.inkSecond }),
      markerLines(markers, 4, theme),
    ],
  };
}

const sideMarks = (corners: readonly Corner[], colour: string, isDashed: boolean): Plot.Markish[] => [
  Plot.areaY(corners, { x: 'x', y1: 0, y2: 'density', fill: colour, fillOpacity: 0.28 }),
  Plot.lineY(corners, {
    x: 'x',
    y: 'density',
    stroke: colour,
    strokeWidth: 1.75,
    ...(isDashed && { strokeDasharray: '5 2' }),
  }),
];
