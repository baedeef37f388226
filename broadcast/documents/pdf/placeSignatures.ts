/** Lines to sign on: who, the signature, the name; a name that is known is printed, others are written by hand. */
import type { Block } from '../printedDocument.ts';
import { type Cell, placeRow } from './placeRow.ts';
import { placeHeading, placeParagraph } from './placeText.ts';
import { SETTINGS } from './settings.ts';
import { type Element, FULL_ROOM, heightOf, LEFT, type Line, type Sheet, WIDTH } from './sheet.ts';

/** Over the words on the line: room for a hand. */
const HAND = 14;
const POST = { x: LEFT, width: WIDTH * 0.34 };
const SIGNATURE = { x: LEFT + WIDTH * 0.37, width: WIDTH * 0.25 };
const NAME = { x: LEFT + WIDTH * 0.65, width: WIDTH * 0.35 };

interface Person {
  readonly post: string;
  readonly name: string | null;
}
type Signatures = Extract<Block, { kind: 'signatures' }>;

/** The caption under a line, with the space around it. */
const UNDER = 13;
/** Heading and words over the first line. */
const OVER = 56;

const NO_WORDS: Line = { text: '', setting: 'body' };

/** Down to the line that is signed on, beside words of `count` lines. */
const lowered = (lines: readonly Line[], count: number): Line[] => [
  ...Array<Line>(Math.max(0, count - lines.length)).fill(NO_WORDS),
  ...lines,
];

/** What one person's line holds: the words over it, and how high all of it is. */
function measured(sheet: Sheet, { post, name }: Person) {
  const posts = sheet.set(post, 'body', POST.width);
  const names = name === null ? [] : sheet.set(name, 'body', NAME.width);
  const count = Math.max(posts.length, names.length);
  return {
    posts: lowered(posts, count),
    names: lowered(names, count),
    height: HAND + count * SETTINGS.body.leading + UNDER,
  };
}

function placePerson(
  sheet: Sheet,
  list: Element,
  { posts, names, height }: ReturnType<typeof measured>,
  captions: Signatures['captions'],
): void {
  sheet.ensure(height);
  sheet.y += HAND;
  const element = sheet.element(sheet.element(list, 'LI'), 'LBody');
  const cell = (lines: readonly Line[], x: number): Cell => ({ lines, x, element, tag: 'LBody' });
  placeRow(sheet, [cell(posts, POST.x), cell(names, NAME.x)], { above: 0, below: 1 });
  for (const { x, width } of [SIGNATURE, NAME]) sheet.rule(x, sheet.y, width, 0.5);
  const under = [
    cell(sheet.set(captions.signature, 'caption', SIGNATURE.width), SIGNATURE.x),
    cell(sheet.set(captions.name, 'caption', NAME.width), NAME.x),
  ];
  placeRow(sheet, under, { above: 1, below: 2 });
}

/** All on one page where they fit on one: a page of a single signature could be laid behind any paper. */
export function placeSignatures(sheet: Sheet, { title, words, captions, people }: Signatures): void {
  const lines = people.map((person) => measured(sheet, person));
  const whole =
    OVER + heightOf(sheet.lines(words, WIDTH)) + lines.reduce((sum, { height }) => sum + height, 0);
  if (whole < FULL_ROOM) sheet.ensure(whole);
  placeHeading(sheet, { kind: 'heading', text: title });
  placeParagraph(sheet, { kind: 'paragraph', words });
  const list = sheet.element(sheet.root, 'L');
  for (const line of lines) placePerson(sheet, list, line, captions);
}
