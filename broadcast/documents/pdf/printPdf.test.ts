import { describe, expect, it } from 'vitest';
import { freezeEntries } from '../../../engine/draw/entries.ts';
import { SAMPLE_PLAN, sampleOutcome, sampleTranscript } from '../../../fixtures/draw/sampleDraw.ts';
import type { Block, PrintedDocument } from '../printedDocument.ts';
import { drawProtocol } from '../protocol/drawProtocol.ts';
import { recordOfDraw } from '../protocol/recordOfDraw.ts';
import { type ReadPdf, readPdf } from '../testing/readPdf.ts';
import {
  bytesOf,
  chained,
  NO_SOURCES,
  opening,
  PLAIN,
  show,
  transcriptOfPlan,
} from '../testing/sampleRecords.ts';
import { printPdf } from './printPdf.ts';
import { BOTTOM, LEFT, RIGHT } from './sheet.ts';

const PAGE_HEIGHT = 841.89;

const paper = (blocks: readonly Block[], changes: Partial<PrintedDocument> = {}): PrintedDocument => ({
  ...{ language: 'kk', title: 'Қағаз', author: null, datedMs: Date.UTC(2026, 10, 21), foot: 'Қағаз № 1' },
  ...{ pageOf: '{pages} беттің {page}-беті', blocks },
  ...changes,
});

const protocol = (language: 'kk' | 'ru') =>
  printPdf(
    drawProtocol(recordOfDraw({ ...NO_SOURCES, transcript: bytesOf(transcriptOfPlan()) }), {
      ...PLAIN,
      language,
    }),
  );

/** Nothing sticks out of the page's margins; only the foot stands below them. */
function expectInside({ pieces }: ReadPdf): void {
  const outside = pieces.filter(
    ({ left, right, y, text }) =>
      text.trim() !== '' &&
      (left < LEFT - 0.1 || right > RIGHT + 0.1 || y > PAGE_HEIGHT || y < PAGE_HEIGHT - BOTTOM - 40),
  );
  expect(outside).toEqual([]);
}

describe('letters', () => {
  const letters = 'ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЪъЫыЭэЩщ₸№«»–—“”’ABCxyz0123456789';

  it('of Kazakh, Russian and Latin are read back as they were written, in every tone, and none is an empty box', async () => {
    for (const tone of ['body', 'strong', 'note', 'hash', 'seal', 'number', 'command'] as const) {
      const read = await readPdf(
        await printPdf(paper([{ kind: 'paragraph', words: [{ text: letters, tone }] }])),
      );
      expect(read.pages[0]!.replaceAll(' ', ''), tone).toContain(letters);
      expect(read.glyphs.filter(({ id }) => id === 0)).toEqual([]);
      expect(read.glyphs.map(({ unicode }) => unicode).join('')).toContain(letters);
    }
  });

  it('of both protocols are all in the typefaces', async () => {
    for (const language of ['kk', 'ru'] as const) {
      const { glyphs } = await readPdf(await protocol(language));
      expect(glyphs.length).toBeGreaterThan(1500);
      expect(glyphs.filter(({ id, unicode }) => id === 0 || unicode === '')).toEqual([]);
    }
  });
});

describe('a paper', () => {
  it('has the same bytes each time it is printed, and others when a fact changes', async () => {
    const [first, second] = [await protocol('kk'), await protocol('kk')];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, await protocol('ru'))).not.toBe(0);
  });

  it('has title, language, its own date and a structure for screen readers', async () => {
    const bytes = await protocol('kk');
    const { info, tags, pages } = await readPdf(bytes);
    expect(info).toMatchObject({
      Title: 'Ұтыс ойынының хаттамасы sample-1',
      Language: 'kk',
      CreationDate: 'D:20230823160000Z',
      ModDate: 'D:20230823160000Z',
    });
    expect(tags.get('H1')).toBe(1);
    expect(tags.get('H2')).toBe(6);
    expect(tags.get('Table')).toBe(4);
    expect(tags.get('Figure')).toBe(1);
    expect(Buffer.from(bytes).includes('/DisplayDocTitle true')).toBe(true);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('2 беттің 1-беті');
    expect(pages[1]).toContain('2 беттің 2-беті');
  });

  it('carries the beginning of its hash on every page', async () => {
    const record = recordOfDraw({ ...NO_SOURCES, transcript: bytesOf(transcriptOfPlan()) });
    const { pages } = await readPdf(await printPdf(drawProtocol(record, PLAIN)));
    for (const page of pages) expect(page).toContain(`отпечаток ${record.proof.hash.slice(0, 16)}…`);
  });
});

