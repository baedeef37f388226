/** The key above a chart: what the bars are and what the lines. One row where it fits, else one row an item. */
import type * as Plot from '@observablehq/plot';
import { SMALL_TEXT } from './chartFrame.ts';
import { svgNode } from './svgNode.ts';
import { textWidth } from './textWidth.ts';

export interface KeyItem {
  readonly shape: 'block' | 'line' | 'dashes';
  readonly colour: string;
  readonly opacity?: number;
  /** Colour of the words. */
  readonly ink: string;
  readonly label: string;
}

const ROW = 17;
const SWATCH = 14;
const GAP = 6;
const BETWEEN = 18;
const DASHES = '4 3';

interface PlacedItem extends KeyItem {
  readonly x: number;
  readonly row: number;
}

export interface ChartKey {
  /** Pixels that the key takes from the top. */
  readonly height: number;
  readonly mark: Plot.RenderFunction;
}

const widthOf = ({ label }: KeyItem): number => SWATCH + GAP + textWidth(label, SMALL_TEXT) + BETWEEN;

function place(items: readonly KeyItem[], left: number, right: number): PlacedItem[] {
  let [x, row] = [left, 0];
  return items.map((item) => {
    if (x > left && x + widthOf(item) - BETWEEN > right) [x, row] = [left, row + 1];
    const placed = { ...item, x, row };
    x += widthOf(item);
    return placed;
  });
}

function swatch(document: Document, item: PlacedItem, y: number): SVGElement {
  if (item.shape === 'block') {
    const box = { x: item.x, y: y - 5, width: SWATCH, height: 10, fill: item.colour };
    return svgNode(document, 'rect', { ...box, 'fill-opacity': item.opacity ?? 1 });
  }
  const dashes = item.shape === 'dashes' ? { 'stroke-dasharray': DASHES } : {};
  const ends = { x1: item.x, x2: item.x + SWATCH, y1: y, y2: y };
  return svgNode(document, 'line', { ...ends, stroke: item.colour, 'stroke-width': 2, ...dashes });
}

/** @param left where the key starts and @param width of the whole chart, in pixels */
export function chartKey(items: readonly KeyItem[], left: number, width: number): ChartKey {
  const placed = place(items, left, width - 4);
  const rows = 1 + Math.max(...placed.map(({ row }) => row));
  return {
    height: rows * ROW + 4,
    mark: (_index, _scales, _values, _dimensions, { document }) =>
      svgNode(
        document,
        'g',
        { 'text-anchor': 'start', 'font-size': SMALL_TEXT, 'aria-hidden': 'true' },
        placed.flatMap((item) => {
          const y = ROW * item.row + ROW / 2;
          const words = { x: item.x + SWATCH + GAP, y, dy: '0.33em', fill: item.ink };
          return [swatch(document, item, y), svgNode(document, 'text', words, item.label)];
        }),
      ),
  };
}
