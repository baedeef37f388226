/** When the largest prizes go: by date, in what share of trials the first and the last of them are sold. A panel a series. */
import * as Plot from '@observablehq/plot';
import type { JackpotTiming, TierResult } from '../trials/simulationResult.ts';
import { dateAxisX } from './axes.ts';
import { dateMs } from './axisTicks.ts';
import { type ChartFrame, drawChart, SMALL_TEXT, tipStyle } from './chartFrame.ts';
import { chartKey, type KeyItem } from './chartKey.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import { type EndLabel, endLabels, endLabelsWidth } from './endLabels.ts';
import { percent, shortTenge } from './shortNumber.ts';
import { haloed, svgNode } from './svgNode.ts';

export interface JackpotData {
  readonly jackpots: readonly JackpotTiming[];
  /** To tell what a jackpot's tier pays. */
  readonly tiers: readonly TierResult[];
  readonly checkpoints: readonly string[];
}

/** Series that get a panel. */
const MOST_PANELS = 12;

interface Step {
  readonly on: string;
  readonly at: number;
  readonly panel: number;
  readonly first: number;
  readonly last: number;
}

const amountOf = ({ jackpots, tiers }: JackpotData, text: ChartText): string => {
  const tier = tiers.find(({ id }) => id === jackpots[0]?.tier);
  return tier ? shortTenge(tier.amountTenge, text.language) : (jackpots[0]?.tier ?? '');
};

const total = (shares: readonly { readonly share: number }[]): number =>
  Math.min(
    1,
    shares.reduce((sum, { share }) => sum + share, 0),
  );

/** What the chart shows, in one sentence; over several series from the least share to the greatest. */
export function describeJackpots({ jackpots }: JackpotData, text: ChartText): string {
  const only = jackpots[0];
  if (!only) return text.noTrials;
  const sentence = text.describe.jackpot({
    series: jackpots.length === 1 ? text.series(only.series) : text.severalSeries(jackpots.length),
    first: shareSpan(
      jackpots.map(({ firstSoldOn }) => total(firstSoldOn)),
      text,
    ),
    last: shareSpan(
      jackpots.map(({ lastSoldOn }) => total(lastSoldOn)),
      text,
    ),
  });
  if (jackpots.length <= MOST_PANELS) return sentence;
  return `${sentence} ${text.describe.firstOf(MOST_PANELS, jackpots.length)}`;
}

function shareSpan(shares: readonly number[], { language }: ChartText): string {
  const [least, greatest] = [Math.min(...shares), Math.max(...shares)].map((share) =>
    percent(share, language, 1),
  );
  return least === greatest ? `${least}` : `${least} – ${greatest}`;
}

type Timing = JackpotTiming['firstSoldOn'];

/** The share so far at each of ascending dates, among which are all of the timing's. */
function sharesSoFar(timing: Timing, dates: readonly string[]): number[] {
  const shareOn = new Map(timing.map(({ on, share }) => [on, share]));
  let sum = 0;
  return dates.map((on) => {
    sum += shareOn.get(on) ?? 0;
    return Math.min(1, sum);
  });
}

/** Every panel at every checkpoint and every date on which a ticket is sold. */
function stepsOf({ jackpots, checkpoints }: JackpotData): Step[] {
  const listed = jackpots.flatMap((timing) =>
    [...timing.firstSoldOn, ...timing.lastSoldOn].map(({ on }) => on),
  );
  const dates = [...new Set([...checkpoints, ...listed])].toSorted();
  return jackpots.flatMap(({ firstSoldOn, lastSoldOn }, panel) => {
    const [first, last] = [sharesSoFar(firstSoldOn, dates), sharesSoFar(lastSoldOn, dates)];
    return dates.map((on, i) => ({ on, at: dateMs(on), panel, first: first[i]!, last: last[i]! }));
  });
}

export function jackpotChart(data: JackpotData, frame: ChartFrame): SVGSVGElement {
  const { text } = frame;
  const words = {
    title: text.title.jackpot(amountOf(data, text)),
    description: describeJackpots(data, text),
  };
  const shown = data.jackpots.slice(0, MOST_PANELS);
  const steps = stepsOf({ ...data, jackpots: shown });
  if (steps.length <= shown.length) return emptyChart(words.description, frame, words);
  return drawChart(jackpotPlot(shown, steps, frame), frame, words);
}

/** Pixels of a panel. */
const panelHeight = (panels: number): number => (panels === 1 ? 200 : 92);
/** Of a panel: the room above it, for its name where there are several. */
const above = (panels: number): number => (panels === 1 ? 0.06 : 0.24);

