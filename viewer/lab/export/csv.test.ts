import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('cells are separated, quoted where they must be, and empty where there is nothing', () => {
  expect(
    csv([
      ['a', 1.5, null],
      ['say "so", twice', -2, 'two\nlines'],
    ]),
  ).toBe('\ufeffa,1.5,\r\n"say ""so"", twice",-2,"two\nlines"\r\n');
});

test('words that a spreadsheet would run as a formula are words', () => {
  expect(csv([['=1+1', '+x', '@y', '-z', -1]])).toBe("\ufeff'=1+1,'+x,'@y,'-z,-1\r\n");
});
