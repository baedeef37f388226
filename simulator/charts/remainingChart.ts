/**
 * What is left of every tier: a row each, with the mean share of its tickets left over time as a small area, and in figures
 * how many are left at the end and how often none is.
 */
import * as Plot from '@observablehq/plot';
import type { TierResult } from '../trials/simulationResult.ts';
import { dateAxisX } from './axes.ts';
import { dateMs } from './axisTicks.ts';
import { type ChartFrame, drawChart, isNarrow, SMALL_TEXT, TEXT, tipStyle } from './chartFrame.ts';
import type { ChartText } from './chartText.ts';
import { emptyChart } from './emptyChart.ts';
import { percent, shortCount, shortTenge } from './shortNumber.ts';
import { svgNode } from './svgNode.ts';
import { textWidth } from './textWidth.ts';

export interface RemainingData {
  readonly tiers: readonly TierResult[];
  /** Calendar dates, one for each of a tier's `remainingByCheckpoint`. */
  readonly checkpoints: readonly string[];
}

/** Checkpoints of a row; of more, evenly chosen ones are drawn. */
const MOST_POINTS = 150;
const ROW = 28;
/** Of a row's height: what a full tier fills. */
const FULL = 0.76;
/** Room for two lines. */
const HEAD = 34;
const HEAD_LINE = 13;
const BOTTOM = 40;
const GAP = 14;

/** What the chart shows, in one sentence about the largest prize. */
export function describeRemaining({ tiers }: RemainingData, text: ChartText): string {
  const top = tiers.toSorted((a, b) => b.amountTenge - a.amountTenge)[0];
  if (!top) return text.noTrials;
  return text.describe.remaining({
    tiers: tiers.length,
    tier: shortTenge(top.amountTenge, text.language),
    left: shortCount(top.remaining.value, text.language),
    printed: shortCount(top.printed, text.language),
    noneLeft: percent(top.exhausted.share, text.language),
  });
}

interface Cell {
  readonly at: number;
  readonly row: number;
  readonly tier: TierResult;
  readonly on: string;
  readonly left: number;
  readonly share: number;
}

function cellsOf(tiers: readonly TierResult[], checkpoints: readonly string[]): Cell[] {
  const every = Math.ceil(checkpoints.length / MOST_POINTS);
  const isShown = (i: number): boolean => i % every === 0 || i === checkpoints.length - 1;
  // One checkpoint is drawn a day wide.
  const days = checkpoints.length === 1 ? [-0.5, 0.5] : [0];
  return tiers.flatMap((tier, row) =>
    checkpoints.flatMap((on, i) => {
      if (!isShown(i)) return [];
      const left = tier.remainingByCheckpoint[i] ?? 0;
      const share = left / tier.printed;
      return days.map((day) => ({ at: dateMs(on) + day * 86_400_000, row, tier, on, left, share }));
    }),
  );
}

/** Rows with the largest prize first. */
export function remainingChart(data: RemainingData, frame: ChartFrame): SVGSVGElement {
  const { text } = frame;
  const words = { title: text.title.remaining, description: describeRemaining(data, text) };
  const tiers = data.tiers.toSorted((a, b) => b.amountTenge - a.amountTenge);
  if (tiers.length === 0 || data.checkpoints.length === 0) return emptyChart(text.noTrials, frame, words);
  return drawChart(remainingPlot(tiers, cellsOf(tiers, data.checkpoints), frame), frame, words);
}

