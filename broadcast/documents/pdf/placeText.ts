/** The blocks that run over the whole width: head of the paper, headings, paragraphs, notices. */
import type { Block } from '../printedDocument.ts';
import { placeRow } from './placeRow.ts';
import { heightOf, LEFT, RIGHT, type Sheet, WIDTH } from './sheet.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A heading is never the last thing on a page: this much has to follow it there. */
const COMPANY = 84;

export function placeMasthead(sheet: Sheet, { issuer, title, under }: BlockOf<'masthead'>): void {
  const lines = issuer.flatMap((line) => sheet.set(line, 'note', WIDTH));
  if (lines.length > 0) {
    const cell = { lines, x: LEFT, element: sheet.element(sheet.root, 'P'), tag: 'P' };
    placeRow(sheet, [cell], { above: 0, below: 8 });
  }
  const name = sheet.element(sheet.root, 'H1');
  placeRow(sheet, [{ lines: sheet.set(title, 'title', WIDTH), x: LEFT, element: name, tag: 'H1' }], {
    ...{ above: 0, below: 2 },
  });
  const below = under.flatMap((line) => sheet.set(line, 'subtitle', WIDTH));
  const subtitle = { lines: below, x: LEFT, element: sheet.element(sheet.root, 'P'), tag: 'P' };
  placeRow(sheet, [subtitle], { above: 0, below: 7 });
  sheet.rule(LEFT, sheet.y, WIDTH, 1.5);
  sheet.y += 9;
}

export function placeHeading(sheet: Sheet, { text }: BlockOf<'heading'>): void {
  const lines = sheet.set(text, 'heading', WIDTH);
  sheet.y += 9;
  sheet.ensure(heightOf(lines) + COMPANY);
  const element = sheet.element(sheet.root, 'H2');
  placeRow(sheet, [{ lines, x: LEFT, element, tag: 'H2' }], { above: 0, below: 2 });
  sheet.rule(LEFT, sheet.y, WIDTH, 0.75);
  sheet.y += 3;
}

export function placeParagraph(sheet: Sheet, { words }: BlockOf<'paragraph'>): void {
  const element = sheet.element(sheet.root, 'P');
  placeRow(sheet, [{ lines: sheet.lines(words, WIDTH), x: LEFT, element, tag: 'P' }], { above: 3, below: 4 });
}

/** A bar beside the words, on each page that they reach. */
const BAR = 3;
const INDENT = 11;

export function placeNotice(sheet: Sheet, { words }: BlockOf<'notice'>): void {
  const element = sheet.element(sheet.root, 'P');
  const lines = sheet.lines(words, RIGHT - LEFT - INDENT);
  placeRow(sheet, [{ lines, x: LEFT + INDENT, element, tag: 'P' }], {
    ...{ above: 4, below: 4 },
    onPiece: (top, height) => sheet.decorate(() => sheet.pdf.rect(LEFT, top, BAR, height).fill('black')),
  });
  sheet.y += 4;
}
