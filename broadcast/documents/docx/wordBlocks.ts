/** Each block of a paper as paragraphs and tables of DOCX: real headings, tables whose heads return on every page. */
import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import encodeQR from 'qr';
import { isBlank, type PlainBlock, type Words } from '../printedDocument.ts';
import { shown, textRun, textRuns } from './wordText.ts';

type BlockOf<Kind extends PlainBlock['kind']> = Extract<PlainBlock, { kind: Kind }>;
type Placed = Paragraph | Table;

const MM = 1440 / 25.4;
/** Margins and text of an A4 sheet, twentieths of a point; the margins are the PDF's. */
export const PAGE = {
  width: Math.round(210 * MM),
  height: Math.round(297 * MM),
  left: Math.round(22 * MM),
  right: Math.round(15 * MM),
  top: Math.round(16 * MM),
  bottom: Math.round(22 * MM),
};
const WIDTH = PAGE.width - PAGE.left - PAGE.right;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** Eighths of a point. */
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const LINE = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const NO_BORDERS = {
  ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
  ...{ insideHorizontal: NONE, insideVertical: NONE },
};
/** Room for a hand, twentieths of a point. */
const HAND = 160;

const paragraph = (words: Words, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: textRuns(words) });

const cell = (children: readonly Paragraph[], options: Partial<ITableCellOptions> = {}): TableCell =>
  new TableCell({ ...options, children });

/** Divides the width of the text by shares. */
function widthsOf(shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((WIDTH * share) / whole));
}

const table = (shares: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    ...{ rows, borders: NO_BORDERS, layout: TableLayoutType.FIXED, columnWidths: widthsOf(shares) },
    width: { size: WIDTH, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 0, right: 110 },
  });

/** Two tables that touch would become one. */
const gap = (): Paragraph => new Paragraph({ children: [], spacing: { before: 0, after: 0, line: 60 } });

function masthead({ issuer, title, under }: BlockOf<'masthead'>): Placed[] {
  return [
    ...issuer.map((line) => paragraph([{ text: line, tone: 'note' }])),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [textRun({ text: title, tone: 'body' })] }),
    ...under.map((line, i) =>
      paragraph([{ text: line, tone: 'strong' }], {
        ...(i === under.length - 1
          ? { border: { bottom: { ...LINE, space: 6 } }, spacing: { after: 120 } }
          : {}),
      }),
    ),
  ];
}

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [textRun({ text, tone: 'body' })],
    border: { bottom: { ...HAIRLINE, space: 2 } },
  });

const notice = ({ words }: BlockOf<'notice'>): Placed[] => [
  paragraph(words, {
    border: { left: { ...LINE, size: 24, space: 8 } },
    spacing: { before: 80, after: 120 },
  }),
];

function facts({ rows, keepWithNext }: BlockOf<'facts'>): Placed[] {
  const options = { keepNext: keepWithNext === true };
  const lines = rows.map(
    ({ label, value }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell([paragraph(label, options)], {
            verticalAlign: isBlank(value) ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
          }),
          isBlank(value)
            ? cell([new Paragraph({ ...options, children: [], spacing: { before: HAND } })], {
                borders: { ...NO_BORDERS, bottom: HAIRLINE },
              })
            : cell([paragraph(value, options)]),
        ],
      }),
  );
  return [table([30, 70], lines), gap()];
}

function columns({ columns: heads, rows }: BlockOf<'table'>): Placed[] {
  const head = new TableRow({
    ...{ tableHeader: true, cantSplit: true },
    children: heads.map(({ title }) =>
      cell([paragraph([{ text: title, tone: 'strong' }], { keepNext: true })], {
        borders: { ...NO_BORDERS, bottom: LINE },
      }),
    ),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((words) =>
          cell([paragraph(words)], { borders: { ...NO_BORDERS, bottom: HAIRLINE } }),
        ),
      }),
  );
  return [
    table(
      heads.map(({ share }) => share),
      [head, ...body],
    ),
    gap(),
  ];
}

/** 32 mm at 96 dots an inch. */
const CODE_SIDE = 121;

function code({ payload, alt, words }: BlockOf<'code'>): Placed[] {
  const picture = new ImageRun({
    type: 'gif',
    data: encodeQR(payload, 'gif', { ecc: 'medium', border: 2, scale: 8 }),
    transformation: { width: CODE_SIDE, height: CODE_SIDE },
    // Else the library counts on from the paper before, and the same paper has other bytes.
    altText: { id: '1', name: 'QR', title: 'QR', description: shown(alt) },
  });
  const row = new TableRow({
    cantSplit: true,
    children: [
      cell([new Paragraph({ children: [picture] })]),
      cell([paragraph(words)], { verticalAlign: VerticalAlign.CENTER }),
    ],
  });
  return [table([24, 76], [row]), gap()];
}

function signatures({ title, words, captions, people }: BlockOf<'signatures'>): Placed[] {
  const small = (text: string): Paragraph => paragraph([{ text, tone: 'note' }], { keepNext: true });
  const under = { borders: { ...NO_BORDERS, top: HAIRLINE } };
  const rows = people.flatMap(({ post, name }) => [
    new TableRow({
      cantSplit: true,
      children: [post, '', '', '', name ?? ''].map((text) =>
        cell([paragraph(text, { keepNext: true, spacing: { before: HAND } })], {
          verticalAlign: VerticalAlign.BOTTOM,
        }),
      ),
    }),
    new TableRow({
      cantSplit: true,
      children: [
        cell([small('')]),
        cell([small('')]),
        cell([small(captions.signature)], under),
        cell([small('')]),
        cell([small(captions.name)], under),
      ],
    }),
  ]);
  return [heading(title), paragraph(words, { keepNext: true }), table([34, 3, 25, 3, 35], rows)];
}

/** @returns what stands for the block, in order */
export function wordBlocks(block: PlainBlock): Placed[] {
  switch (block.kind) {
    case 'masthead':
      return masthead(block);
    case 'notice':
      return notice(block);
    case 'heading':
      return [heading(block.text)];
    case 'paragraph':
      return [paragraph(block.words, { spacing: { before: 60, after: 80 } })];
    case 'facts':
      return facts(block);
    case 'table':
      return columns(block);
    case 'code':
      return code(block);
    case 'signatures':
      return signatures(block);
  }
}