describe('hostile words', () => {
  const nasty = [
    'x'.repeat(2000),
    'Сыйлық‮אבג中文🎁 '.repeat(120),
    'а\u0000б\u001b[31m\nв',
    '<b>&amp;</b> ]]> \\) Tj ET',
  ];

  it.each(nasty.map((text) => [text.slice(0, 12), text]))('stay inside the page: %j', async (_, text) => {
    const blocks: Block[] = [
      { kind: 'masthead', issuer: [text], title: text, under: [text] },
      { kind: 'notice', words: text },
      { kind: 'heading', text: text.slice(0, 200) },
      { kind: 'facts', rows: [{ label: text.slice(0, 300), value: text }] },
      {
        kind: 'table',
        columns: [
          { title: 'a', share: 1 },
          { title: 'b', share: 9 },
        ],
        rows: [
          [text, '1'],
          ['2', text],
        ],
      },
      { kind: 'code', payload: 'sha256:00', alt: text, words: text.slice(0, 300) },
      {
        ...{ kind: 'signatures', title: 'c', words: text, captions: { signature: 'd', name: 'e' } },
        people: [{ post: text.slice(0, 300), name: text.slice(0, 100) }],
      },
    ];
    const read = await readPdf(await printPdf(paper(blocks, { title: text, author: text, foot: text })));
    expectInside(read);
    expect(read.glyphs.filter(({ id }) => id === 0)).toEqual([]);
  });

  it('are shown, not dropped', async () => {
    const { text } = await readPdf(
      await printPdf(paper([{ kind: 'paragraph', words: 'а\u0000б\u202eв中' }])),
    );
    expect(text).toContain('а[U+0000]б[U+202E]в[U+4E2D]');
  });
});

describe('long lists', () => {
  it('go on over pages under their head, each row once and whole', async () => {
    const entries = freezeEntries(
      new TextEncoder().encode(
        Array.from({ length: 1000 }, (_, i) => `${100_000_000_000 + i * 7}\n`).join(''),
      ),
    );
    const prize = { name: { kk: 'Сый', ru: 'Приз', en: 'Prize' }, amountTenge: 5000 };
    const prizes = Array.from({ length: 120 }, (_, i) => ({ place: i + 1, ...prize }));
    const plan = { ...SAMPLE_PLAN, winners: 120, reserves: 200, prizes };
    const transcript = sampleTranscript(sampleOutcome(plan, null, entries), null, entries);
    const record = recordOfDraw({ ...NO_SOURCES, transcript: bytesOf(transcript) });
    const read = await readPdf(await printPdf(drawProtocol(record, PLAIN)));
    expectInside(read);
    expect(read.pages.length).toBeGreaterThan(8);
    const digits = read.text.replaceAll(' ', '');
    for (const { entry } of transcript.picks) expect(digits.split(entry)).toHaveLength(2);
    for (const page of read.pages.slice(1, 5))
      expect(page).toMatch(/^Победитель Номер участника В списке Приз/);
    expect(read.text).toContain(`Страница ${read.pages.length} из ${read.pages.length}`);
  });

  it('tell how far they are', async () => {
    const shares: number[] = [];
    const rows = Array.from({ length: 500 }, (_, i) => [String(i)]);
    await printPdf(paper([{ kind: 'table', columns: [{ title: 'a', share: 1 }], rows }]), (share) =>
      shares.push(share),
    );
    expect(shares).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('never leave the signatures alone: the hash that is signed to stands on their page', async () => {
    const transcript = transcriptOfPlan();
    const by = ['host-1', 'commission-1'];
    const remark = { type: 'correction', reason: 'Поправка', by } as const;
    const onPages = new Set<number>();
    for (let remarks = 0; remarks <= 24; remarks += 2) {
      const payloads = [
        ...opening(transcript),
        ...show(transcript),
        ...Array.from({ length: remarks }, () => remark),
      ];
      const sources = { transcript: bytesOf(transcript), events: chained(payloads) };
      const record = recordOfDraw({ ...NO_SOURCES, ...sources });
      const { pages } = await readPdf(await printPdf(drawProtocol(record, PLAIN)));
      const [last] = pages.filter((page) => page.includes('фамилия, инициалы'));
      expect(last, `after ${remarks} remarks`).toContain('Отпечаток записи розыгрыша');
      expect(last).toContain('С протоколом ознакомлены');
      onPages.add(pages.length);
    }
    expect(onPages.size).toBeGreaterThan(1);
  });

  it('keep signatures on one page, under their heading', async () => {
    for (let filler = 0; filler < 60; filler += 6) {
      const people = Array.from({ length: 4 }, (_, i) => ({ post: `Мүше ${i}`, name: null }));
      const read = await readPdf(
        await printPdf(
          paper([
            {
              kind: 'paragraph',
              words: Array.from({ length: filler }, () => ({ text: 'жол', tone: 'body' })),
            },
            {
              kind: 'signatures',
              title: 'Қолтаңбалар',
              words: 'с',
              captions: { signature: 'қолы', name: 'тегі' },
              people,
            },
          ]),
        ),
      );
      const pages = read.pieces.filter(({ text }) => /Мүше|Қолтаңбалар/.test(text)).map(({ page }) => page);
      expect(new Set(pages).size, `after ${filler} lines`).toBe(1);
    }
  });
});
