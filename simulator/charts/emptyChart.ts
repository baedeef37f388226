/** A chart that has nothing to draw (no trials yet, no spread) says so in words, in the room of a chart. */
import type * as Plot from '@observablehq/plot';
import { type ChartFrame, type ChartWords, drawChart, TEXT } from './chartFrame.ts';
import { svgNode } from './svgNode.ts';
import { textWidth } from './textWidth.ts';

/** Class of the SVG: a page may rather say the sentence itself. */
export const EMPTY_CHART = 'empty';

const LINE = 18;
const EDGE = 12;
const LEAST_HEIGHT = 96;

/** Lines of at most `pixels` where words allow it. */
function wrapped(sentence: string, pixels: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer, TEXT) <= pixels) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @param sentence what is known instead */
export function emptyChart(sentence: string, frame: ChartFrame, words: ChartWords): SVGSVGElement {
  const lines = wrapped(sentence, frame.width - 2 * EDGE);
  const height = Math.max(LEAST_HEIGHT, (lines.length + 2) * LINE);
  const first = (height - (lines.length - 1) * LINE) / 2;
  const options = {
    height,
    axis: null,
    marks: [
      ((_index, _scales, _values, { width }, { document }) =>
        svgNode(
          document,
          'g',
          { fill: frame.theme.inkSecond, 'text-anchor': 'middle' },
          lines.map((line, i) =>
            svgNode(document, 'text', { x: width / 2, y: first + i * LINE, dy: '0.33em' }, line),
          ),
        )) satisfies Plot.RenderFunction,
    ],
  };
  const svg = drawChart(options, frame, words);
  svg.classList.add(EMPTY_CHART);
  return svg;
}
