import { describe, expect, it } from 'vitest';
import { kk as formsKk } from '../forms/text/kk.ts';
import { ru as formsRu } from '../forms/text/ru.ts';
import { kk as raffleKk } from '../raffle/text/kk.ts';
import { ru as raffleRu } from '../raffle/text/ru.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );
}

const places = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted();

// Words that the languages share.
const SHARED = new Set([
  ...['Резерв', 'Лотерея', '№ {draw}', '{name}: {amount}', '{origin}', '№', 'E-mail', 'Кредит', 'паспорт'],
  ...['{figures} ({words})', '{words} 00 тиын', '{kind} № {number}, {day}, {by}', '{lottery}'],
]);

describe.each([
  ['protocols', ru, kk],
  ['forms', formsRu, formsKk],
  ['raffle papers', raffleRu, raffleKk],
])('the words of %s', (_, russian, kazakh) => {
  it('say the same things in both languages, with the same values in them', () => {
    // Lines of a corner stand in another order in Kazakh.
    const sorted = (words: object): [string, string[]][] =>
      texts(words)
        .filter(([path]) => !path.includes('corner'))
        .map(([path, text]) => [path, places(text)]);
    expect(sorted(kazakh)).toEqual(sorted(russian));
    expect(texts(kazakh).map(([path]) => path)).toEqual(texts(russian).map(([path]) => path));
  });

  it('are none of them empty, and none is left in the other language', () => {
    const known = new Map(texts(russian));
    const same = texts(kazakh).filter(([path, text]) => text === known.get(path) && !SHARED.has(text));
    expect(same).toEqual([]);
    const untrimmed = [...texts(kazakh), ...texts(russian)].filter(
      ([, text]) => text.trim() !== text || text === '',
    );
    expect(untrimmed).toEqual([]);
  });
});
