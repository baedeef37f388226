/** Cells side by side that may go on over any number of pages: paragraphs, rows of facts and of tables. */

import { SETTINGS } from './settings.ts';
import { type Element, FULL_ROOM, heightOf, type Line, type Sheet } from './sheet.ts';

export interface Cell {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly element: Element;
  readonly tag: string;
}

export interface RowOptions {
  /** Space over and under the words, points. */
  readonly above: number;
  readonly below: number;
  /** After a page was turned for this row, before it goes on: repeats a table's head. */
  readonly onTurn?: () => void;
  /** After each piece of the row: its top and height. */
  readonly onPiece?: (top: number, height: number) => void;
}

const tallest = (cells: readonly Cell[]): number => Math.max(...cells.map(({ lines }) => heightOf(lines)));

/** As many of the first lines as fit into `room`. */
function head(lines: readonly Line[], room: number): readonly Line[] {
  let used = 0;
  let count = 0;
  while (count < lines.length) {
    used += SETTINGS[lines[count]!.setting].leading;
    if (used > room) break;
    count += 1;
  }
  return lines.slice(0, count);
}

/** A row that fits on a page is not cut; one that does not is cut between lines. */
export function placeRow(sheet: Sheet, cells: readonly Cell[], options: RowOptions): void {
  const { above, below, onTurn, onPiece } = options;
  const turn = (): void => {
    sheet.turn();
    onTurn?.();
  };
  const height = above + tallest(cells) + below;
  // A third of a page may be left empty for a row's sake; a longer one starts where it is.
  if (height > sheet.room && (height <= FULL_ROOM / 3 || sheet.room < FULL_ROOM / 8)) turn();
  let rest = cells;
  for (;;) {
    const top = sheet.y;
    const pieces = rest.map((cell) => ({ ...cell, lines: head(cell.lines, sheet.room - above - below) }));
    for (const { lines, x, element, tag } of pieces) {
      if (lines.length > 0) sheet.mark(element, tag, () => sheet.write(lines, x, top + above));
    }
    const pieceHeight = above + tallest(pieces) + below;
    sheet.y = top + pieceHeight;
    onPiece?.(top, pieceHeight);
    rest = rest.map((cell, i) => ({ ...cell, lines: cell.lines.slice(pieces[i]!.lines.length) }));
    if (rest.every(({ lines }) => lines.length === 0)) return;
    turn();
  }
}
