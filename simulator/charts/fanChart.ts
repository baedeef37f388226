/** The fund's balance at the checkpoints: bands of 50, 90 and 99 % of the trials, the median, the mean, and where ruin is. */
import * as Plot from '@observablehq/plot';
import type { FanPoint } from '../trials/simulationResult.ts';
import { dateAxisX, valueAxisY } from './axes.ts';
import { dateMs } from './axisTicks.ts';
import { type ChartFrame, drawChart, isNarrow, tipStyle } from './chartFrame.ts';
import { chartKey, type KeyItem } from './chartKey.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import { type EndLabel, endLabels, endLabelsWidth } from './endLabels.ts';
import { belowZero } from './ruinRegion.ts';
import { percent, shortTenge } from './shortNumber.ts';

export interface FanData {
  readonly fan: readonly FanPoint[];
}

const HEIGHT = 380;
/** Of `quantilesTenge`. */
const PROBABILITIES = [0.005, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995];
const MEDIAN = 3;
/** Of the height: what the region below zero has at least, so that its name fits in. */
const RUIN_ROOM = 0.075;
/** Indices of a band's edges, and how dark it is over those below it. */
const BANDS = [
  { low: 0, high: 6, opacity: 0.22 },
  { low: 1, high: 5, opacity: 0.3 },
  { low: 2, high: 4, opacity: 0.42 },
];

/** What the chart shows, in a few sentences. */
export function describeFan({ fan }: FanData, text: ChartText): string {
  const [first, last] = [fan[0], fan.at(-1)];
  if (!first || !last) return text.noTrials;
  const said = (valueTenge: number): string => shortTenge(valueTenge, text.language);
  const bands = {
    median: said(last.quantilesTenge[MEDIAN]!),
    low: said(last.quantilesTenge[0]!),
    high: said(last.quantilesTenge[6]!),
  };
  if (fan.length === 1) return text.describe.fanOnce({ on: last.on, ...bands });
  const lowest = fan.reduce((a, b) => (b.quantilesTenge[0]! < a.quantilesTenge[0]! ? b : a));
  return [
    text.describe.fan({ from: first.on, to: last.on, ...bands }),
    text.describe.lowestBand({ balance: said(lowest.quantilesTenge[0]!), on: lowest.on }),
  ].join(' ');
}

interface Row {
  readonly at: number;
  readonly point: FanPoint;
}

/** A single checkpoint is drawn a day wide: its bands are then blocks. */
const rowsOf = (fan: readonly FanPoint[]): Row[] =>
  fan.length === 1
    ? [-0.5, 0.5].map((day) => ({ at: dateMs(fan[0]!.on) + day * 86_400_000, point: fan[0]! }))
    : fan.map((point) => ({ at: dateMs(point.on), point }));

export function fanChart(data: FanData, frame: ChartFrame): SVGSVGElement {
  const { text } = frame;
  const words = { title: text.title.fan, description: describeFan(data, text) };
  if (data.fan.length === 0) return emptyChart(text.noTrials, frame, words);
  return drawChart(fanPlot(rowsOf(data.fan), frame), frame, words);
}

function fanPlot(rows: readonly Row[], frame: ChartFrame) {
  const { theme, width } = frame;
  const height = frame.height ?? HEIGHT;
  const all = rows.flatMap(({ point }) => [...point.quantilesTenge, point.mean.value]);
  const [least, greatest] = [Math.min(0, ...all), Math.max(0, ...all)];
  const room = (greatest - least || 1) * 0.04;
  const bottom = least < 0 ? Math.min(least - room, RUIN_ROOM * (least - greatest)) : 0;
  const top = greatest > 0 ? greatest + room : room;
  const [fromMs, toMs] = [rows[0]!.at, rows.at(-1)!.at];
  const axisY = valueAxisY(bottom, top, 'tenge', frame);
  const key = chartKey(keyItems(axisY.unit, frame), 4, width);
  const ends = endsOf(rows.at(-1)!.point, frame);
  const [marginLeft, marginRight] = [46, endLabelsWidth(ends)];
  return {
    height,
    marginTop: key.height + 8,
    marginLeft,
    marginRight,
    marginBottom: 40,
    x: { domain: [fromMs, toMs] },
    y: { domain: [bottom, top] },
    marks: [
      ...axisY.marks,
      dateAxisX(
        dateMs(rows[0]!.point.on),
        dateMs(rows.at(-1)!.point.on),
        width - marginLeft - marginRight,
        frame,
      ),
      ...BANDS.map(({ low, high, opacity }) =>
        Plot.areaY(rows, {
          x: 'at',
          y1: ({ point }: Row) => point.quantilesTenge[low],
          y2: ({ point }: Row) => point.quantilesTenge[high],
          fill: theme.series,
          fillOpacity: opacity,
        }),
      ),
      ...(bottom < 0 ? belowZero(fromMs, toMs, bottom, frame) : []),
      Plot.ruleY([0], {
        stroke: bottom < 0 ? theme.bad : theme.inkSecond,
        strokeWidth: bottom < 0 ? 1.5 : 1,
      }),
      Plot.lineY(rows, {
        x: 'at',
        y: ({ point }: Row) => point.quantilesTenge[MEDIAN],
        stroke: theme.ink,
        strokeWidth: 2,
      }),
      Plot.lineY(rows, {
        x: 'at',
        y: ({ point }: Row) => point.mean.value,
        stroke: theme.accent,
        strokeWidth: 2,
        strokeDasharray: '4 3',
      }),
      endLabels(ends, theme),
      key.mark,
      ...(frame.interactive ? [tips(rows, frame)] : []),
    ],
  };
}

function keyItems(unit: string, { theme, text }: ChartFrame): KeyItem[] {
  const bands = `${text.fundBalance}, ${unit}: ${text.fanBands}`;
  return [
    { shape: 'block', colour: theme.series, opacity: 0.6, ink: theme.seriesInk, label: bands },
    { shape: 'line', colour: theme.ink, ink: theme.ink, label: text.median },
    { shape: 'dashes', colour: theme.accent, ink: theme.accentInk, label: text.mean },
  ];
}

/** The last checkpoint's quantiles; where there is room, with their values. */
function endsOf({ quantilesTenge }: FanPoint, frame: ChartFrame): EndLabel[] {
  const { theme, text } = frame;
  return PROBABILITIES.map((probability, i) => {
    const name = percent(probability, text.language);
    const value = quantilesTenge[i]!;
    return {
      value,
      label: isNarrow(frame) ? name : `${name}: ${shortTenge(value, text.language)}`,
      ink: i === MEDIAN ? theme.ink : theme.seriesInk,
      isStrong: i === MEDIAN,
    };
  });
}

function tips(rows: readonly Row[], frame: ChartFrame): Plot.Markish {
  const { text } = frame;
  const said = (valueTenge: number): string => shortTenge(valueTenge, text.language);
  const title = ({ point }: Row): string =>
    [
      point.on,
      ...PROBABILITIES.map(
        (p, i) => `${percent(p, text.language)}: ${said(point.quantilesTenge[i]!)}`,
      ).toReversed(),
      `${text.mean}: ${said(point.mean.value)}`,
      `${text.belowZero}: ${percent(point.negative.share, text.language)}`,
    ].join('\n');
  const y = ({ point }: Row): number => point.quantilesTenge[MEDIAN]!;
  return Plot.tip(rows, Plot.pointerX({ x: 'at', y, title, ...tipStyle(frame) }));
}
