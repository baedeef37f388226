import { strFromU8, unzipSync } from 'fflate';
import sax from 'sax';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { printPdf } from '../pdf/printPdf.ts';
import type { PlainBlock, PrintedDocument } from '../printedDocument.ts';
import { handoverAct } from '../raffle/handoverAct.ts';
import { raffleProtocol } from '../raffle/raffleProtocol.ts';
import { readPdf } from '../testing/readPdf.ts';
import { kasipker, raffleFactsOf, raffleRecord, SAMPLE_HANDOVER } from '../testing/sampleRaffle.ts';
import { printDocx } from './printDocx.ts';

const protocol = (language: 'ru' | 'kk') => raffleProtocol(raffleRecord(), raffleFactsOf({ language }));
const act = () => handoverAct(SAMPLE_HANDOVER, kasipker(), 'ru');

/** Text of a part's `w:t`, and how often each element occurs. Strict: a part that is no XML throws. */
function readPart(xml: string): { text: string[]; elements: Map<string, number>; styles: string[] } {
  const [text, styles]: string[][] = [[], []];
  const elements = new Map<string, number>();
  const parser = sax.parser(true);
  let isText = false;
  parser.onerror = (fault) => {
    throw fault;
  };
  parser.onopentag = ({ name, attributes }) => {
    elements.set(name, (elements.get(name) ?? 0) + 1);
    isText = name === 'w:t';
    if (name === 'w:pStyle') styles!.push(String(attributes['w:val']));
  };
  parser.ontext = (words) => {
    if (isText) text!.push(words);
  };
  parser.onclosetag = () => {
    isText = false;
  };
  parser.write(xml).close();
  return { text: text!, elements, styles: styles! };
}

async function opened(paper: PrintedDocument<PlainBlock>) {
  const files = unzipSync(await printDocx(paper));
  for (const [name, bytes] of Object.entries(files)) {
    if (/\.(xml|rels)$/.test(name)) readPart(strFromU8(bytes));
  }
  const part = (name: string): string => strFromU8(files[name]!);
  return { files, part, ...readPart(part('word/document.xml')) };
}

const dense = (text: string): string => text.replaceAll(/\s/g, '');

/** Every word of a document's blocks. */
function wordsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (['kind', 'tone', 'payload', 'alt'].includes(key)) return [];
    return typeof inner === 'string' ? [inner] : wordsOf(inner);
  });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a paper as DOCX', () => {
  it('says every word of the document, as the PDF does', async () => {
    for (const paper of [protocol('ru'), protocol('kk'), act()]) {
      const { text } = await opened(paper);
      const inWord = dense(text.join(''));
      const inPdf = dense((await readPdf(await printPdf(paper))).text);
      const words = wordsOf(paper.blocks);
      expect(words.length).toBeGreaterThan(20);
      for (const part of words) {
        expect(inWord).toContain(dense(part));
        expect(inPdf).toContain(dense(part));
      }
    }
  });

  it('has real headings, tables whose heads return, the QR code, and counted pages at its foot', async () => {
    const { elements, styles, part, files } = await opened(protocol('ru'));
    expect(styles.filter((style) => style === 'Title')).toHaveLength(1);
    expect(styles.filter((style) => style === 'Heading1')).toHaveLength(8);
    expect(elements.get('w:tblHeader')).toBe(5);
    expect(elements.get('w:drawing')).toBe(1);
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
    expect(part('word/document.xml')).toContain('#sha256=');
    const foot = part('word/footer1.xml');
    expect(foot).toMatch(/Страница.*PAGE.*NUMPAGES/);
    expect(foot).toContain('отпечаток');
    expect(part('word/styles.xml')).toContain('w:ascii="Arial"');
    expect(part('word/styles.xml')).toContain('w:val="ru-RU"');
  });

  it('has the same bytes whenever and however often it is written, dated by the document alone', async () => {
    const paper = protocol('kk');
    const first = await printDocx(paper);
    await printDocx(act());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 6, 1, 12, 30, 42) });
    const later = await printDocx(paper);
    expect(Buffer.compare(first, later)).toBe(0);
    const core = strFromU8(unzipSync(first)['docProps/core.xml']!);
    const instant = new Date(paper.datedMs).toISOString().replace('.000Z', 'Z');
    expect(core.split(`>${instant}<`)).toHaveLength(3);
  });

  it('names nobody in its metadata', async () => {
    const { part } = await opened(act());
    expect(part('docProps/core.xml') + part('docProps/app.xml')).not.toMatch(/Әлия|Үмітбек|600101/);
    expect(part('docProps/core.xml')).toContain(
      '<dc:title>Акт вручения сертификата kasipker-2024-03</dc:title>',
    );
  });

  it('stays whole under hostile words, and shows them as the PDF does', async () => {
    const nasty = 'а\u0000б\u202eв</w:t><x>&amp;\u001b[31m';
    const blocks: PlainBlock[] = [
      { kind: 'heading', text: nasty },
      { kind: 'table', columns: [{ title: nasty, share: 1 }], rows: [[nasty]] },
    ];
    const { text } = await opened({ ...act(), title: nasty, author: nasty, foot: nasty, blocks });
    expect(text).toEqual(Array(3).fill('а[U+0000]б[U+202E]в</w:t><x>&amp;[U+001B][31m'));
  });
});
