/**
 * What every chart is told besides its data, and the one place where Observable Plot draws. The SVG that comes out needs
 * no stylesheet (a strict content security policy refuses one), is the same bytes for the same data, and says in words
 * what it shows.
 */
import * as Plot from '@observablehq/plot';
import type { ChartText } from './chartText.ts';
import type { ChartTheme } from './chartTheme.ts';
import { svgNode } from './svgNode.ts';

export interface ChartFrame {
  /** Needed where there is no `window`, as in Node. */
  readonly document?: Document;
  /** Pixels; every chart is made for 320 and more. */
  readonly width: number;
  /** Pixels; without it, what suits the chart. */
  readonly height?: number;
  readonly theme: ChartTheme;
  readonly text: ChartText;
  /** Tips under the pointer: for a page with scripts. */
  readonly interactive: boolean;
}

/** Pixels; no text on a chart is smaller than `SMALL_TEXT`. */
export const TEXT = 12;
export const SMALL_TEXT = 11;

/** Charts under this width put less beside one another. */
export const NARROW = 520;
export const isNarrow = (frame: ChartFrame): boolean => frame.width < NARROW;

const FONTS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** What the chart says of itself to those who do not see it. */
export interface ChartWords {
  readonly title: string;
  /** A sentence or two with the key numbers. */
  readonly description: string;
}

/** The chart as an SVG element of its own. */
export function drawChart(
  options: Plot.PlotOptions & { height: number },
  frame: ChartFrame,
  words: ChartWords,
): SVGSVGElement {
  const svg = Plot.plot({
    ...options,
    width: frame.width,
    className: 'chart',
    ...(frame.document && { document: frame.document }),
  }) as SVGSVGElement;
  svg.querySelector('style')?.remove();
  const attributes = {
    role: 'img',
    'aria-label': `${words.title}. ${words.description}`,
    fill: frame.theme.ink,
    // Of the tips' words.
    color: frame.theme.ink,
    'font-family': FONTS,
    'font-size': String(TEXT),
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const document = svg.ownerDocument;
  svg.prepend(svgNode(document, 'desc', {}, words.description));
  // A title would show as the browser's own tip over the chart's tips.
  if (!frame.interactive) svg.prepend(svgNode(document, 'title', {}, words.title));
  return svg;
}

/** The tip's look on the theme. */
export const tipStyle = ({ theme }: ChartFrame) => ({
  fill: theme.surface,
  stroke: theme.inkSecond,
  fontSize: TEXT,
  lineWidth: 30,
  lineHeight: 1.35,
  textPadding: 9,
});
