import { afterEach, expect, test, vi } from 'vitest';
import { loadText } from '../text/currentText.ts';
import { allPrizes, eachWords, firstPrizeTitle } from './prizeWords.ts';

afterEach(() => vi.unstubAllGlobals());

/** The page in a language, without a browser. */
async function speak(language: string): Promise<void> {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  vi.stubGlobal('document', { documentElement: {} });
  await loadText();
}

const prize = (place: number, amountTenge: number, word = 'Certificate') => ({
  ...{ place, amountTenge, name: { kk: word, ru: word, en: word } },
});
const plain = (words: string | null): string | undefined => words?.replaceAll(/[\u00a0\u202f]/g, ' ');

test('of two equal prizes it is said that each is worth so much, and what both are worth', async () => {
  await speak('en');
  const plan = { prizes: [prize(1, 350_000), prize(2, 350_000)] };
  expect(eachWords(plan)).toBe('for each winner');
  expect(plain(allPrizes(plan))).toMatch(/^2 prizes, 700.000 ₸ in all$/);
  expect(firstPrizeTitle(plan)).toBe('The prize');
});

test('of different prizes the first is called the first place’s', async () => {
  await speak('ru');
  for (const other of [prize(2, 100_000), prize(2, 350_000, 'Bicycle')]) {
    const plan = { prizes: [prize(1, 350_000), other] };
    expect(eachWords(plan)).toBeNull();
    expect(firstPrizeTitle(plan)).toBe('Приз, место 1');
  }
});

test('a single prize needs no such words', async () => {
  await speak('kk');
  const plan = { prizes: [prize(1, 14_000_000)] };
  expect([eachWords(plan), allPrizes(plan)]).toEqual([null, null]);
});