function remainingPlot(tiers: readonly TierResult[], cells: readonly Cell[], frame: ChartFrame) {
  const { theme, width } = frame;
  const columns = columnsOf(tiers, frame);
  const [fromMs, toMs] = [cells[0]!.at, cells.at(-1)!.at];
  const floor = ({ row }: Cell): number => row + FULL;
  const rowNumbers = tiers.map((_, row) => row);
  return {
    height: HEAD + tiers.length * ROW + BOTTOM,
    marginTop: HEAD,
    marginBottom: BOTTOM,
    marginLeft: columns.left,
    marginRight: columns.right,
    x: { domain: [fromMs, toMs] },
    y: { domain: [tiers.length, 0], axis: null },
    marks: [
      dateAxisX(dateMs(cells[0]!.on), dateMs(cells.at(-1)!.on), width - columns.left - columns.right, frame),
      // What a full tier would fill.
      Plot.rect(rowNumbers, {
        x1: () => fromMs,
        x2: () => toMs,
        y1: (row: number) => row,
        y2: (row: number) => row + FULL,
        fill: theme.grid,
        fillOpacity: 0.55,
      }),
      Plot.areaY(cells, {
        x: 'at',
        y1: floor,
        y2: (cell: Cell) => floor(cell) - FULL * cell.share,
        z: 'row',
        fill: theme.series,
        fillOpacity: 0.75,
      }),
      Plot.ruleY(rowNumbers, { y: (row: number) => row + FULL, stroke: theme.inkSecond, strokeOpacity: 0.5 }),
      columns.mark,
      ...(frame.interactive ? [tips(cells, frame)] : []),
    ],
  };
}

/** A column of words: its right edge is `fromRight` pixels from the chart's. */
interface Column {
  readonly head: string;
  readonly cells: readonly string[];
}

/** A heading in two lines, as even as its words allow. */
function linesOf(head: string): string[] {
  const words = head.split(' ');
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')].filter((line) => line !== '');
}

const columnWidth = ({ head, cells }: Column): number =>
  Math.max(
    ...linesOf(head).map((line) => textWidth(line, SMALL_TEXT)),
    ...cells.map((cell) => textWidth(cell, TEXT)),
  );

function columnsOf(tiers: readonly TierResult[], frame: ChartFrame) {
  const { text, theme } = frame;
  const { language } = text;
  const amounts = {
    head: text.tier,
    cells: tiers.map(({ amountTenge }) => shortTenge(amountTenge, language)),
  };
  const shares = tiers.map(({ remaining, printed }) => percent(remaining.value / printed, language));
  const counts = tiers.map(({ remaining, printed }) =>
    text.leftOf(shortCount(remaining.value, language), shortCount(printed, language)),
  );
  const left: Column = { head: text.leftAtEnd, cells: isNarrow(frame) ? shares : counts };
  const none: Column = {
    head: text.noneLeft,
    cells: tiers.map((tier) => percent(tier.exhausted.share, language)),
  };
  const [leftWidth, noneWidth] = [columnWidth(left), columnWidth(none)];
  const marginLeft = columnWidth(amounts) + 10;
  const places = [
    { ...amounts, x: marginLeft - 8 },
    { ...left, x: frame.width - 4 - noneWidth - GAP },
    { ...none, x: frame.width - 4 },
  ];
  const over = { head: text.leftOverTime, x: marginLeft, fill: theme.seriesInk, 'text-anchor': 'start' };
  const mark: Plot.RenderFunction = (_index, _scales, _values, _dimensions, { document }) => {
    const headings = places.map(({ head, x }) => ({ head, x }));
    const quiet = { fill: theme.inkSecond, 'font-size': SMALL_TEXT };
    const heads = [...headings, over].flatMap(({ head, x, ...looks }) =>
      linesOf(head).map((line, i, lines) => {
        const y = HEAD - 10 - HEAD_LINE * (lines.length - 1 - i);
        return svgNode(document, 'text', { x, y, ...quiet, ...looks }, line);
      }),
    );
    const cells = places.flatMap(({ cells, x }) =>
      cells.map((words, row) => {
        const y = HEAD + ROW * (row + FULL / 2);
        return svgNode(document, 'text', { x, y, dy: '0.33em', fill: theme.ink }, words);
      }),
    );
    return svgNode(document, 'g', { 'text-anchor': 'end' }, [...heads, ...cells]);
  };
  return { left: marginLeft, right: leftWidth + noneWidth + 2 * GAP + 4, mark };
}

function tips(cells: readonly Cell[], frame: ChartFrame): Plot.Markish {
  const { text } = frame;
  const { language } = text;
  const title = ({ tier, on, left, share }: Cell): string =>
    `${shortTenge(tier.amountTenge, language)} · ${on}\n${text.leftOf(shortCount(left, language), shortCount(tier.printed, language))} (${percent(share, language)})`;
  const y = ({ row, share }: Cell): number => row + FULL - FULL * share;
  return Plot.tip(cells, Plot.pointer({ x: 'at', y, title, ...tipStyle(frame) }));
}