/** A panel is one unit of y, its 0 % at the bottom of it. */
type Place = (panel: number, share: number) => number;

const placeIn =
  (panels: number): Place =>
  (panel, share) =>
    panel + above(panels) + (1 - above(panels)) * (1 - share);

function jackpotPlot(jackpots: readonly JackpotTiming[], steps: readonly Step[], frame: ChartFrame) {
  const { theme, text, width } = frame;
  const key = chartKey(keyItems(frame), 4, width);
  const place = placeIn(jackpots.length);
  const [fromMs, toMs] = [steps[0]!.at, steps.at(-1)!.at];
  const ticks = jackpots.flatMap((_, panel) => [0, 0.5, 1].map((share) => ({ panel, share })));
  const ends = endsOf(jackpots, steps, place, frame);
  const [marginLeft, marginRight] = [44, endLabelsWidth(ends)];
  const line = { x: 'at', z: 'panel', strokeWidth: 2, curve: 'step-after' as const };
  return {
    height: key.height + panelHeight(jackpots.length) * jackpots.length + 44,
    marginTop: key.height,
    marginBottom: 40,
    marginLeft,
    marginRight,
    x: { domain: [fromMs, toMs] },
    y: { domain: [jackpots.length, 0], axis: null },
    marks: [
      Plot.ruleY(ticks, {
        y: ({ panel, share }: { panel: number; share: number }) => place(panel, share),
        stroke: theme.grid,
      }),
      Plot.text(ticks, {
        frameAnchor: 'left',
        y: ({ panel, share }: { panel: number; share: number }) => place(panel, share),
        text: ({ share }: { share: number }) => percent(share, text.language),
        textAnchor: 'end',
        dx: -6,
        fill: theme.inkSecond,
        fontSize: SMALL_TEXT,
      }),
      dateAxisX(fromMs, toMs, width - marginLeft - marginRight, frame),
      Plot.areaY(steps, {
        ...line,
        y1: ({ panel }: Step) => place(panel, 0),
        y2: ({ panel, last }: Step) => place(panel, last),
        fill: theme.series,
        fillOpacity: 0.3,
      }),
      Plot.lineY(steps, { ...line, y: ({ panel, last }: Step) => place(panel, last), stroke: theme.series }),
      Plot.lineY(steps, {
        ...line,
        y: ({ panel, first }: Step) => place(panel, first),
        stroke: theme.accent,
      }),
      ...(jackpots.length > 1 ? [panelNames(jackpots, place, frame)] : []),
      endLabels(ends, theme),
      key.mark,
      ...(frame.interactive ? [tips(steps, place, frame)] : []),
    ],
  };
}

const panelNames =
  (jackpots: readonly JackpotTiming[], place: Place, { theme, text }: ChartFrame): Plot.RenderFunction =>
  (_index, scales, _values, { marginLeft }, { document }) =>
    svgNode(
      document,
      'g',
      { 'text-anchor': 'start', 'font-size': SMALL_TEXT, 'font-weight': 600 },
      jackpots.map(({ series }, panel) => {
        const y = (scales.y?.(place(panel, 1)) as number) - 6;
        return svgNode(
          document,
          'text',
          { x: marginLeft, y, ...haloed(theme.ink, theme.surface) },
          text.series(series),
        );
      }),
    );

/** What it comes to by the last date, in each panel. */
const endsOf = (
  jackpots: readonly JackpotTiming[],
  steps: readonly Step[],
  place: Place,
  { theme, text }: ChartFrame,
): EndLabel[] =>
  jackpots.flatMap((_, panel) => {
    const { first, last } = steps.findLast((step) => step.panel === panel)!;
    return [
      { value: place(panel, first), label: percent(first, text.language, 1), ink: theme.accentInk },
      { value: place(panel, last), label: percent(last, text.language, 1), ink: theme.seriesInk },
    ];
  });

const keyItems = ({ theme, text }: ChartFrame): KeyItem[] => [
  {
    shape: 'line',
    colour: theme.accent,
    ink: theme.accentInk,
    label: `${text.shareOfTrials}: ${text.firstSold}`,
  },
  { shape: 'line', colour: theme.series, ink: theme.seriesInk, label: text.lastSold },
];

function tips(steps: readonly Step[], place: Place, frame: ChartFrame): Plot.Markish {
  const { text } = frame;
  const title = ({ on, first, last }: Step): string =>
    `${on}\n${text.firstSold}: ${percent(first, text.language)}\n${text.lastSold}: ${percent(last, text.language)}`;
  const y = ({ panel, first }: Step): number => place(panel, first);
  return Plot.tip(steps, Plot.pointer({ x: 'at', y, title, ...tipStyle(frame) }));
}
