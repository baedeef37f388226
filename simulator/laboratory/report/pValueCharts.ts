/** Two charts of p-values: all of them in bins, and each test's own in order. Under a fair generator both are level. */
import * as Plot from '@observablehq/plot';
import { formatInteger } from '../../../engine/terms/tenge.ts';
import { type ChartFrame, drawChart, isNarrow, SMALL_TEXT } from '../../charts/chartFrame.ts';
import { chartKey } from '../../charts/chartKey.ts';

const BINS = 20;
const HEIGHT = 300;
const MARGINS = { marginLeft: 46, marginRight: 14, marginBottom: 42 };

const axisLook = ({ theme }: ChartFrame) => ({
  color: theme.inkSecond,
  fontSize: SMALL_TEXT,
  tickSize: 0,
});

/** How many of the single p-values fall into each twentieth, with what chance leaves of the expected number. */
export function pValueHistogram(pValues: readonly number[], frame: ChartFrame): SVGSVGElement {
  const counts = new Array<number>(BINS).fill(0);
  for (const p of pValues) counts[Math.min(BINS - 1, Math.floor(p * BINS))]!++;
  const expected = pValues.length / BINS;
  const spread = 2 * Math.sqrt(expected * (1 - 1 / BINS));
  const bins = counts.map((count, i) => ({ from: i / BINS, to: (i + 1) / BINS, count }));
  const { theme, width } = frame;
  const key = chartKey(
    [
      { shape: 'block', colour: theme.series, ink: theme.seriesInk, label: 'single p-values' },
      { shape: 'dashes', colour: theme.accent, ink: theme.accentInk, label: 'expected ± 2 sd' },
    ],
    4,
    width,
  );
  const top = Math.max(...counts, expected + spread);
  return drawChart(
    {
      height: HEIGHT,
      marginTop: key.height + 10,
      ...MARGINS,
      x: { domain: [0, 1] },
      y: { domain: [0, top * 1.05] },
      marks: [
        Plot.axisY({ ...axisLook(frame), ticks: 4, label: null }),
        Plot.gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: 4 }),
        Plot.axisX({
          ...axisLook(frame),
          ticks: 5,
          label: 'p-value',
          labelAnchor: 'center',
          labelArrow: 'none',
        }),
        Plot.rectY(bins, {
          x1: 'from',
          x2: 'to',
          y: 'count',
          fill: theme.series,
          fillOpacity: 0.75,
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        Plot.rectY([0], {
          x1: 0,
          x2: 1,
          y1: expected - spread,
          y2: expected + spread,
          fill: theme.accent,
          fillOpacity: 0.18,
        }),
        Plot.ruleY([expected], { stroke: theme.accent, strokeWidth: 2, strokeDasharray: '4 3' }),
        Plot.ruleY([0], { stroke: theme.inkSecond }),
        key.mark,
      ],
    },
    frame,
    {
      title: 'Histogram of all p-values',
      description: `${formatInteger(pValues.length)} p-values in ${BINS} bins of ${Math.round(expected)} expected: from ${Math.min(...counts)} to ${Math.max(...counts)}.`,
    },
  );
}

/** Each test's p-value, sorted, against the place it should have; a fair generator keeps to the diagonal. */
export function testPValues(
  tests: readonly { readonly id: string; readonly p: number; readonly passed: boolean }[],
  frame: ChartFrame,
): SVGSVGElement {
  const { theme, width } = frame;
  const sorted = [...tests].sort((a, b) => a.p - b.p);
  const points = sorted.map((test, i) => ({ ...test, expected: (i + 0.5) / sorted.length }));
  const failed = points.filter(({ passed }) => !passed);
  const key = chartKey(
    [
      { shape: 'block', colour: theme.series, ink: theme.seriesInk, label: 'uniformity of a test' },
      { shape: 'dashes', colour: theme.accent, ink: theme.accentInk, label: 'where chance puts it' },
    ],
    4,
    width,
  );
  return drawChart(
    {
      height: HEIGHT,
      marginTop: key.height + 10,
      ...MARGINS,
      x: { domain: [0, 1] },
      y: { domain: [0, 1] },
      marks: [
        Plot.axisY({ ...axisLook(frame), ticks: 4, label: null }),
        Plot.gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: 4 }),
        Plot.axisX({
          ...axisLook(frame),
          ticks: 5,
          label: isNarrow(frame) ? 'share of tests' : 'share of tests with a smaller value',
          labelAnchor: 'center',
          labelArrow: 'none',
        }),
        Plot.line(
          [
            [0, 0],
            [1, 1],
          ],
          { stroke: theme.accent, strokeWidth: 2, strokeDasharray: '4 3' },
        ),
        Plot.dot(points, { x: 'expected', y: 'p', r: 2.5, fill: theme.series }),
        Plot.dot(failed, { x: 'expected', y: 'p', r: 3.5, fill: theme.bad }),
        Plot.ruleY([0], { stroke: theme.inkSecond }),
        key.mark,
      ],
    },
    frame,
    {
      title: 'Uniformity of every test, in order',
      description: `${tests.length} tests, ${failed.length} failed; the smallest value is ${sorted[0]?.p.toPrecision(2)}.`,
    },
  );
}
