import { expect, test } from 'vitest';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : texts(value, `${path}${key}.`),
  );
}

const places = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted();

test('both languages say the same things, with the same values in them', () => {
  const russian = texts(ru);
  expect(texts(kk).map(([path]) => path)).toEqual(russian.map(([path]) => path));
  expect(texts(kk).map(([path, text]) => [path, places(text)])).toEqual(
    russian.map(([path, text]) => [path, places(text)]),
  );
});

test('no text is empty, none is left in the other language', () => {
  const russian = new Map(texts(ru));
  // Words that the languages share.
  const shared = new Set(['Резерв', 'Лотерея', '№ {draw}', '{name}: {amount}', '{origin}']);
  const same = texts(kk).filter(([path, text]) => text === russian.get(path) && !shared.has(text));
  expect(same).toEqual([]);
  expect([...texts(kk), ...texts(ru)].filter(([, text]) => text.trim() !== text || text === '')).toEqual([]);
});
