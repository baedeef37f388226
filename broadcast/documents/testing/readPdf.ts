/** Reads a PDF back with Mozilla's reader: what a person would see, copy and hear. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** A letter as the page shows it. */
export interface ShownGlyph {
  /** In the embedded typeface; 0 is the empty box that stands for a letter it does not have. */
  readonly id: number;
  readonly unicode: string;
}

export interface ReadPdf {
  /** Text by page; lines are joined by spaces, and no-break spaces are spaces. */
  readonly pages: readonly string[];
  /** Of all pages. */
  readonly text: string;
  readonly glyphs: readonly ShownGlyph[];
  readonly info: Readonly<Record<string, unknown>>;
  /** Tags of the structure tree by how often they occur. */
  readonly tags: ReadonlyMap<string, number>;
  /** Every piece of text with its place, points from the lower left corner of its page. */
  readonly pieces: readonly {
    readonly page: number;
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly y: number;
  }[];
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

function countTags(node: Node | null, tags: Map<string, number>): void {
  if (!node) return;
  if (node.role) tags.set(node.role, (tags.get(node.role) ?? 0) + 1);
  for (const child of node.children ?? []) countTags(child, tags);
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { OPS } = await getResolvedPDFJS();
  // The reader takes the bytes away.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: string[] = [];
  const glyphs: ShownGlyph[] = [];
  const tags = new Map<string, number>();
  const pieces: ReadPdf['pieces'][number][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.filter((item) => 'str' in item);
    pages.push(
      words
        .map(({ str }) => str)
        .join(' ')
        .replace(/\s+/g, ' '),
    );
    for (const { str, transform, width } of words) {
      pieces.push({
        page: number,
        text: str,
        left: transform[4],
        right: transform[4] + width,
        y: transform[5],
      });
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [i, operator] of fnArray.entries()) {
      if (operator !== OPS.showText) continue;
      for (const glyph of argsArray[i][0] as ({ originalCharCode: number; unicode: string } | number)[]) {
        if (typeof glyph === 'object' && glyph)
          glyphs.push({ id: glyph.originalCharCode, unicode: glyph.unicode });
      }
    }
    countTags((await page.getStructTree()) as Node | null, tags);
  }
  const { info } = await pdf.getMetadata();
  return { pages, text: pages.join(' '), glyphs, info: info as Record<string, unknown>, tags, pieces };
}
