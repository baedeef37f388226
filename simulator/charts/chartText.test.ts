import { expect, test } from 'vitest';
import { CHART_TEXT, type ChartText } from './chartText.ts';

const LANGUAGES = ['en', 'ru', 'kk'] as const;

/** Every text by its path; a function is asked with stand-ins. */
function texts(part: unknown, path = ''): Map<string, string> {
  if (typeof part === 'string') return new Map([[path, part]]);
  if (typeof part === 'function') return new Map([[path, String(part(standIn, standIn))]]);
  const inner = Object.entries(part as object).flatMap(([key, value]) => [...texts(value, `${path}/${key}`)]);
  return new Map(inner);
}

/** Any argument: a number, a text, or an object of them. */
const standIn = new Proxy(
  {},
  { get: (_, key) => (key === Symbol.toPrimitive ? () => '5' : key === 'toLowerCase' ? () => '5' : '5') },
);

const wordsOf = (text: ChartText): Map<string, string> => {
  const { trials, metric, title, ...rest } = text;
  const { fan, ruin, remaining, jackpot } = title;
  return texts({ ...rest, metric, title: { fan, ruin, remaining, jackpot }, trials: trials(5) });
};

test.each(LANGUAGES)('%s has every text, none of them empty', (language) => {
  const words = wordsOf(CHART_TEXT[language]);
  expect([...words.keys()]).toEqual([...wordsOf(CHART_TEXT.en).keys()]);
  for (const [path, text] of words) expect(text.trim(), path).not.toBe('');
  expect(new Set(CHART_TEXT[language].months).size).toBe(12);
});

test.each(['ru', 'kk'] as const)('%s has no English left in it', (language) => {
  for (const [path, text] of wordsOf(CHART_TEXT[language])) {
    if (path === '/language') continue;
    const latin = text.match(/[A-Za-z]{2,}/g) ?? [];
    expect(
      latin.filter((word) => word !== 'RTP'),
      path,
    ).toEqual([]);
  }
});

test.each(LANGUAGES)('%s never breaks a line before a percent sign', (language) => {
  for (const [path, text] of wordsOf(CHART_TEXT[language])) expect(text, path).not.toMatch(/\d %/);
});

test('trials are counted as each language counts', () => {
  const said = (language: 'en' | 'ru' | 'kk') => (count: number) =>
    CHART_TEXT[language].trials(count).replaceAll('\u00a0', ' ');
  expect([1, 2, 100_000].map(said('en'))).toEqual(['1 trial', '2 trials', '100,000 trials']);
  expect([1, 3, 5, 11, 21, 112, 1000].map(said('ru'))).toEqual([
    '1 испытание',
    '3 испытания',
    '5 испытаний',
    '11 испытаний',
    '21 испытание',
    '112 испытаний',
    '1 000 испытаний',
  ]);
  expect([1, 5].map(said('kk'))).toEqual(['1 сынақ', '5 сынақ']);
});

test('a metric inside a title keeps RTP in capitals', () => {
  for (const language of LANGUAGES) {
    const text = CHART_TEXT[language];
    expect(text.title.distribution(text.metric.rtp)).toContain('RTP');
    expect(text.title.convergence(text.metric.revenueTenge)).toContain(
      text.metric.revenueTenge.toLowerCase(),
    );
  }
});
