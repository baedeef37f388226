/** The share of trials in which the fund is below zero at each checkpoint, with its 95 % interval. */
import * as Plot from '@observablehq/plot';
import type { FanPoint } from '../trials/simulationResult.ts';
import { dateAxisX, valueAxisY } from './axes.ts';
import { dateMs } from './axisTicks.ts';
import { type ChartFrame, drawChart, tipStyle } from './chartFrame.ts';
import { chartKey, type KeyItem } from './chartKey.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import type { FanData } from './fanChart.ts';
import { percent } from './shortNumber.ts';

const HEIGHT = 240;
/** With more checkpoints, a line and a band stand for dots and their intervals. */
const MOST_DOTS = 60;
const MARGINS = { marginLeft: 52, marginRight: 12, marginBottom: 40 };

const worst = (fan: readonly FanPoint[]): FanPoint | undefined =>
  fan.toSorted((a, b) => b.negative.share - a.negative.share)[0];

/** What the chart shows, in one sentence. */
export function describeRuin({ fan }: FanData, text: ChartText): string {
  const point = worst(fan);
  if (!point) return text.noTrials;
  if (point.negative.count === 0) return text.describe.neverNegative;
  return text.describe.ruin({ share: percent(point.negative.share, text.language), on: point.on });
}

export function ruinChart({ fan }: FanData, frame: ChartFrame): SVGSVGElement {
  const { theme, text, width } = frame;
  const words = { title: text.title.ruin, description: describeRuin({ fan }, text) };
  const point = worst(fan);
  if (!point || point.negative.count === 0 || fan.length === 1) {
    return emptyChart(words.description, frame, words);
  }
  const top = Math.max(...fan.map(({ negative }) => negative.high));
  const [fromMs, toMs] = [atMs(fan[0]!), atMs(fan.at(-1)!)];
  // Room on both sides, so that the first and the last dot stand whole.
  const room = (toMs - fromMs) / 60;
  const key = chartKey(keyItems(frame), 4, width);
  const options = {
    height: frame.height ?? HEIGHT,
    ...MARGINS,
    marginTop: key.height + 8,
    x: { domain: [fromMs - room, toMs + room] },
    y: { domain: [0, top * 1.05] },
    marks: [
      ...valueAxisY(0, top * 1.05, 'share', frame, 4).marks,
      dateAxisX(fromMs, toMs, width - MARGINS.marginLeft - MARGINS.marginRight, frame),
      ...(fan.length > MOST_DOTS ? lineMarks(fan, frame) : dotMarks(fan, frame)),
      Plot.ruleY([0], { stroke: theme.inkSecond }),
      key.mark,
      ...(frame.interactive ? [tips(fan, frame)] : []),
    ],
  };
  return drawChart(options, frame, words);
}

const atMs = ({ on }: FanPoint): number => dateMs(on);
const shareAt = ({ negative }: FanPoint): number => negative.share;
const lowAt = ({ negative }: FanPoint): number => negative.low;
const highAt = ({ negative }: FanPoint): number => negative.high;

const dotMarks = (fan: readonly FanPoint[], { theme }: ChartFrame): Plot.Markish[] => [
  Plot.ruleX(fan, { x: atMs, y1: lowAt, y2: highAt, stroke: theme.bad, strokeOpacity: 0.45, strokeWidth: 4 }),
  Plot.dot(fan, { x: atMs, y: shareAt, fill: theme.bad, r: 2.5 }),
];

const lineMarks = (fan: readonly FanPoint[], { theme }: ChartFrame): Plot.Markish[] => [
  Plot.areaY(fan, { x: atMs, y1: lowAt, y2: highAt, fill: theme.bad, fillOpacity: 0.35 }),
  Plot.lineY(fan, { x: atMs, y: shareAt, stroke: theme.bad, strokeWidth: 1.5 }),
];

const keyItems = ({ theme, text }: ChartFrame): KeyItem[] => [
  { shape: 'line', colour: theme.bad, ink: theme.bad, label: `${text.shareOfTrials}: ${text.ruinByDate}` },
  { shape: 'block', colour: theme.bad, opacity: 0.45, ink: theme.bad, label: text.ruinInterval },
];

function tips(fan: readonly FanPoint[], frame: ChartFrame): Plot.Markish {
  const { language } = frame.text;
  const title = ({ on, negative }: FanPoint): string =>
    `${on}\n${percent(negative.share, language)} (${percent(negative.low, language)} – ${percent(negative.high, language)})`;
  return Plot.tip(fan, Plot.pointerX({ x: atMs, y: shareAt, title, ...tipStyle(frame) }));
}
