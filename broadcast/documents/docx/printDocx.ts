/**
 * A paper as DOCX, for those who have to write into it or file it so: the same blocks as the PDF, so that the two never say different
 * things. The same document gives the same bytes: all its instants are the document's own. Source: ECMA-376.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { PaperLanguage, PlainBlock, PrintedDocument } from '../printedDocument.ts';
import { PAGE, wordBlocks } from './wordBlocks.ts';
import { shown, TEXT_FONT } from './wordText.ts';

const LANGUAGES: Readonly<Record<PaperLanguage, string>> = { kk: 'kk-KZ', ru: 'ru-RU' };
const FOOT = { size: 14 };

/** "Страница 1 из 2" with the numbers counted by the word processor. */
const pageNumber = (pageOf: string): TextRun =>
  new TextRun({
    ...FOOT,
    children: pageOf.split(/(\{pages?\})/).map((piece) => {
      if (piece === '{page}') return PageNumber.CURRENT;
      return piece === '{pages}' ? PageNumber.TOTAL_PAGES : piece;
    }),
  });

const footer = ({ foot, pageOf }: PrintedDocument<PlainBlock>): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: PAGE.width - PAGE.left - PAGE.right }],
        children: [
          new TextRun({ ...FOOT, text: shown(foot) }),
          new TextRun({ children: [new Tab()] }),
          pageNumber(pageOf),
        ],
      }),
    ],
  });

function wordDocument(paper: PrintedDocument<PlainBlock>): Document {
  const { language, title, author, blocks } = paper;
  const { width, height, left, right, top, bottom } = PAGE;
  const bold = { font: TEXT_FONT, bold: true, color: '000000' };
  return new Document({
    title: shown(title),
    creator: shown(author ?? 'Tirazh'),
    lastModifiedBy: 'Tirazh',
    styles: {
      default: {
        document: { run: { font: TEXT_FONT, size: 19, language: { value: LANGUAGES[language] } } },
        title: {
          run: { ...bold, size: 36 },
          paragraph: { alignment: AlignmentType.LEFT, spacing: { after: 40 } },
        },
        heading1: {
          run: { ...bold, size: 22 },
          paragraph: { keepNext: true, spacing: { before: 140, after: 60 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width, height }, margin: { left, right, top, bottom, footer: 500 } } },
        footers: { default: footer(paper) },
        children: blocks.flatMap(wordBlocks),
      },
    ],
  });
}

/** The one time that a ZIP can hold in every time zone: the library writes local clocks. */
const ZIP_TIME = new Date(1980, 0, 1);

/** Puts the document's instant where the library has put the clock's. */
function dated(core: string, datedMs: number): string {
  const instant = new Date(datedMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`);
}

/** Takes about 0.2 s for three pages. */
export async function printDocx(paper: PrintedDocument<PlainBlock>): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await Packer.toBuffer(wordDocument(paper))));
  const core = 'docProps/core.xml';
  files[core] = strToU8(dated(strFromU8(files[core]!), paper.datedMs));
  return zipSync(files, { mtime: ZIP_TIME, level: 6 });
}
