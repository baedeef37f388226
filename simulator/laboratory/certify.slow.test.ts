/** The laboratory with its threads, at a scale of its own that takes seconds. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from './certificate.ts';
import { certificateText } from './certificateText.ts';
import { faultsOf, verdictOf } from './certificateWords.ts';
import { certify } from './certify.ts';
import { planForeign } from './foreignSamples.ts';
import { certificateReport } from './report/certificateReport.ts';
import { LEAST, type Scale } from './scale.ts';
import { PUBLISHED_SEED } from './streamKeys.ts';

const SMALL: Scale = { ...LEAST, streams: 4, shuffles: 2, plantedStreams: 2 };
/** Some ten seconds on an idle machine. */
const LIMIT_MS = 180_000;

let own: Certificate;
let progress: [number, number][];
beforeAll(async () => {
  progress = [];
  own = await certify({
    seed: PUBLISHED_SEED,
    scale: SMALL,
    threads: 2,
    foreign: undefined,
    onProgress: (done, total) => progress.push([done, total]),
  });
}, LIMIT_MS);

describe('the certificate of our own generator', () => {
  it(
    'is the same, to the byte, from one thread and from two',
    async () => {
      const alone = await certify({
        seed: PUBLISHED_SEED,
        scale: SMALL,
        threads: 1,
        foreign: undefined,
        onProgress() {},
      });
      expect(JSON.stringify(alone)).toBe(JSON.stringify(own));
    },
    LIMIT_MS,
  );

  it('says that everything held, and counts its steps to the last', () => {
    expect(faultsOf(own)).toEqual([]);
    expect(own).toMatchObject({
      version: 'tirazh/certificate/v1',
      passed: true,
      foreign: null,
      falseAlarmRate: 0.01,
    });
    expect(own.areas.map(({ tests }) => tests.length)).toEqual([28, 68, 13, 10]);
    expect(own.checks.map(({ ok }) => ok)).toEqual(new Array(6).fill(true));
    expect(progress.at(-1)).toEqual([progress.length, progress.length]);
  });

  it('shows what is seen, hardly seen and not seen of the planted biases', () => {
    const text = certificateText(own, true);
    expect(text).toContain('PASSED at the 99 % level: none of 119 tests objects');
    expect(text).toMatch(/sattolo\s+shuffle-cycles\s+100 %.*sees it/);
    expect(text).toMatch(/shuffle-fixed-points\s+0 %.*(?:hardly|blind)/);
    expect(text).toContain('27 ordered winners');
    expect(text.split('\n').filter((line) => line.startsWith('  ok'))).toHaveLength(119 + 6 + 26);
  });

  it('becomes a page that names every test, draws two charts and escapes what strangers wrote', () => {
    const page = certificateReport(own, { version: '0.1.0', command: 'tirazh certify <b>' });
    for (const { tests } of own.areas) for (const { id } of tests) expect(page).toContain(`>${id}<`);
    expect(page).toContain('tirazh certify &lt;b&gt;');
    expect(page).toContain('<title>Laboratory tests: passed</title>');
    expect(page.match(/<svg[^>]*role="img"/g)?.length).toBeGreaterThanOrEqual(2);
  });
});

describe('the certificate of somebody’s generator', () => {
  it(
    'fails with the worst first, and says what was left out',
    async () => {
      const words = new Uint32Array(new SharedArrayBuffer(4 * 16 * LEAST.words));
      for (let i = 0; i < words.length; i++) words[i] = Math.imul(i, 0x9e3779b9);
      const whole = planForeign(words.length, LEAST);
      const plan = { ...whole, streams: { words: 4, integers: 4, draws: 4, shuffles: 0 } };
      const certificate = await certify({
        seed: PUBLISHED_SEED,
        scale: { ...plan.scale, plantedStreams: 1 },
        threads: 2,
        foreign: { name: 'counter <1>.bin', words, spareBytes: 3, plan },
        onProgress() {},
      });
      expect(certificate).toMatchObject({ passed: false, limits: null, foreign: { words: words.length } });
      expect(certificate.checks.map(({ id }) => id)).toEqual(['repeated-words', 'repeated-draws']);
      expect(certificate.notes).toEqual([
        'Shuffles were left out: they take 8,004,800 words, counter <1>.bin gave 1,572,864.',
        'The last 3 bytes make no whole word and were left out.',
        'Keys, reach and exact bounds belong to a program, not to its words: they were not looked at.',
      ]);
      expect(verdictOf(certificate)).toMatch(
        /^FAILED at the 99 % level: of 105 tests and 2 checks \d+ object to the generator behind/,
      );
      expect(certificateText(certificate, false)).toContain('Full-series shuffle: left out');
      expect(certificateReport(certificate, { version: '0', command: '' })).toContain(
        'counter &lt;1&gt;.bin',
      );
    },
    LIMIT_MS,
  );
});
