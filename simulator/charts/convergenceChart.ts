/** The running mean as trials were added, within two standard errors, against the exact mean. */
import * as Plot from '@observablehq/plot';
import type { ConvergencePoint } from '../trials/simulationResult.ts';
import { BOTTOM, valueAxisY } from './axes.ts';
import { type ChartFrame, drawChart, isNarrow, SMALL_TEXT, tipStyle } from './chartFrame.ts';
import { chartKey, type KeyItem } from './chartKey.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import { formatDecimal, shortCount, shortTenge } from './shortNumber.ts';

export interface ConvergenceData {
  readonly convergence: readonly ConvergencePoint[];
  /** Null where it is not known. */
  readonly exactTenge: number | null;
}

const HEIGHT = 300;
/** The first means are so uncertain that they would flatten the rest: shown from where the error is at most so many of the last. */
const MOST_ERRORS = 12;

const shownOf = (points: readonly ConvergencePoint[]): ConvergencePoint[] => {
  const last = points.at(-1)?.standardError ?? 0;
  return points.filter(({ standardError }) => standardError <= MOST_ERRORS * last);
};

/** What the chart shows, in one or two sentences. */
export function describeConvergence({ convergence, exactTenge }: ConvergenceData, text: ChartText): string {
  const last = convergence.at(-1);
  if (!last) return text.noTrials;
  const said = (valueTenge: number): string => shortTenge(valueTenge, text.language);
  const sentence = text.describe.convergence({
    trials: text.trials(last.trials),
    mean: said(last.meanTenge),
    standardError: said(last.standardError),
  });
  if (exactTenge === null || last.standardError === 0) return sentence;
  const z = formatDecimal((last.meanTenge - exactTenge) / last.standardError, 2, text.language);
  return `${sentence} ${text.describe.exactIs({ exact: said(exactTenge), z })}`;
}

export function convergenceChart(data: ConvergenceData, frame: ChartFrame): SVGSVGElement {
  const { text } = frame;
  const words = {
    title: text.title.convergence(text.metric.instantWonTenge),
    description: describeConvergence(data, text),
  };
  const points = shownOf(data.convergence);
  if (points.length < 2 || points.at(-1)?.standardError === 0)
    return emptyChart(words.description, frame, words);
  return drawChart(convergencePlot(points, data.exactTenge, frame), frame, words);
}

const low = ({ meanTenge, standardError }: ConvergencePoint): number => meanTenge - 2 * standardError;
const high = ({ meanTenge, standardError }: ConvergencePoint): number => meanTenge + 2 * standardError;

function convergencePlot(points: readonly ConvergencePoint[], exactTenge: number | null, frame: ChartFrame) {
  const { theme, text, width } = frame;
  const known = exactTenge === null ? [] : [exactTenge];
  const bottom = Math.min(...points.map(low), ...known);
  const top = Math.max(...points.map(high), ...known);
  const axisY = valueAxisY(bottom, top, 'tenge', frame);
  const key = chartKey(keyItems(axisY.unit, exactTenge !== null, frame), 4, width);
  return {
    height: frame.height ?? HEIGHT,
    marginTop: key.height + 8,
    marginLeft: 56,
    marginRight: 18,
    marginBottom: BOTTOM,
    x: { type: 'log' as const, domain: [points[0]!.trials, points.at(-1)!.trials] },
    y: { domain: [bottom, top] },
    marks: [
      ...axisY.marks,
      Plot.axisX(trialTicks(points, isNarrow(frame) ? 4 : 8), {
        color: theme.inkSecond,
        fontSize: SMALL_TEXT,
        tickSize: 0,
        tickFormat: (trials: number) => shortCount(trials, text.language),
        label: text.trialsAxis,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 38,
      }),
      Plot.areaY(points, { x: 'trials', y1: low, y2: high, fill: theme.series, fillOpacity: 0.3 }),
      Plot.lineY(points, { x: 'trials', y: 'meanTenge', stroke: theme.series, strokeWidth: 2 }),
      ...(exactTenge === null ? [] : [Plot.ruleY([exactTenge], { stroke: theme.accent, strokeWidth: 2 })]),
      key.mark,
      ...(frame.interactive ? [tips(points, frame)] : []),
    ],
  };
}

/** 1, 2 and 5 times powers of ten, thinned to powers of ten where they are too many, and to what there is where too few. */
function trialTicks(points: readonly ConvergencePoint[], most: number): number[] {
  const [from, to] = [points[0]!.trials, points.at(-1)!.trials];
  const powers = Array.from({ length: 12 }, (_, power) => 10 ** power);
  const inside = (trials: number): boolean => trials >= from && trials <= to;
  const fine = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter(inside);
  return fine.length <= most ? fine : powers.filter(inside);
}

function keyItems(unit: string, isExactKnown: boolean, { theme, text }: ChartFrame): KeyItem[] {
  const mean = `${text.runningMean}, ${unit}`;
  const items: KeyItem[] = [
    { shape: 'line', colour: theme.series, ink: theme.seriesInk, label: mean },
    {
      shape: 'block',
      colour: theme.series,
      opacity: 0.3,
      ink: theme.seriesInk,
      label: text.twoStandardErrors,
    },
  ];
  const exact: KeyItem = { shape: 'line', colour: theme.accent, ink: theme.accentInk, label: text.exact };
  return isExactKnown ? [...items, exact] : items;
}

function tips(points: readonly ConvergencePoint[], frame: ChartFrame): Plot.Markish {
  const { text } = frame;
  const title = ({ trials, meanTenge, standardError }: ConvergencePoint): string =>
    `${text.trials(trials)}\n${shortTenge(meanTenge, text.language)} ± ${shortTenge(standardError, text.language)}`;
  return Plot.tip(points, Plot.pointerX({ x: 'trials', y: 'meanTenge', title, ...tipStyle(frame) }));
}
