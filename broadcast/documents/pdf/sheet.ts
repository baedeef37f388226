/** A stack of A4 pages with a place on the page, a structure for screen readers, and words that always fit. */
import PDFDocument from 'pdfkit';
import { type PrintedDocument, runsOf, type Words } from '../printedDocument.ts';
import { breakLines } from './breakLines.ts';
import { legible } from './legible.ts';
import { SETTINGS, type SettingName } from './settings.ts';
import { TYPEFACE_NAMES, typeface } from './typefaces.ts';

export interface Line {
  readonly text: string;
  readonly setting: SettingName;
}

export type Element = PDFKit.PDFStructureElement;

const MM = 72 / 25.4;
/** A wide margin on the left, where papers are bound. */
export const LEFT = 22 * MM;
export const RIGHT = 210 * MM - 15 * MM;
export const TOP = 16 * MM;
export const BOTTOM = 297 * MM - 22 * MM;
export const WIDTH = RIGHT - LEFT;
/** Of the whole page between the margins. */
export const FULL_ROOM = BOTTOM - TOP;

/** Height of capitals against the size: it centres a line in its leading. */
const CAPITALS = 0.7;

export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { setting }) => sum + SETTINGS[setting].leading, 0);

/** PDFKit writes these words into XMP as they are. */
const withoutMarkup = (text: string): string => text.replace(/[&<>]/g, ' ');

export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** The whole document, as screen readers see it. */
  readonly root: Element;
  /** Where the next thing goes, from the top of the page, points. */
  y = TOP;
  /** To be called after every row of a table: they are most of a long document. */
  readonly onRow: () => void;

  constructor({ title, author, language, datedMs }: PrintedDocument, onRow: () => void) {
    this.onRow = onRow;
    const dated = new Date(datedMs);
    const holds = typeface('regular').holds;
    const plain = (text: string): string => withoutMarkup(legible(text, holds));
    this.pdf = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, autoFirstPage: false, font: '' },
      ...{ pdfVersion: '1.7', tagged: true, lang: language, displayTitle: true },
      info: {
        ...{
          Title: plain(title),
          Creator: 'Tirazh',
          Producer: 'PDFKit',
          CreationDate: dated,
          ModDate: dated,
        },
        ...(author === null ? {} : { Author: plain(author) }),
      },
    });
    for (const name of TYPEFACE_NAMES) this.pdf.registerFont(name, typeface(name).bytes);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.turn();
  }

  /** Height left on this page, points. */
  get room(): number {
    return BOTTOM - this.y;
  }

  /** 1 for the first. */
  get pageNumber(): number {
    return this.pdf.bufferedPageRange().count;
  }

  /** Goes on at the top of a new page. */
  turn(): void {
    this.pdf.addPage();
    this.y = TOP;
  }

  /** Turns the page when less than `height` is left on it. */
  ensure(height: number): void {
    if (this.room < height && this.y > TOP) this.turn();
  }

  /** Words in lines of a width, whatever they are. */
  lines(words: Words, width: number): Line[] {
    const runs = runsOf(words);
    return runs.flatMap(({ text, tone }, i) => {
      const lines = this.set(text, tone, width);
      // What is read aloud has its paragraphs apart.
      return i < runs.length - 1
        ? lines.with(-1, { ...lines.at(-1)!, text: `${lines.at(-1)!.text} ` })
        : lines;
    });
  }

  set(text: string, setting: SettingName, width: number): Line[] {
    const face = SETTINGS[setting].typeface;
    const words = legible(text, typeface(face).holds);
    return breakLines(words, width, (part) => this.measure(part, setting)).map((line) => ({
      text: line,
      setting,
    }));
  }

  measure(text: string, setting: SettingName): number {
    const { typeface: face, size } = SETTINGS[setting];
    return this.pdf.font(face).fontSize(size).widthOfString(text);
  }

  /** Writes lines under one another from (x, y); the place on the page stays where it is. */
  write(lines: readonly Line[], x: number, y: number): void {
    let top = y;
    for (const { text, setting } of lines) {
      const { typeface: face, size, leading } = SETTINGS[setting];
      const baseline = top + (leading + CAPITALS * size) / 2;
      this.pdf
        .font(face)
        .fontSize(size)
        .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      top += leading;
    }
  }

  /** A new element of the structure. */
  element(parent: Element, tag: string, options: { alt?: string; scope?: string } = {}): Element {
    const element = this.pdf.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** Paints content that belongs to an element; an element cut by a page's end gets several. */
  mark(element: Element, tag: string, paint: () => void): void {
    const content = this.pdf.markStructureContent(tag);
    paint();
    this.pdf.endMarkedContent();
    element.add(content);
  }

  /** Paints what screen readers pass over: rules, frames, page numbers. */
  decorate(paint: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    paint();
    this.pdf.endMarkedContent();
  }

  /** A level line. @param weight points */
  rule(x: number, y: number, width: number, weight: number): void {
    this.decorate(() => {
      this.pdf
        .lineWidth(weight)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke('black');
    });
  }
}
