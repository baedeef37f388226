/** The head of a form: the corner that says which annex it is, its title in the middle; and the line to cut copies apart. */
import type { FormBlock } from '../formBlock.ts';
import { placeRow } from './placeRow.ts';
import type { SettingName } from './settings.ts';
import { BOTTOM, LEFT, RIGHT, type Sheet, TOP, WIDTH } from './sheet.ts';

type BlockOf<Kind extends FormBlock['kind']> = Extract<FormBlock, { kind: Kind }>;

const CORNER = WIDTH * 0.38;

export function placeCorner(sheet: Sheet, { lines }: BlockOf<'corner'>): void {
  const set = lines.flatMap((line) => sheet.set(line, 'note', CORNER));
  const cell = { lines: set, x: RIGHT - CORNER, element: sheet.element(sheet.root, 'P'), tag: 'P' };
  placeRow(sheet, [cell], { above: 0, below: 6 });
}

function placeCentred(sheet: Sheet, text: string, setting: SettingName, tag: 'H1' | 'P'): void {
  const element = sheet.element(sheet.root, tag);
  for (const line of sheet.set(text, setting, WIDTH)) {
    const x = LEFT + (WIDTH - sheet.measure(line.text.trimEnd(), setting)) / 2;
    placeRow(sheet, [{ lines: [line], x, element, tag }], { above: 0, below: 0 });
  }
}

export function placeFormTitle(sheet: Sheet, { text, under }: BlockOf<'form-title'>): void {
  sheet.y += 4;
  placeCentred(sheet, text, 'formTitle', 'H1');
  if (under !== undefined) placeCentred(sheet, under, 'form', 'P');
  sheet.y += 6;
}

/** White over and under the line. */
const APART = 12;
const MIDDLE = (TOP + BOTTOM) / 2;

/** Below a first copy that is longer than half a page there is no room for the second: it begins a page. */
export function placeCut(sheet: Sheet, { caption }: BlockOf<'cut'>): void {
  if (sheet.y - TOP > BOTTOM - MIDDLE - APART) {
    sheet.turn();
    return;
  }
  const words = sheet.set(caption, 'caption', WIDTH)[0]!;
  const width = sheet.measure(words.text, 'caption');
  const from = LEFT + (WIDTH - width) / 2;
  sheet.decorate(() => {
    sheet.pdf.save().dash(3, { space: 3 }).lineWidth(0.5);
    sheet.pdf.moveTo(LEFT, MIDDLE).lineTo(from - 6, MIDDLE);
    sheet.pdf.moveTo(from + width + 6, MIDDLE).lineTo(RIGHT, MIDDLE);
    sheet.pdf.stroke('black').restore();
    sheet.write([words], from, MIDDLE - 4.5);
  });
  sheet.y = MIDDLE + APART;
}
