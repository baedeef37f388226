/** Rows of cells: tables with a head that returns on every page, and facts with their labels. */
import { type Block, type Column, isBlank, type Words } from '../printedDocument.ts';
import { type Cell, placeRow } from './placeRow.ts';
import { type Element, heightOf, LEFT, type Sheet, WIDTH } from './sheet.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Between neighbouring columns, points. */
const GUTTER = 9;
const HAIRLINE = 0.4;

interface Place {
  readonly x: number;
  readonly width: number;
}

/** Divides the width of the page by the columns' shares. */
function placesOf(columns: readonly Column[]): Place[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = LEFT;
  return columns.map(({ share }) => {
    const place = { x, width: (WIDTH * share) / whole - GUTTER };
    x += (WIDTH * share) / whole;
    return place;
  });
}

function placeHead(sheet: Sheet, table: Element, columns: readonly Column[], places: readonly Place[]): void {
  const row = sheet.element(sheet.element(table, 'THead'), 'TR');
  const cells = columns.map(({ title }, i) => ({
    lines: sheet.set(title, 'column', places[i]!.width),
    x: places[i]!.x,
    element: sheet.element(row, 'TH', { scope: 'Column' }),
    tag: 'TH',
  }));
  placeRow(sheet, cells, { above: 3, below: 3 });
  sheet.rule(LEFT, sheet.y, WIDTH, 0.75);
}

/** The head once more on the next page; screen readers have heard it. */
function repeatHead(sheet: Sheet, columns: readonly Column[], places: readonly Place[]): void {
  const heads = columns.map(({ title }, i) => sheet.set(title, 'column', places[i]!.width));
  sheet.decorate(() => {
    for (const [i, lines] of heads.entries()) sheet.write(lines, places[i]!.x, sheet.y + 3);
  });
  sheet.y += 6 + Math.max(...heads.map(heightOf));
  sheet.rule(LEFT, sheet.y, WIDTH, 0.75);
}

export function placeTable(sheet: Sheet, { columns, rows }: BlockOf<'table'>): void {
  const places = placesOf(columns);
  const table = sheet.element(sheet.root, 'Table');
  const heightOfRow = (row: readonly Words[]): number =>
    Math.max(...row.map((words, i) => heightOf(sheet.lines(words, places[i]!.width))));
  // The head is not left alone at the foot of a page.
  if (rows[0]) sheet.ensure(30 + Math.min(heightOfRow(rows[0]), 120));
  placeHead(sheet, table, columns, places);
  const body = sheet.element(table, 'TBody');
  for (const row of rows) {
    const element = sheet.element(body, 'TR');
    const cells: Cell[] = row.map((words, i) => ({
      lines: sheet.lines(words, places[i]!.width),
      x: places[i]!.x,
      element: sheet.element(element, 'TD'),
      tag: 'TD',
    }));
    placeRow(sheet, cells, { above: 3, below: 3, onTurn: () => repeatHead(sheet, columns, places) });
    sheet.rule(LEFT, sheet.y, WIDTH, HAIRLINE);
    sheet.onRow();
  }
  sheet.y += 4;
}

const FACT_COLUMNS: readonly Column[] = [
  { title: '', share: 30 },
  { title: '', share: 70 },
];

export function placeFacts(sheet: Sheet, { rows }: BlockOf<'facts'>): void {
  const [labels, values] = placesOf(FACT_COLUMNS);
  const list = sheet.element(sheet.root, 'L');
  for (const { label, value } of rows) {
    const item = sheet.element(list, 'LI');
    const blank = isBlank(value);
    const cells = [
      {
        ...{ lines: sheet.set(label, 'body', labels!.width), x: labels!.x },
        ...{ element: sheet.element(item, 'Lbl'), tag: 'Lbl' },
      },
      {
        ...{ lines: blank ? [] : sheet.lines(value, values!.width), x: values!.x },
        ...{ element: sheet.element(item, 'LBody'), tag: 'LBody' },
      },
    ];
    placeRow(sheet, cells, { above: blank ? 6 : 1.5, below: 1.5 });
    // To be written on.
    if (blank) sheet.rule(values!.x, sheet.y - 2, values!.width, HAIRLINE);
  }
  sheet.y += 4;
}
