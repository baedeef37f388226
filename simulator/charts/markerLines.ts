/** Values marked on the x axis: a thin line each, its label above, one row a label, so that none covers another. */
import type * as Plot from '@observablehq/plot';
import type { ChartTheme } from './chartTheme.ts';
import { svgNode } from './svgNode.ts';
import { textWidth } from './textWidth.ts';

export interface Marker {
  readonly value: number;
  readonly label: string;
  /** Without it, the theme's ink. */
  readonly ink?: string;
}

const ROW = 16;
const FONT_SIZE = 11;

/** Pixels above the plot that so many markers take. */
export const markerHeight = (count: number): number => count * ROW + 2;

interface PlacedMarker extends Marker {
  readonly x: number;
  readonly isLeft: boolean;
}

/**
 * Lines start at their label's row and go down, so a label meets the lines of the rows above it only: first those that read
 * leftwards, from the right; then the others, from the left.
 */
const inRows = (markers: readonly PlacedMarker[]): PlacedMarker[] =>
  markers.toSorted((a, b) => {
    if (a.isLeft !== b.isLeft) return a.isLeft ? -1 : 1;
    return a.isLeft ? b.x - a.x : a.x - b.x;
  });

/** @param top of the first label's row, in pixels from the chart's top */
export function markerLines(markers: readonly Marker[], top: number, theme: ChartTheme): Plot.RenderFunction {
  return (_index, scales, _values, { width, height, marginBottom }, { document }) => {
    const placed = markers.map((marker) => {
      const x = scales.x?.(marker.value) as number;
      return { ...marker, x, isLeft: x + 6 + textWidth(marker.label, FONT_SIZE) > width };
    });
    const rows = inRows(placed);
    const yOf = (row: number): number => top + row * ROW + ROW / 2;
    const lines = rows.map(({ x, ink = theme.ink }, row) => {
      const ends = { x1: x, x2: x, y1: yOf(row) - 6, y2: height - marginBottom };
      return svgNode(document, 'line', {
        ...ends,
        stroke: ink,
        'stroke-width': 1,
        'stroke-dasharray': '2 2',
      });
    });
    const labels = rows.flatMap(({ x, label, isLeft, ink = theme.ink }, row) => {
      const span = textWidth(label, FONT_SIZE);
      const behind = { x: isLeft ? x - 3 - span : x + 3, y: yOf(row) - 7, width: span, height: 14 };
      const words = { x: isLeft ? x - 5 : x + 5, y: yOf(row), dy: '0.33em', fill: ink };
      return [
        svgNode(document, 'rect', { ...behind, fill: theme.surface }),
        svgNode(document, 'text', { ...words, 'text-anchor': isLeft ? 'end' : 'start' }, label),
      ];
    });
    return svgNode(document, 'g', { 'font-size': FONT_SIZE, 'aria-hidden': 'true' }, [...lines, ...labels]);
  };
}
