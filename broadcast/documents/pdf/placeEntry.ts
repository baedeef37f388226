/** A label with a line for its value as far as the margin; what the line is for stands under it in small letters. */
import type { FormBlock } from '../formBlock.ts';
import { FILLED, FORM } from './flow.ts';
import type { Cell } from './placeRow.ts';
import { SETTINGS } from './settings.ts';
import { LEFT, RIGHT, type Sheet, WIDTH } from './sheet.ts';

type BlockOf<Kind extends FormBlock['kind']> = Extract<FormBlock, { kind: Kind }>;

const GAP = 6;
/** A longer label stands over the line. */
const LABEL = WIDTH * 0.5;
/** Room for a hand over an empty line. */
const HAND = 6;
const HAIRLINE = 0.4;

const NO_WORDS = { text: '', setting: FILLED };

function writeCell(sheet: Sheet, { lines, x, element, tag }: Cell, y: number): void {
  sheet.mark(element, tag, () => sheet.write(lines, x, y));
}

/** In the middle under a line of `width` from `x`. */
function placeCaption(sheet: Sheet, text: string, x: number, width: number, y: number): void {
  const element = sheet.element(sheet.root, 'P');
  for (const [i, line] of sheet.set(text, 'caption', width).entries()) {
    const left = x + (width - sheet.measure(line.text.trimEnd(), 'caption')) / 2;
    writeCell(sheet, { lines: [line], x: left, element, tag: 'P' }, y + i * SETTINGS.caption.leading);
  }
}

export function placeEntry(sheet: Sheet, { label, value, caption, lines = 1 }: BlockOf<'entry'>): void {
  const { leading } = SETTINGS.form;
  const labels = sheet.set(label, FORM, WIDTH);
  const wide = sheet.measure(label, FORM);
  const isOver = wide > LABEL;
  const x = isOver ? LEFT : LEFT + wide + (label === '' ? 0 : GAP);
  const values = value === null ? Array(lines).fill(NO_WORDS) : sheet.set(value, FILLED, RIGHT - x);
  const step = value === null ? leading + HAND : leading;
  const captions = caption === null ? 0 : sheet.set(caption, 'caption', RIGHT - x).length;
  const over = isOver ? labels.length * leading : 0;
  sheet.ensure(2 + over + Math.min(values.length, 3) * step + captions * SETTINGS.caption.leading + 3);
  sheet.y += 2;
  const element = sheet.element(sheet.root, 'P');
  const first = isOver ? sheet.y : sheet.y + step - leading;
  if (label !== '') writeCell(sheet, { lines: labels, x: LEFT, element, tag: 'P' }, first);
  sheet.y += over;
  for (const line of values) {
    sheet.ensure(step);
    sheet.y += step;
    if (line.text !== '') writeCell(sheet, { lines: [line], x, element, tag: 'P' }, sheet.y - leading);
    sheet.rule(x, sheet.y, RIGHT - x, HAIRLINE);
  }
  sheet.y += 1;
  if (caption !== null) placeCaption(sheet, caption, x, RIGHT - x, sheet.y);
  sheet.y += captions * SETTINGS.caption.leading + 2;
}

const SIGN_LABEL = WIDTH * 0.3;
const SIGNATURE = { x: LEFT + WIDTH * 0.32, width: WIDTH * 0.21 };
const NAME = { x: LEFT + WIDTH * 0.57, width: WIDTH * 0.43 };
/** Over the line: room for a signature. */
const SIGN_HAND = 10;

/** "label ______ / ______", a caption under each line. */
export function placeSign(sheet: Sheet, { label, name, captions }: BlockOf<'sign'>): void {
  const { leading } = SETTINGS.form;
  const labels = sheet.set(label, FORM, SIGN_LABEL);
  const names = name === null ? [] : sheet.set(name, FILLED, NAME.width);
  const rows = Math.max(labels.length, names.length, 1);
  const under = Math.max(
    sheet.set(captions.signature, 'caption', SIGNATURE.width).length,
    sheet.set(captions.name, 'caption', NAME.width).length,
  );
  const height = SIGN_HAND + rows * leading + 1 + under * SETTINGS.caption.leading + 4;
  sheet.ensure(height);
  const foot = sheet.y + SIGN_HAND + rows * leading;
  const element = sheet.element(sheet.root, 'P');
  const lowered = (count: number): number => foot - count * leading;
  if (label !== '') writeCell(sheet, { lines: labels, x: LEFT, element, tag: 'P' }, lowered(labels.length));
  if (names.length > 0)
    writeCell(sheet, { lines: names, x: NAME.x, element, tag: 'P' }, lowered(names.length));
  for (const { x, width } of [SIGNATURE, NAME]) sheet.rule(x, foot, width, 0.5);
  sheet.decorate(() => sheet.write([{ text: '/', setting: FORM }], NAME.x - 11, foot - leading));
  placeCaption(sheet, captions.signature, SIGNATURE.x, SIGNATURE.width, foot + 1);
  placeCaption(sheet, captions.name, NAME.x, NAME.width, foot + 1);
  sheet.y += height;
}
