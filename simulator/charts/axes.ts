/** The axes that charts share: no tick marks, quiet figures, the unit once in the title. */
import * as Plot from '@observablehq/plot';
import { dateTickLabels, dateTicks, numberTicks } from './axisTicks.ts';
import { type ChartFrame, isNarrow, SMALL_TEXT } from './chartFrame.ts';
import { axisNumbers } from './shortNumber.ts';

type Unit = 'tenge' | 'tickets' | 'share';

const quiet = ({ theme }: ChartFrame) => ({ color: theme.inkSecond, fontSize: SMALL_TEXT, tickSize: 0 });

const titled = (title: string, unit: string): string => (unit === '' ? title : `${title}, ${unit}`);

/** Pixels below the plot for ticks and a title. */
export const BOTTOM = 44;

/** Values along the bottom, with a title. */
export function valueAxisX(
  from: number,
  to: number,
  unit: Unit,
  title: string,
  frame: ChartFrame,
): Plot.Markish {
  const ticks = numberTicks(from, to, isNarrow(frame) ? 4 : 8);
  const numbers = axisNumbers(ticks, unit, frame.text.language);
  return Plot.axisX(ticks, {
    ...quiet(frame),
    tickFormat: (value: number) => numbers.tick(value),
    label: titled(title, numbers.unit),
    labelAnchor: 'center',
    labelArrow: 'none',
    labelOffset: 38,
  });
}

export interface SideAxis {
  readonly marks: Plot.Markish[];
  /** Of the ticks: `M ₸`. */
  readonly unit: string;
}

/** Values along the left with lines across; the unit is told, not drawn, but for a percent sign. */
export function valueAxisY(from: number, to: number, unit: Unit, frame: ChartFrame, count = 5): SideAxis {
  const ticks = numberTicks(from, to, count);
  const numbers = axisNumbers(ticks, unit, frame.text.language);
  const sign = unit === 'share' ? '\u00a0%' : '';
  const format = (value: number): string => `${numbers.tick(value)}${sign}`;
  return {
    unit: numbers.unit,
    marks: [
      Plot.gridY(ticks, { stroke: frame.theme.grid, strokeOpacity: 1 }),
      Plot.axisY(ticks, { ...quiet(frame), tickFormat: format, label: null }),
    ],
  };
}

/** Dates along the bottom; instants at midnight UTC on a linear scale. @param pixels that the axis has */
export function dateAxisX(fromMs: number, toMs: number, pixels: number, frame: ChartFrame): Plot.Markish {
  const ticks = dateTicks(fromMs, toMs, Math.max(2, Math.floor(pixels / 58)));
  const labels = dateTickLabels(ticks, frame.text.months);
  return Plot.axisX(ticks, {
    ...quiet(frame),
    tickFormat: (_: number, i: number) => labels[i] ?? '',
    lineHeight: 1.25,
    label: null,
  });
}
