/** A QR code drawn in squares, with words beside it. */
import encodeQR from 'qr';
import type { Block } from '../printedDocument.ts';
import { placeRow } from './placeRow.ts';
import { heightOf, LEFT, type Sheet, WIDTH } from './sheet.ts';

/** Points: 32 mm, so that a square of the longest address is still half a millimetre on paper. */
const SIDE = 32 * (72 / 25.4);
/** The standard asks for four squares of white around; the paper's own white adds to it. */
const QUIET = 2;
const GAP = 14;

function paint(sheet: Sheet, payload: string, top: number): void {
  const squares = encodeQR(payload, 'raw', { ecc: 'medium', border: QUIET });
  const step = SIDE / squares.length;
  for (const [row, line] of squares.entries()) {
    for (const [column, isDark] of line.entries()) {
      // Neighbours overlap by a hair, or printers leave white seams between them.
      if (isDark) sheet.pdf.rect(LEFT + column * step, top + row * step, step + 0.05, step + 0.05);
    }
  }
  sheet.pdf.fill('black');
}

export function placeCode(sheet: Sheet, { payload, alt, words }: Extract<Block, { kind: 'code' }>): void {
  const x = LEFT + SIDE + GAP;
  const lines = sheet.lines(words, WIDTH - SIDE - GAP);
  sheet.ensure(Math.max(SIDE, heightOf(lines)) + 12);
  const top = sheet.y + 4;
  const { pageNumber } = sheet;
  const figure = sheet.element(sheet.root, 'Figure', { alt });
  sheet.mark(figure, 'Figure', () => paint(sheet, payload, top));
  const element = sheet.element(sheet.root, 'P');
  placeRow(sheet, [{ lines, x, element, tag: 'P' }], { above: 4 + QUIET * 2, below: 4 });
  if (sheet.pageNumber === pageNumber) sheet.y = Math.max(sheet.y, top + SIDE + 6);
}
