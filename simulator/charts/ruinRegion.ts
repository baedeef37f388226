/** The part of a balance chart that lies below zero, veiled and named. */
import * as Plot from '@observablehq/plot';
import { type ChartFrame, SMALL_TEXT } from './chartFrame.ts';

/** Marks for [x1, x2] × [bottom, 0]. @param bottom below 0 */
export const belowZero = (
  x1: number,
  x2: number,
  bottom: number,
  { theme, text }: ChartFrame,
): Plot.Markish[] => [
  Plot.rect([{ x1, x2, y1: bottom, y2: 0 }], {
    x1: 'x1',
    x2: 'x2',
    y1: 'y1',
    y2: 'y2',
    fill: theme.bad,
    fillOpacity: 0.12,
  }),
  Plot.text([text.belowZero], {
    x: x1,
    y: bottom,
    text: (words: string) => words,
    textAnchor: 'start',
    lineAnchor: 'bottom',
    dx: 6,
    dy: -5,
    fill: theme.bad,
    fontSize: SMALL_TEXT,
    fontWeight: 600,
  }),
];
