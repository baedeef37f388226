/** Labels at the right ends of lines, moved apart where they would cover one another. */
import type * as Plot from '@observablehq/plot';
import { SMALL_TEXT } from './chartFrame.ts';
import type { ChartTheme } from './chartTheme.ts';
import { svgNode } from './svgNode.ts';
import { textWidth } from './textWidth.ts';

export interface EndLabel {
  /** On the y scale. */
  readonly value: number;
  readonly label: string;
  readonly ink: string;
  readonly isStrong?: boolean;
}

const LINE = 13;
const GAP = 8;

/** Pixels that the labels need right of the plot. */
export const endLabelsWidth = (labels: readonly EndLabel[]): number =>
  GAP + 4 + Math.max(...labels.map(({ label }) => textWidth(label, SMALL_TEXT)));

/**
 * Places of at least `gap` from one another, in order, as near to the wanted ones as going down and back up finds, within
 * [least, greatest] where they have room there.
 * @param wanted ascending
 */
export function movedApart(
  wanted: readonly number[],
  gap: number,
  least: number,
  greatest: number,
): number[] {
  const places = wanted.map((place) => Math.max(place, least));
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + gap);
  let limit = greatest;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, limit);
    limit = places[i]! - gap;
  }
  return places;
}

/** The labels, each with a hair line to its value where it was moved. */
export function endLabels(labels: readonly EndLabel[], theme: ChartTheme): Plot.RenderFunction {
  return (_index, scales, _values, { width, height, marginTop, marginRight, marginBottom }, { document }) => {
    const yOf = ({ value }: EndLabel): number => scales.y?.(value) as number;
    const ordered = labels.toSorted((a, b) => yOf(a) - yOf(b));
    const places = movedApart(ordered.map(yOf), LINE, marginTop, height - marginBottom);
    const x = width - marginRight;
    const nodes = ordered.flatMap((item, i) => {
      const y = places[i]!;
      const lead = { x1: x + 1, x2: x + GAP - 2, y1: yOf(item), y2: y, stroke: theme.inkSecond };
      const words = { x: x + GAP, y, dy: '0.33em', fill: item.ink, 'font-weight': item.isStrong ? 600 : 400 };
      return [
        svgNode(document, 'line', { ...lead, 'stroke-width': 0.75 }),
        svgNode(document, 'text', words, item.label),
      ];
    });
    return svgNode(
      document,
      'g',
      { 'text-anchor': 'start', 'font-size': SMALL_TEXT, 'aria-hidden': 'true' },
      nodes,
    );
  };
}
