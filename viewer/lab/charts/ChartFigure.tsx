/** A chart on the page: drawn at the width it has, described, as a table for those who would rather read, and to take away. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChartFrame } from '../../../simulator/charts/chartFrame.ts';
import { CHART_TEXT } from '../../../simulator/charts/chartText.ts';
import { type ChartTheme, darkTheme, lightTheme } from '../../../simulator/charts/chartTheme.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { shownNumber } from '../draft/typedNumber.ts';
import { pngFile, svgFile } from '../export/chartImage.ts';
import { type Cell, csv } from '../export/csv.ts';
import { labText } from '../text/labText.ts';

/** Of a chart that is saved: it goes on paper and into reports. */
const SAVED_WIDTH = 960;
/** Pixels; below it a chart scrolls in its place. */
const LEAST_WIDTH = 300;
/** What is soon to be scrolled into sight is drawn too. */
const NEAR = '300px';
/** Rows of the table; a chart's data is shorter but for histograms. */
const MOST_ROWS = 400;

export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ChartFigureProps<Data> {
  readonly title: string;
  /** Without its ending. */
  readonly fileName: string;
  /** Redrawn whenever it is another object. */
  readonly data: Data;
  readonly draw: (data: Data, frame: ChartFrame) => SVGSVGElement;
  readonly table: (data: Data) => ChartTable;
  /** Data that keeps coming: what is out of sight waits until it rests. */
  readonly isLive?: boolean;
  /** Beside the title. */
  readonly children?: ComponentChildren;
}

const frameOf = (width: number, theme: ChartTheme, interactive: boolean): ChartFrame => ({
  width,
  theme,
  text: CHART_TEXT[language.peek()],
  interactive,
});

export function ChartFigure<Data>(props: ChartFigureProps<Data>) {
  const { title, data, draw, isLive = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const isNear = useSignal(false);
  const drawn = isLive && !isNear.value ? null : data;

  useLayoutEffect(() => {
    const element = place.current!;
    width.value = element.clientWidth;
    const sizes = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    const sight = new IntersectionObserver(
      (entries) => {
        isNear.value = entries.some((entry) => entry.isIntersecting);
      },
      { rootMargin: NEAR },
    );
    sizes.observe(element);
    sight.observe(element);
    return () => {
      sizes.disconnect();
      sight.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    if (drawn === null || width.value === 0) return;
    place.current!.replaceChildren(draw(drawn, frameOf(Math.max(LEAST_WIDTH, width.value), darkTheme, true)));
  }, [drawn, width.value, language.value]);

  return (
    <figure class="chart-figure">
      <div class="chart-head">
        <h3>{title}</h3>
        {props.children}
        <SaveButtons {...props} />
      </div>
      <div ref={place} class="chart-place" />
      <ChartNumbers {...props} />
    </figure>
  );
}

function SaveButtons<Data>({ title, fileName, data, draw, table }: ChartFigureProps<Data>) {
  const texts = labText().charts;
  const paper = (): SVGSVGElement => draw(data, frameOf(SAVED_WIDTH, lightTheme, false));
  const files: readonly [format: string, make: () => Blob | Promise<Blob>][] = [
    ['svg', () => svgFile(paper(), lightTheme.surface)],
    ['png', () => pngFile(paper(), lightTheme.surface)],
    [
      'csv',
      () => {
        const { heads, rows } = table(data);
        return new Blob([csv([heads, ...rows])], { type: 'text/csv' });
      },
    ],
  ];
  return (
    <fieldset class="save-buttons" aria-label={texts.save}>
      {files.map(([format, make]) => (
        <button
          key={format}
          type="button"
          data-save={format}
          aria-label={fill(texts.saveAs, { chart: title, format: format.toUpperCase() })}
          onClick={async () => saveFile(`${fileName}.${format}`, await make())}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

/** The table is made when it is opened: most readers look at the chart. */
function ChartNumbers<Data>({ title, data, table }: ChartFigureProps<Data>) {
  const isOpen = useSignal(false);
  return (
    <details
      class="chart-numbers"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{labText().charts.asTable}</summary>
      {isOpen.value && <NumbersTable caption={title} {...table(data)} />}
    </details>
  );
}

/** Six digits are more than a chart shows; the CSV file has them all. */
const readable = (cell: Cell): string =>
  typeof cell === 'number'
    ? shownNumber(Number.isInteger(cell) ? cell : Number(cell.toPrecision(6)), language.value)
    : (cell ?? '');

function NumbersTable({ caption, heads, rows }: ChartTable & { caption: string }) {
  return (
    <div class="table-scroll">
      <table class="numbers-table">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" class={typeof rows[0]?.[column] === 'string' ? 'words' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={typeof cell === 'string' ? 'words' : ''}>
                  {readable(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
