import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freezeEntries } from '../../../engine/draw/entries.ts';
import { matchingRange } from './matchingRange.ts';

const encoder = new TextEncoder();
const listOf = (entries: readonly string[]) => freezeEntries(encoder.encode(entries.join('\n')));

const matching = (list: ReturnType<typeof listOf>, prefix: string): string[] => {
  const { from, to } = matchingRange(list, prefix);
  return Array.from({ length: to - from }, (_, offset) => list.entry(from + offset));
};

test('the range holds exactly the entries that begin with the prefix', () => {
  const digits = fc.stringMatching(/^[0-3]{1,4}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(digits, { minLength: 1, maxLength: 60 }),
      fc.stringMatching(/^[0-3]{0,4}$/),
      (entries, prefix) => {
        const found = matching(listOf(entries), prefix).sort();
        expect(found).toEqual(entries.filter((entry) => entry.startsWith(prefix)).sort());
      },
    ),
  );
});

test('entries of other scripts, sorted by their bytes, match by whole characters', () => {
  const list = listOf(['Асқар', 'Асель', 'Айгүл', 'Ерлан', 'Қанат', '😀-1', '😀-2', 'Zoe']);
  expect(matching(list, 'Ас').sort()).toEqual(['Асель', 'Асқар']);
  expect(matching(list, '😀')).toEqual(['😀-1', '😀-2']);
  expect(matching(list, 'ғ')).toEqual([]);
});

test('a whole entry leaves itself alone, nothing shown leaves all', () => {
  const list = listOf(['100', '101', '102']);
  expect(matchingRange(list, '101')).toEqual({ from: 1, to: 2 });
  expect(matchingRange(list, '')).toEqual({ from: 0, to: 3 });
});
