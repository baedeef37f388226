/** Running words with fields: each value on a line of its own, empty ones to be written on. */
import type { FormBlock, Part } from '../formBlock.ts';
import { BOX, flow, type Piece } from './flow.ts';
import { legible } from './legible.ts';
import { SETTINGS } from './settings.ts';
import { type Element, LEFT, type Sheet, WIDTH } from './sheet.ts';
import { typeface } from './typefaces.ts';

/** Lines that a hand writes on are further apart, points. */
const HAND_LEADING = 21;
const INDENT = 16;
/** Of the line under a value, below its letters' foot, points. */
const UNDER = 2.5;
const HAIRLINE = 0.4;

type Prose = Extract<FormBlock, { kind: 'prose' }>;

/** What cannot be seen is shown by its number, as everywhere on our papers. */
function shown(parts: readonly Part[]): Part[] {
  const safe = (text: string): string => legible(text, typeface('regular').holds);
  return parts.map((part) => {
    if (typeof part === 'string') return safe(part);
    return 'value' in part && part.value !== null ? { ...part, value: safe(part.value) } : part;
  });
}

/** Pieces of one part that follow one another are one text: it is read and copied as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const texts: Piece[] = [];
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = texts.at(-1);
    if (last && last.part === piece.part) {
      texts[texts.length - 1] = { ...last, text: `${last.text} ${piece.text}` };
    } else texts.push(piece);
  }
  return texts;
}

/** From the first piece of a field to its last, the spaces between them too. */
function rulesOf(pieces: readonly Piece[]): { from: number; to: number }[] {
  const byPart = Map.groupBy(
    pieces.filter(({ ruledTo }) => ruledTo !== null),
    ({ part }) => part,
  );
  return [...byPart.values()].map((same) => ({ from: same[0]!.x, to: same.at(-1)!.ruledTo! }));
}

function placeLine(sheet: Sheet, element: Element, pieces: readonly Piece[], left: number): void {
  const { leading } = SETTINGS.form;
  const baseline = sheet.y + (leading + 0.7 * SETTINGS.form.size) / 2;
  const texts = joined(pieces);
  if (texts.length > 0) {
    sheet.mark(element, 'P', () => {
      for (const { text, setting, x, isBox } of texts) {
        // A reader that joins the pieces finds the words apart.
        sheet.write([{ text: isBox ? text : `${text} `, setting }], left + x + (isBox ? 1 : 0), sheet.y);
      }
    });
  }
  for (const { from, to } of rulesOf(pieces)) sheet.rule(left + from, baseline + UNDER, to - from, HAIRLINE);
  for (const { x } of pieces.filter(({ isBox }) => isBox)) {
    sheet.decorate(() =>
      sheet.pdf
        .lineWidth(0.7)
        .rect(left + x, baseline - BOX + 1, BOX, BOX)
        .stroke('black'),
    );
  }
}

const isToWrite = (part: Part): boolean => typeof part === 'object' && 'value' in part && part.value === null;

export function placeProse(sheet: Sheet, { parts, marker }: Prose): void {
  const indent = marker === undefined ? 0 : INDENT;
  const lines = flow(shown(parts), WIDTH - indent, (text, setting) => sheet.measure(text, setting));
  const leading = parts.some(isToWrite) ? HAND_LEADING : SETTINGS.form.leading;
  const element = sheet.element(sheet.root, 'P');
  sheet.y += 2;
  for (const [i, pieces] of lines.entries()) {
    sheet.ensure(leading);
    sheet.y += leading - SETTINGS.form.leading;
    if (i === 0 && marker !== undefined) {
      sheet.mark(element, 'P', () => sheet.write([{ text: `${marker} `, setting: 'form' }], LEFT, sheet.y));
    }
    placeLine(sheet, element, pieces, LEFT + indent);
    sheet.y += SETTINGS.form.leading;
  }
  sheet.y += 3;
}
