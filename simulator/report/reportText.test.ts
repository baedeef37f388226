import { expect, test } from 'vitest';
import { REPORT_TEXT } from './reportText.ts';

/** Words that are the same in every language. */
const COMMON = new Set(['RTP', 'VaR', 'TVaR', 'JSON', 'sd', 'seed', 'Seed', 'terminal', 'path', 'full']);

const shown = new Proxy({}, { get: (_, key) => (key === Symbol.toPrimitive ? () => '5' : '5') });

/** Every text by its path; a function is asked with stand-ins. */
function texts(part: unknown, path = ''): Map<string, string> {
  if (typeof part === 'string') return new Map([[path, part]]);
  if (typeof part === 'function') return new Map([[path, String(part(shown, shown, shown))]]);
  return new Map(
    Object.entries(part as object).flatMap(([key, value]) => [...texts(value, `${path}/${key}`)]),
  );
}

const english = texts(REPORT_TEXT.en);

test.each(['en', 'ru', 'kk'] as const)('%s has every text, none of them empty', (language) => {
  const words = texts(REPORT_TEXT[language]);
  expect([...words.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  for (const [path, text] of words) expect(text.trim(), path).not.toBe('');
});

test.each(['ru', 'kk'] as const)('%s has no English left in it', (language) => {
  for (const [path, text] of texts(REPORT_TEXT[language])) {
    const latin = text.match(/[A-Za-z]{2,}/g) ?? [];
    expect(
      latin.filter((word) => !COMMON.has(word)),
      path,
    ).toEqual([]);
  }
});

test.each(['en', 'ru', 'kk'] as const)('%s never breaks a line before a percent sign', (language) => {
  for (const [path, text] of texts(REPORT_TEXT[language])) expect(text, path).not.toMatch(/\d %/);
});

test('counts as each language counts', () => {
  const months = (count: number) => REPORT_TEXT.ru.say.overMonths(count).replaceAll('\u00a0', ' ');
  expect([1, 3, 12, 21].map(months)).toEqual(['за 1 месяц', 'за 3 месяца', 'за 12 месяцев', 'за 21 месяц']);
  expect(REPORT_TEXT.en.say.overMonths(1)).toBe('over 1\u00a0month');
  expect(REPORT_TEXT.en.verdict.agrees({ count: 1, z: '0.50' })).toBe(
    '1\u00a0estimate has an exact value to be checked against, and it agrees: |z| is 0.50.',
  );
});
