import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './breakLines.ts';

/** Every character is one wide. */
const measure = (text: string): number => [...text].length;

test('lines break at spaces and keep them', () => {
  expect(breakLines('один два три', 8, measure)).toEqual(['один два ', 'три']);
  expect(breakLines('один', 8, measure)).toEqual(['один']);
  expect(breakLines('', 8, measure)).toEqual(['']);
});

test('a word wider than the line is cut, and not inside a character', () => {
  expect(breakLines('абвгдежз', 3, measure)).toEqual(['абв', 'где', 'жз']);
  expect(breakLines('я 😀😀😀 и', 2, measure)).toEqual(['я ', '😀😀', '😀 ', 'и']);
  expect(breakLines('абв', 0, measure)).toEqual(['а', 'б', 'в']);
});

test('a no-break space holds', () => {
  expect(breakLines('сумма 14\u00a0000\u00a0₸', 10, measure)).toEqual(['сумма ', '14\u00a0000\u00a0₸']);
});

test('whatever the text, the lines joined are the text and none is too wide', () => {
  const words = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('ә'.repeat(250), '')),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (parts, width) => {
      const text = parts.join(' ');
      const lines = breakLines(text, width, measure);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(measure(line.replace(/ $/, ''))).toBeLessThanOrEqual(width);
    }),
  );
});

test('a very long word is not measured whole again and again', () => {
  let measured = 0;
  breakLines('ә'.repeat(100_000), 50, (text) => {
    measured += text.length;
    return measure(text);
  });
  expect(measured).toBeLessThan(100_000 * 50);
});
