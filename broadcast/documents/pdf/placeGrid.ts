/** Cells in frames, as cash documents have them: what stands in a cell is in its middle; an empty one is written in. */
import type { FormBlock } from '../formBlock.ts';
import { SETTINGS, type SettingName } from './settings.ts';
import { type Element, heightOf, RIGHT, type Sheet, WIDTH } from './sheet.ts';

type Grid = Extract<FormBlock, { kind: 'grid' }>;

const PADDING = 4;
/** A cell to be written in, points. */
const LEAST = 22;
const FRAME = 0.7;

interface Place {
  readonly x: number;
  readonly width: number;
}

function placesOf({ width, columns }: Grid): Place[] {
  const all = width === 'full' ? WIDTH : WIDTH / 2;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = RIGHT - all;
  return columns.map(({ share }) => {
    const place = { x, width: (all * share) / shares };
    x += place.width;
    return place;
  });
}

function placeGridRow(
  sheet: Sheet,
  row: Element,
  words: readonly (string | null)[],
  places: readonly Place[],
  tag: 'TH' | 'TD',
): void {
  const setting: SettingName = tag === 'TH' ? 'note' : 'filled';
  const cells = words.map((text, i) =>
    text === null ? [] : sheet.set(text, setting, places[i]!.width - 2 * PADDING),
  );
  const height = Math.max(tag === 'TD' ? LEAST : 0, ...cells.map((lines) => heightOf(lines) + 2 * PADDING));
  sheet.ensure(height);
  for (const [i, lines] of cells.entries()) {
    const { x, width } = places[i]!;
    sheet.decorate(() => sheet.pdf.lineWidth(FRAME).rect(x, sheet.y, width, height).stroke('black'));
    const element = sheet.element(row, tag, tag === 'TH' ? { scope: 'Column' } : {});
    if (lines.length === 0) continue;
    const top = sheet.y + (height - heightOf(lines)) / 2;
    sheet.mark(element, tag, () => {
      for (const [n, line] of lines.entries()) {
        const left = x + (width - sheet.measure(line.text.trimEnd(), setting)) / 2;
        sheet.write([line], left, top + n * SETTINGS[setting].leading);
      }
    });
  }
  sheet.y += height;
}

export function placeGrid(sheet: Sheet, grid: Grid): void {
  const places = placesOf(grid);
  const table = sheet.element(sheet.root, 'Table');
  const row = (): Element => sheet.element(table, 'TR');
  sheet.y += 4;
  // The head is not left alone at the foot of a page.
  sheet.ensure(60);
  placeGridRow(
    sheet,
    row(),
    grid.columns.map(({ title }) => title),
    places,
    'TH',
  );
  for (const words of grid.rows) placeGridRow(sheet, row(), words, places, 'TD');
  sheet.y += 8;
}
