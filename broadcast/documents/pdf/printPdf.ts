/** A document as a PDF: A4, black, tagged for screen readers, the same bytes for the same document. */
import { once } from 'node:events';
import type { Block, PrintedDocument } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import { placeCode } from './placeCode.ts';
import { placeEntry, placeSign } from './placeEntry.ts';
import { placeCorner, placeCut, placeFormTitle } from './placeFormHead.ts';
import { placeGrid } from './placeGrid.ts';
import { placeProse } from './placeProse.ts';
import { placeSignatures } from './placeSignatures.ts';
import { placeFacts, placeTable } from './placeTable.ts';
import { placeHeading, placeMasthead, placeNotice, placeParagraph } from './placeText.ts';
import { BOTTOM, FULL_ROOM, LEFT, RIGHT, Sheet, TOP, WIDTH } from './sheet.ts';

type Place<Kind extends Block['kind']> = (sheet: Sheet, block: Extract<Block, { kind: Kind }>) => void;

const PLACES: { readonly [Kind in Block['kind']]: Place<Kind> } = {
  masthead: placeMasthead,
  notice: placeNotice,
  heading: placeHeading,
  paragraph: placeParagraph,
  facts: placeFacts,
  table: placeTable,
  code: placeCode,
  signatures: placeSignatures,
  corner: placeCorner,
  'form-title': placeFormTitle,
  prose: placeProse,
  entry: placeEntry,
  grid: placeGrid,
  sign: placeSign,
  cut: placeCut,
};

const place = <Kind extends Block['kind']>(sheet: Sheet, block: Extract<Block, { kind: Kind }>): void =>
  PLACES[block.kind as Kind](sheet, block);

/** Each page says what it belongs to and which it is of how many. */
function placeFeet(sheet: Sheet, { foot, pageOf }: PrintedDocument): void {
  const { pdf } = sheet;
  const pages = pdf.bufferedPageRange().count;
  for (let page = 1; page <= pages; page++) {
    pdf.switchToPage(page - 1);
    const number = fill(pageOf, { page, pages });
    const left = sheet.set(foot, 'caption', WIDTH * 0.75).slice(0, 2);
    sheet.rule(LEFT, BOTTOM + 14, WIDTH, 0.4);
    sheet.decorate(() => {
      sheet.write(left, LEFT, BOTTOM + 17);
      const x = RIGHT - sheet.measure(number, 'caption');
      sheet.write([{ text: number, setting: 'caption' }], x, BOTTOM + 17);
    });
  }
}

const isKept = (block: Block | undefined): boolean => block !== undefined && 'keepWithNext' in block;

/** The blocks that stand on one page with the one at `first`, where a run of them begins there. */
function keptFrom(blocks: readonly Block[], first: number): readonly Block[] {
  if (!isKept(blocks[first]) || isKept(blocks[first - 1])) return [];
  const last = blocks.findIndex((block, i) => i > first && !isKept(block));
  return blocks.slice(first, last + 1);
}

/** The space over a heading that stands at the top of a page is left out there. */
const OVER_HEADING = 24;

/** How high blocks are together; null where they do not fit on a page. Found by placing them on a sheet of their own. */
function heightOnOnePage(document: PrintedDocument, blocks: readonly Block[]): number | null {
  const scratch = new Sheet(document, () => {});
  for (const block of blocks) place(scratch, block);
  const height = scratch.y - TOP + OVER_HEADING;
  return scratch.pageNumber === 1 && height < FULL_ROOM ? height : null;
}

const rowsOf = (block: Block): number => (block.kind === 'table' ? block.rows.length : 0);

/** A caller that is told of every row would hear of nothing else. */
const ROWS_A_STEP = 100;

/**
 * Pure: no clock, no chance; the typefaces come from the installed packages. Two pages take about 0.15 s, 10,000 winners 5 s.
 * @param onProgress told the share that is done, 0 to 1, of a document with long tables
 */
export async function printPdf(
  document: PrintedDocument,
  onProgress?: (share: number) => void,
): Promise<Uint8Array> {
  const rows = document.blocks.reduce((sum, block) => sum + rowsOf(block), 0);
  let placed = 0;
  const sheet = new Sheet(document, () => {
    placed += 1;
    if (placed % ROWS_A_STEP === 0) onProgress?.(placed / rows);
  });
  for (const [i, block] of document.blocks.entries()) {
    const kept = keptFrom(document.blocks, i);
    if (kept.length > 1) sheet.ensure(heightOnOnePage(document, kept) ?? 0);
    place(sheet, block);
  }
  placeFeet(sheet, document);
  sheet.root.end();
  const chunks: Uint8Array[] = [];
  sheet.pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = once(sheet.pdf, 'end');
  sheet.pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
